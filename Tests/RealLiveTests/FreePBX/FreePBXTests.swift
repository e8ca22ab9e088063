import DialPlan
import Foundation
import LiveTest
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// The files that FreePBX will write, as the brand expects them, in real Asterisks, with our fragment for
/// `extensions_custom.conf` and small macros of our own in the place of FreePBX's: they load without a complaint, and pass
/// registration, inbound and outbound calls, anonymous ones included.
@Suite struct FreePBXTests {
    /// A version of FreePBX in the Asterisk that it would run on.
    struct Run: Sendable, CustomStringConvertible {
        let line: String
        let flavour: Flavour
        let golden: GoldenCase
        var description: String { "freepbx:\(line) \(golden), Asterisk \(flavour.version.rawValue)" }
    }

    /// Gosub with pjsip, Macro with chan_sip, and headers by SIPAddHeader; a trunk and device accounts.
    static let runs = [("17", Flavour.pjsip22), ("16-sip", .sip16), ("16", .pjsip16), ("2.11", .sip16)].flatMap {
        line in
        ["groningen", "assen-device-accounts"].map {
            Run(line: line.0, flavour: line.1, golden: GoldenCase(name: $0))
        }
    }

    @Test(arguments: runs) func passes(_ run: Run) async throws {
        let plan = try run.golden.plan().plan
        var lab = LiveTestLab(run.golden, with: .asterisk(try Self.pbx(run, plan)))
        lab.arguments = ["--only", "registration,inbound,outbound", "--pbx", "freepbx:\(run.line)"]
        let end = try await lab.run()
        #expect(end.status == 0, "\(end.story)")
        let report = try end.report()
        #expect(report.passed)
        #expect(end.complaints.filter { line in !Self.ofFreePBX.contains { line.contains($0) } } == [])
        let passed = report.checks("passed")
        var needed: Set<Check> = [
            .registers, .registrationPassword, .contactUser, .did, .codecs, .telephoneEvent, .unknownNumber, .stranger,
            .callArrives, .calledNumber, .inviteDigest, .from, .assertedIdentity, .callerID, .emergency, .blocked,
        ]
        if plan.callers.callers.contains(where: { $0.identity.isAnonymous }) {
            needed.formUnion([.privacy, .privateNumber])
        }
        #expect(Set(needed.map(\.rawValue)).subtracting(passed).isEmpty, "\(report.remarks)")
    }

    /// What Asterisk says of every FreePBX: its includes for the user's own contexts, its catch-all patterns, its macros, and
    /// `nat=yes` of the provider's figure, set for a peer.
    private static let ofFreePBX = [
        "-custom'", "The use of '_.' for an extension", "app_macro", "nat=yes is deprecated", "chan_sip.c: !!!",
    ]

    /// The PBX: what FreePBX makes, what it brings, and what the sheet has a person put beside it.
    private static func pbx(_ run: Run, _ plan: DialPlan) throws -> LiveTestLab.PBX {
        let selection = try #require(try BackendRegistry.select("freepbx:\(run.line)").first)
        var files: [String: String] = [:]
        for file in try Generator(languages: []).generate(plan, for: selection).files where file.path.hasSuffix(".conf")
        {
            files[String(file.path.split(separator: "/").last ?? "")] = file.text
        }
        let isPJSIP = run.flavour.driver == .pjsip
        let macros = FreePBXMacros(
            usesGosub: run.line.hasPrefix("17"),
            technology: isPJSIP ? "PJSIP" : "SIP",
            plan: plan
        )
        files["extensions_macros.conf"] = macros.text
        let address = plan.address
        if isPJSIP {
            // FreePBX's own order of includes, and its name for the transport.
            let parts = ["endpoint", "aor", "auth", "registration", "identify"].map { "#include pjsip.\($0).conf\n" }
            files["pjsip.conf"] = """
                [0.0.0.0-udp]
                type = transport
                protocol = udp
                bind = \(address):5060

                \(parts.joined())
                """
        } else {
            let general = files.keys.filter { $0.hasPrefix("sip_general_custom") }.map { "#include \($0)\n" }
            files["sip.conf"] = """
                [general]
                udpbindaddr = \(address):5060
                \(general.joined())#include sip_registrations.conf

                #include sip_additional.conf
                """
        }
        var pbx = LiveTestLab.PBX(run.flavour, files: files)
        if !macros.usesGosub { pbx.modules = ["app_macro"] }
        return pbx
    }
}
