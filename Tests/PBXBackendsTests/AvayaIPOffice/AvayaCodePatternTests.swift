import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// Dial patterns as literal prefixes.
@Suite struct AvayaCodePatternTests {
    private static func codes(_ notation: String) throws -> [String] {
        CodePattern.patterns(of: try #require(DialPattern(notation))).map(\.notation)
    }

    @Test func setsAreSpeltOut() throws {
        #expect(try Self.codes("0[1-3]XX") == ["01XX", "02XX", "03XX"])
        #expect(try Self.codes("0[12]3[45]X") == ["0134X", "0135X", "0234X", "0235X"])
        #expect(try Self.codes("0032XXXX.") == ["0032N"])
        #expect(try Self.codes("X[12]").count == 20)
        #expect(try Self.codes("112") == ["112"])
    }

    @Test func tenBecomeOne() {
        func merged(_ literals: [String], least: Int = 1) -> [String] {
            CodePattern.merged(literals.map { CodePattern(literal: $0, digits: nil) }, least: least).map(\.notation)
        }
        #expect(merged((0...9).map { "37\($0)" }) == ["37N"])
        #expect(merged((0...8).map { "37\($0)" } + (0...9).map { "379\($0)" }) == ["37N"])
        #expect(merged((0...8).map { "37\($0)" }).count == 9)
        #expect(merged((0...9).map { "37\($0)" }, least: 3).count == 10)
        #expect(merged(["37", "371", "36"]) == ["36N", "37N"])
    }

    /// What is added takes exactly what was not taken before.
    @Test func laterCodesGiveWay() throws {
        var list = CodeList()
        let action = CodeAction()
        list.add(CodePattern(literal: "112", digits: 0), action)
        list.add(CodePattern(literal: "1", digits: nil), action)
        list.add(CodePattern(literal: "12", digits: 2), action)
        let codes = try list.entries.map { try AvayaShortCodes.Code("\($0.pattern.notation);/Dial/./0") }
        for number in ["112", "1120", "113", "10", "1299", "19"] {
            #expect(codes.filter { $0.wildcards(of: number) != nil }.count == 1, "\(number)")
        }
        #expect(codes.filter { $0.wildcards(of: "2") != nil }.isEmpty)
    }

    @Test func randomListsNeverOverlap() throws {
        var random = SeededGenerator(seed: 31)
        for _ in 0..<40 {
            var list = CodeList()
            var added: [AvayaShortCodes.Code] = []
            for _ in 0..<6 {
                let open = Bool.random(using: &random)
                let pattern = CodePattern(
                    literal: random.text(length: 1...3, of: "12"),
                    digits: open ? nil : Int.random(in: 0...1, using: &random)
                )
                list.add(pattern, CodeAction())
                added.append(try AvayaShortCodes.Code("\(pattern.notation)/Dial/./0"))
            }
            let codes = try list.entries.map { try AvayaShortCodes.Code("\($0.pattern.notation)/Dial/./0") }
            for _ in 0..<30 {
                let number = random.text(length: 1...6, of: "123")
                let hits = codes.filter { $0.wildcards(of: number) != nil }.count
                #expect(hits <= 1)
                // Only a number that is no longer than a code that was split may be lost.
                if hits == 0, added.contains(where: { $0.wildcards(of: number) != nil }) { #expect(number.count <= 5) }
            }
        }
    }

    @Test func telephoneNumbers() {
        func number(_ literal: String, _ digits: Int?, _ strip: Int?, _ prepend: String) -> String {
            CodeAction(strip: strip, prepend: prepend).telephoneNumber(CodePattern(literal: literal, digits: digits))
        }
        #expect(number("02", 8, 1, "+31") == "\"+312\"N")
        #expect(number("02", 8, 1, "0031") == "00312N")
        #expect(number("0032", nil, 2, "") == "32N")
        #expect(number("0", nil, 1, "") == "N")
        #expect(number("140", 2, nil, "") == ".")
        #expect(number("1233", 0, nil, "") == "1233")
    }

    @Test func routeNames() throws {
        #expect(AvayaRouteName.shortened("groningen", to: 15) == "groningen")
        let names = ["Noord-Oost_Groningen-hoofdvestiging-0123", "Noord-Oost_Groningen-hoofdvestiging-0124"].map {
            AvayaRouteName.shortened($0, to: 15)
        }
        #expect(names.allSatisfy { $0.count == 15 && $0.hasPrefix("Noord-Oost-") } && names[0] != names[1])
        let plan = try AvayaTestPlans.plan("names-at-their-limits")
        #expect(AvayaTestPlans.findings(plan).contains("avaya-route-name"))
    }
}
