import ConfigFormats
import Diagnostics
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// Every rule over exports finds what it is about, at its place, in each brand that has it, and nothing in our own output.
@Suite struct ExportAuditTests {
    @Test(arguments: ExportAuditSamples.all) func finds(_ sample: ExportAuditSample) throws {
        let folder = SourceFolder(files: [SourceFile(path: "export", text: sample.text)])
        let findings = try ExportAuditBed(sample.brand).findings(in: folder, from: ["185.19.236.0/22"])
        let said = findings.map { "\($0.severity.rawValue) \($0.rule) \($0.location?.line ?? 0)" }.sorted()
        #expect(said == sample.expected.sorted(), "\(findings.map(\.message.en))")
        // A password stands in no finding, whatever it is.
        for text in findings.flatMap({ [$0.message.nl, $0.message.en, $0.advice.nl, $0.advice.en] }) {
            #expect(!text.contains("welkom01"))
        }
    }

    @Test func everyRuleHasASampleAndARow() throws {
        for brand in ["3cx", "yeastar", "avaya-ipoffice"] {
            let auditor = try ExportAuditBed(brand).auditor
            let rules = Set(auditor.rules.map(\.name))
            let samples = ExportAuditSamples.all.filter { $0.brand.hasPrefix(brand) }
            let found = Set(
                samples.flatMap(\.expected).compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
            )
            #expect(found == rules)
        }
    }

    static let brands = ["3cx:14", "3cx:18", "3cx:20", "yeastar:s-series", "yeastar:mypbx", "avaya-ipoffice:11"]

    /// Our own files are clean, but for the passwords that the cases have to try out escapes.
    @Test(arguments: brands, ["groningen", "device-accounts-with-callers"]) func own(_ brand: String, _ name: String)
        throws
    {
        let generated = try GeneratedBed(brand, case: name)
        try expectClean(generated.folder { $0 != "xapi-plan.json" }, brand)
        if brand == "3cx:20" {
            let system = try ThreeCXSystem(generated)
            try expectClean(SourceFolder(files: system.answers), brand)
            try expectClean(SourceFolder(files: [system.backup]), brand)
        }
    }

    @Test(arguments: ["freepbx:2.11", "freepbx:17"]) func ownFreePBX(_ brand: String) throws {
        let generated = try GeneratedBed(brand)
        let line = try #require(FreePBXLine(generated.selection.line))
        let box = FreePBXBox(view: FreePBXPlan(generated.plan, line: line))
        try expectClean(SourceFolder(files: [SourceFile(path: "asterisk.sql", text: box.dump())]), brand)
        try expectClean(SourceFolder(files: [SourceFile(path: "Core.json", text: box.backup())]), brand)
    }

    private func expectClean(_ folder: SourceFolder, _ brand: String) throws {
        let findings = try ExportAuditBed(brand).findings(in: folder, from: ["185.19.236.0/22"])
        #expect(findings.filter { $0.rule != "weak-password" }.map(\.message.en) == [])
    }

    @Test(arguments: ["3cx:20", "yeastar:s-series", "avaya-ipoffice"]) func nothingRecognised(_ brand: String) throws {
        let folder = SourceFolder(files: [SourceFile(path: "x", text: "hello")])
        #expect(throws: DiagnosedFailure.self) { try ExportAuditBed(brand).findings(in: folder, from: []) }
    }
}

/// A brand's auditor at work.
struct ExportAuditBed {
    let selection: BackendRegistry.Selection
    let auditor: any DeploymentAuditor

    init(_ brand: String) throws {
        selection = try #require(try BackendRegistry.select(brand).first)
        auditor = try #require(selection.backend.auditor)
    }

    func findings(in folder: SourceFolder, from networks: [String]) throws -> [AuditFinding] {
        var log = DiagnosticLog()
        return try auditor.findings(
            in: folder,
            line: selection.line,
            providerNetworks: try networks.map { try IPNetwork($0) },
            log: &log
        )
    }
}
