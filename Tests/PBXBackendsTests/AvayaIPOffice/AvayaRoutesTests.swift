import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// The short codes: what they look like, and that it never matters which of several matches wins.
@Suite struct AvayaRoutesTests {
    private static func file(_ golden: GoldenCase) throws -> AvayaRoutesFile {
        let plan = try Conformance.plan(golden)
        return try AvayaRoutesFile(try AvayaTestPlans.bundle(plan).file(".ipo-routes.txt"))
    }

    /// A number that both codes could take: the longer literal part, filled up to the other's length.
    private static func candidates(_ codes: [AvayaShortCodes.Code]) -> [String] {
        let literal = codes.map { String($0.pattern.prefix { !"XN".contains($0) }) }.max { $0.count < $1.count } ?? ""
        return codes.map { code in
            code.pattern.count > literal.count
                ? literal + String(repeating: "0", count: code.pattern.count - literal.count) : literal
        }
    }

    @Test(arguments: GoldenCase.all) func noNumberMatchesTwoCodes(_ golden: GoldenCase) throws {
        for (heading, list) in try Self.file(golden).lists {
            let patterns = Set(list.codes.map(\.code)).subtracting(["?"]).sorted()
            let codes = try patterns.map { try AvayaShortCodes.Code("\($0)/Dial/./0") }
            for (index, code) in codes.enumerated() {
                for other in codes[(index + 1)...] {
                    for number in Self.candidates([code, other])
                    where code.wildcards(of: number) != nil && other.wildcards(of: number) != nil {
                        Issue.record("\(heading): \(number) matches \(code.code) and \(other.code)")
                    }
                }
            }
        }
    }

    @Test func overlapsAreFound() throws {
        let codes = try ["0N;/Dial/N/1", "00N;/Dial/N/1"].map(AvayaShortCodes.Code.init)
        let number = try #require(Self.candidates(codes).first)
        #expect(codes.allSatisfy { $0.wildcards(of: number) != nil })
    }

    @Test(arguments: GoldenCase.all) func fieldsHoldThem(_ golden: GoldenCase) throws {
        let lists = try Self.file(golden).lists
        for code in lists.flatMap(\.codes.codes) {
            #expect(code.code.count <= 31 && code.telephoneNumber.count <= 32, "\(code)")
        }
        let names = lists.map(\.heading).filter { $0.hasPrefix("ARS ") }.map { $0.drop { $0 != ":" }.dropFirst() }
        #expect(names.allSatisfy { (1...15).contains($0.count) } && Set(names).count == names.count)
    }

    /// Each code stands once per account, in the order of priority; what dials sends complete numbers.
    @Test(arguments: GoldenCase.all) func twinsStandTogether(_ golden: GoldenCase) throws {
        let trunk = try Conformance.plan(golden).trunk
        for (heading, list) in try Self.file(golden).lists where heading.hasPrefix("ARS ") {
            let groups = trunk.kind == .trunk ? trunk.accounts.indices.map { String(17 + $0) } : nil
            for start in stride(from: 0, to: list.codes.count, by: groups?.count ?? 1) {
                let twins = list.codes[start..<min(start + (groups?.count ?? 1), list.codes.count)]
                #expect(Set(twins.map { [$0.code, $0.feature, $0.telephoneNumber] }).count == 1)
                if let groups { #expect(twins.map(\.lineGroup) == groups) }
            }
            #expect(list.codes.allSatisfy { $0.code.hasSuffix(";") })
        }
    }

    @Test func notation() throws {
        let zwolle = try Self.file(GoldenCase(name: "outside-line-0"))
        let system = try #require(zwolle.list("Short Code")).codes
        #expect(try system.contains(AvayaShortCodes.Code("0N/Dial/N/51:zwolle")))
        #expect(try system.contains(AvayaShortCodes.Code("112;/Dial Emergency/112/51:zwolle")))
        #expect(!system.contains { $0.code == "?" })
        let groningen = try #require(try Self.file(GoldenCase(name: "groningen")).list("ARS 51:groningen")).codes
        for line in ["112;/Dial Emergency/112/17", "0032N;/Dial/\"+32\"N/18", "06XXXXXXXX;/Dial/\"+316\"N/17"] {
            #expect(try groningen.contains(AvayaShortCodes.Code(line)))
        }
    }

    /// The cases in which somebody calls anonymously.
    static let anonymous = ["groningen", "outside-line-0", "range-of-1000", "device-accounts-with-callers"].map(
        GoldenCase.init(name:)
    )

    @Test(arguments: anonymous, AvayaRelease.allCases)
    func anonymousCallersStayUnseen(_ golden: GoldenCase, _ release: AvayaRelease) throws {
        let plan = try Conformance.plan(golden)
        let reading = try AvayaReading(try AvayaTestPlans.bundle(plan, release))
        var hidden = 0
        for (decision, caller) in try Conformance.decisions(golden) {
            guard case .sent(let expected) = decision.outcome, decision.rule?.kind != .emergency else { continue }
            let call = try reading.outbound(decision.dialled, from: caller)
            #expect(call?.isAnonymous == (expected.isAnonymous && release.hasAdvanced))
            hidden += expected.isAnonymous ? 1 : 0
        }
        #expect(hidden > 0)
    }

    @Test func userWhoGoesOutByAnotherAccount() throws {
        let plan = try AvayaTestPlans.plan("device-accounts-with-callers")
        let reading = try AvayaReading(try AvayaTestPlans.bundle(plan))
        #expect(try reading.outbound("90201234567", from: "200")?.accounts == [1])
        #expect(try reading.outbound("90201234567", from: "150")?.accounts == [0])
        #expect(try reading.outbound("112", from: "152")?.accounts == [2])
        #expect(AvayaTestPlans.findings(plan).contains("avaya-user-codes"))
    }
}
