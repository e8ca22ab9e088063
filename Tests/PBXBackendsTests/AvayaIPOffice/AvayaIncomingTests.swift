import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// Incoming calls: the line's prefixes, then the routes.
@Suite struct AvayaIncomingTests {
    /// The fact sheet's vectors, made by Avaya's four rules.
    @Test(arguments: [
        ("+31508200001", "0508200001"), ("0031508200001", "0508200001"), ("31508200001", "0508200001"),
        ("0508200001", "0508200001"), ("+4930123456", "004930123456"), ("4930123456", "004930123456"),
    ])
    func rewriting(_ received: String, _ after: String) {
        let line = AvayaRewriting(national: "0", countryCode: "31", international: "00")
        #expect(line.rewritten(received) == after)
    }

    @Test func rewritingWithoutCountryCode() {
        let line = AvayaRewriting(national: "0", countryCode: "", international: "00")
        #expect(line.rewritten("+31508200001") == "0031508200001")
        #expect(line.rewritten("31508200001") == "31508200001")
    }

    @Test func longestRouteFromTheRightWins() throws {
        let file = try AvayaIncomingFile(
            """
            17 / 677 / CLI: - / Dest: 1 / Fallback: -
            17 / 7 / CLI: - / Dest: 2 / Fallback: -
            17 / 5XX / CLI: - / Dest: 3 / Fallback: -
            17 / (blank) / CLI: - / Dest: 4 / Fallback: -
            18 / 677 / CLI: - / Dest: 5 / Fallback: -
            """
        )
        #expect(file.route(for: "0677", group: "17")?.destination == "1")
        #expect(file.route(for: "777", group: "17")?.destination == "2")
        #expect(file.route(for: "7512", group: "17")?.destination == "3")
        #expect(file.route(for: "12", group: "17")?.destination == "4")
        #expect(file.route(for: "12", group: "18") == nil)
    }

    /// Prefixes make numbers that can be dialled back, the outside line included.
    @Test func prefixesOfPlans() throws {
        func prefixes(_ name: String) throws -> [String] {
            let made = AvayaPrefixes(try AvayaTestPlans.plan(name))
            return [made.national, made.countryCode, made.international]
        }
        #expect(try prefixes("groningen") == ["0", "31", "00"])
        #expect(try prefixes("range-of-1000") == ["00", "31", "000"])
        // The provider's own 00 would not be recognised behind an outside line.
        #expect(try prefixes("outside-line-0") == ["0", "31", "00"])
        #expect(try prefixes("spanish-pbx-no-trunk-prefix") == ["", "", "00"])
    }

    @Test(arguments: GoldenCase.all) func routesNeverNameThePlus(_ golden: GoldenCase) throws {
        let incoming = AvayaIncoming(try Conformance.plan(golden))
        let numbers = incoming.routes.compactMap(\.number) + incoming.ranges.map(\.number)
        #expect(numbers.allSatisfy { $0.allSatisfy { "0123456789X".contains($0) } })
        #expect(incoming.routes.last?.number == nil, "the last route takes everything else")
        #expect(incoming.routes.filter { $0.number == nil }.count == 1)
    }

    /// Without its route a number would be looked up among the short codes, and go out again.
    @Test(arguments: GoldenCase.all) func nothingComesInAndGoesOut(_ golden: GoldenCase) throws {
        let plan = try Conformance.plan(golden)
        let reading = try AvayaReading(try AvayaTestPlans.bundle(plan))
        for stranger in ["+31201234567", "31201234567", "0201234567", "00201234567", "112", ""] {
            #expect(try reading.inbound(stranger) == nil, "\(stranger)")
        }
        // Each line takes every call, into the group that the routes are for.
        for line in reading.lines {
            let arriving = line.entries.filter { ["*", "Auto"].contains($0.content) }
            #expect(arriving.count == 1 && arriving.first == line.entries.first)
            #expect(line.entries.allSatisfy { $0.incomingGroup == "17" })
            #expect(arriving.first?.outgoingGroup == "99")
        }
    }

    @Test func rangesBecomeMSN() throws {
        let hospital = AvayaIncoming(try AvayaTestPlans.plan("range-of-1000"))
        let range = try #require(hospital.ranges.first)
        #expect(range.number == "0508201000" && range.destination == "1000" && range.count == 1000)
        let london = AvayaIncoming(try AvayaTestPlans.plan("british-pbx"))
        #expect(london.ranges.map(\.destination) == ["790000"] && london.routes.count == 1)
        // No extension: single routes.
        let group = AvayaIncoming(try AvayaTestPlans.plan("secondary-on-another-server"))
        #expect(
            group.ranges.isEmpty && group.routes.map(\.destination) == ["6140", "6141", "6142", "6143", "544", "*8899"]
        )
    }

    /// One destination for all numbers of a range: wildcards.
    @Test func rangesToOneDestinationBecomeWildcards() throws {
        let old = "extension: \"2{last2}\""
        let plan = try AvayaTestPlans.plan("groningen", replacing: old, with: "ring_group: \"600\"")
        let incoming = AvayaIncoming(plan)
        #expect(
            incoming.ranges.isEmpty && incoming.routes.contains { $0.number == "050820001X" && $0.destination == "600" }
        )
        let reading = try AvayaReading(try AvayaTestPlans.bundle(plan))
        #expect(try reading.inbound("+31508200017") == "600")
        #expect(try reading.inbound("+31508200020") == nil)
    }

    /// Extensions that do not follow each other, and more than one pattern.
    @Test func rangesAcrossTensBecomeSingleRoutes() throws {
        let wide = try AvayaTestPlans.plan("groningen", replacing: "+31508200019", with: "+31508200109")
        let incoming = AvayaIncoming(wide)
        #expect(incoming.ranges.isEmpty && incoming.routes.count == 100 + 4)
        let reading = try AvayaReading(try AvayaTestPlans.bundle(wide))
        #expect(try reading.inbound("+31508200099") == "299" && reading.inbound("+31508200100") == "200")
    }

    @Test func awkwardWordsStandAsTheyAre() throws {
        let text = try AvayaTestPlans.bundle(try AvayaTestPlans.plan("passwords-comment-signs")).file(
            ".ipo-incoming.txt"
        )
        #expect(text.contains("# Tien voor half; \"#1\" = 100% 'goed' & <snel> \\ {last2}\n"))
        let odense = try AvayaTestPlans.plan("danish-pbx-no-area-codes")
        #expect(try AvayaTestPlans.bundle(odense).file(".ipo-incoming.txt").contains("Hollandske kunder på Fyn"))
    }
}
