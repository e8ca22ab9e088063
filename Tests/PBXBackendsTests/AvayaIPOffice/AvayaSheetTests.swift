import Diagnostics
import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// The sheet of each generation, and what is said about it.
@Suite struct AvayaSheetTests {
    private static func tabs(_ release: AvayaRelease, _ name: String = "groningen") throws -> [String] {
        try AvayaTestPlans.bundle(try AvayaTestPlans.plan(name), release).sheet.steps.compactMap { step in
            step.screen?.path.first == "Line" ? step.screen?.tab : nil
        }
    }

    @Test func tabsOfEachGeneration() throws {
        #expect(try !Self.tabs(.r8).contains("SIP Advanced") && Self.tabs(.r8).contains("SIP URI"))
        #expect(try Self.tabs(.r9).contains("SIP Advanced") && Self.tabs(.r9).contains("SIP URI"))
        #expect(try Self.tabs(.r11).contains("SIP Advanced") && Self.tabs(.r11).contains("Call Details"))
        #expect(try !Self.tabs(.r11).contains("SIP URI"))
        // Credentials before the entries that choose from them.
        for release in AvayaRelease.allCases {
            let tabs = try Self.tabs(release)
            #expect(
                try #require(tabs.firstIndex(of: "SIP Credentials")) < #require(tabs.firstIndex(of: release.entriesTab))
            )
        }
    }

    /// What only memory says is marked so, and nothing of it stands in the route files.
    @Test func unconfirmedLabelsAreMarked() throws {
        for release in [AvayaRelease.r9, .r11] {
            let sheet = try AvayaTestPlans.bundle(try AvayaTestPlans.plan("groningen"), release).sheet
            let fields = sheet.steps.flatMap(\.fields)
            for label in [
                "Use PAI for Privacy", "Cache Auth Credentials", "Use Network Topology Info", "SIP Trunks Enable",
            ] {
                #expect(fields.filter { $0.label == label }.allSatisfy { !$0.isConfirmed }, "\(label)")
                #expect(fields.contains { $0.label == label }, "\(label)")
            }
            #expect(fields.first { $0.label == "ITSP Proxy Address" }?.isConfirmed == true)
        }
        let r9 = try AvayaTestPlans.bundle(try AvayaTestPlans.plan("groningen"), .r9).sheet
        #expect(r9.steps.first { $0.screen?.tab == "SIP Advanced" }?.screen?.isConfirmed == false)
    }

    @Test func privacyAsTheProviderWantsIt() throws {
        for release in [AvayaRelease.r9, .r11] {
            let bundle = try AvayaTestPlans.bundle(try AvayaTestPlans.plan("groningen"), release)
            #expect(try bundle.field("Send From In Clear") == "On" && bundle.field("Use PAI for Privacy") == "On")
        }
        let thames = try AvayaTestPlans.bundle(try AvayaTestPlans.plan("british-pbx"))
        #expect(try thames.field("Send From In Clear") == "Off")
    }

    @Test func privacyBefore91IsAnError() throws {
        let plan = try AvayaTestPlans.plan("groningen")
        let limitation = AvayaLimitations.all(.r8).first { $0.id == "avaya-privacy-before-9.1" }
        #expect(limitation?.severity == .error && limitation?.applies(plan) == true)
        #expect(!AvayaTestPlans.findings(plan, .r9).contains("avaya-privacy-before-9.1"))
        // Nobody calls anonymously there.
        #expect(
            !AvayaTestPlans.findings(try AvayaTestPlans.plan("one-number"), .r8).contains("avaya-privacy-before-9.1")
        )
    }

    @Test func twoServersAreTwoLines() throws {
        let plan = try AvayaTestPlans.plan("secondary-on-another-server")
        let reading = try AvayaReading(try AvayaTestPlans.bundle(plan))
        #expect(reading.lines.map(\.number) == ["17", "18"])
        #expect(reading.lines.map(\.server.server) == ["pbx.callvoip.nl", "pbx2.callvoip.nl:5070"])
        #expect(reading.lines.map { $0.entries.last?.outgoingGroup } == ["17", "18"])
        #expect(AvayaTestPlans.findings(plan).contains("avaya-several-lines"))
        let one = try AvayaReading(try AvayaTestPlans.bundle(try AvayaTestPlans.plan("groningen")))
        #expect(one.lines.count == 1 && one.lines[0].entries.map(\.outgoingGroup) == ["99", "17", "18"])
    }

    @Test func limitsAreErrors() throws {
        let long = try AvayaTestPlans.plan("groningen") { $0.outsideLine = String(repeating: "9", count: 31) }
        #expect(AvayaTestPlans.findings(long).contains("avaya-code-length"))
        #expect(!AvayaTestPlans.findings(try AvayaTestPlans.plan("groningen")).contains("avaya-code-length"))
        func accounts(_ count: Int) throws -> DialPlan {
            try AvayaTestPlans.plan("assen-device-accounts") { trunk in
                let first = trunk.accounts[0]
                trunk.accounts = (0..<count).map { index in
                    var account = first
                    account.username = "3159230\(1000 + index)"
                    return account
                }
            }
        }
        #expect(AvayaTestPlans.findings(try accounts(31)).contains("avaya-credentials"))
        #expect(!AvayaTestPlans.findings(try accounts(30)).contains("avaya-credentials"))
        #expect(AvayaTestPlans.findings(try AvayaTestPlans.plan("ipv6-only")).contains("avaya-ipv6"))
    }

    /// With device accounts only who is anonymous stands under User, SIP.
    @Test func deviceAccountsHaveNoSIPNames() throws {
        let assen = try AvayaTestPlans.bundle(try AvayaTestPlans.plan("assen-device-accounts"))
        #expect(assen.rows(with: "SIP Name").isEmpty && assen.rows(with: "Anonymous").isEmpty)
        let meppel = try AvayaTestPlans.bundle(try AvayaTestPlans.plan("device-accounts-with-callers"))
        #expect(meppel.rows(with: "Anonymous") == [["User": "151", "Anonymous": "On"]])
    }

    /// Where advice sends a reader for one account, its own value stands.
    @Test func placesNameTheAccount() throws {
        let plan = try AvayaTestPlans.plan("groningen")
        let places = AvayaTestPlans.backend.places(
            of: .credentials,
            in: plan,
            line: AvayaTestPlans.line(.r11),
            account: 1,
            number: nil
        )
        #expect(places.first?.value == "trunk8200-b" && places.last?.key == "Password" && places.last?.value == nil)
        let route = AvayaTestPlans.backend.places(
            of: .didRoutes,
            in: plan,
            line: AvayaTestPlans.line(.r11),
            account: nil,
            number: "31508200013"
        )
        #expect(route.map(\.value).prefix(2) == ["0508200013", "213"])
    }
}
