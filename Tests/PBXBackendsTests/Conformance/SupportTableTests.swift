import Diagnostics
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// `Documentation/brands.md`: how each brand gets each setting, and what it cannot express.
///
/// `TRUNKLINE_RECORD=1 swift test --filter SupportTableTests` writes it anew, and fails.
@Suite struct SupportTableTests {
    @Test func documentIsUpToDate() throws {
        let url = GoldenCase.projectFolder.appending(path: "Documentation/brands.md")
        let text = try Self.document()
        if GoldenTests.isRecording {
            try text.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(url.lastPathComponent)")
            return
        }
        let kept = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        if let difference = UnifiedDiff.of(kept, text, name: "Documentation/brands.md") {
            Issue.record(Comment(rawValue: difference))
        }
    }

    private static func document() throws -> String {
        var text = """
            # Brands: what is made, and what cannot be

            Printed by the conformance suite from its own results; do not edit.

            - **file**: a generated file carries the setting into the PBX; it was read back and found there.
            - **sheet**: a person enters it by the setup sheet; the sheet has the field.
            - **–**: the PBX cannot, and a finding says so.

            What every case and line passes: both accounts, codecs and DTMF are read back as the trunk file has them; 200 dialled
            numbers a case go where `trunkline dial` says, or a finding below says that they do not; every number of the trunk is
            reached, and no other.

            """
        for backend in BackendRegistry.all { text += "\n" + (try section(backend)) }
        return text
    }

    private static func section(_ backend: any PBXBackend) throws -> String {
        let lines = backend.lines
        let names = lines.map { $0.name.map { ":\($0)" } ?? $0.versions }
        var text = "## \(backend.name)\n\n\(backend.model)\n\n"
        text += row(["setting"] + names) + row(Array(repeating: "---", count: names.count + 1))
        let columns = try lines.map { try column(backend, $0) }
        for setting in TrunkSetting.allCases {
            let cells = columns.map { $0[setting] ?? "" }
            text += row([title(setting)] + cells)
        }
        text += findings(backend)
        return text
    }

    /// How one line gets each setting, judged by the case with everything in it.
    private static func column(_ backend: any PBXBackend, _ line: ProductLine) throws -> [TrunkSetting: String] {
        let golden = GoldenCase(name: "groningen")
        let sample = Conformance.Sample(
            selection: BackendRegistry.Selection(backend: backend, line: line),
            golden: golden
        )
        let bundle = try GeneratedBundle(sample.selection, try sample.plan)
        return Dictionary(
            uniqueKeysWithValues: try TrunkSetting.allCases.map { setting in
                let support = try SupportTests.support(of: setting, sample, bundle)
                let limits = backend.limitations(of: line).filter { $0.settings.contains(setting) }
                let marks = limits.filter { $0.severity != .note }.isEmpty ? "" : " (!)"
                switch support {
                case .file: return (setting, "file\(marks)")
                case .sheet: return (setting, "sheet\(marks)")
                case .finding, .nothing: return (setting, "–")
                }
            }
        )
    }

    private static func findings(_ backend: any PBXBackend) -> String {
        var order: [String] = []
        var found: [String: (limitation: Limitation, lines: [String])] = [:]
        for line in backend.lines {
            for limitation in backend.limitations(of: line) {
                if found[limitation.id] == nil {
                    order.append(limitation.id)
                    found[limitation.id] = (limitation, [])
                }
                found[limitation.id]?.lines.append(line.name ?? line.versions)
            }
        }
        if order.isEmpty { return "" }
        var text = "\nWhat it cannot express, where a trunk file asks for it (`(!)` above):\n\n"
        text += row(["finding", "severity", "lines", ""]) + row(Array(repeating: "---", count: 4))
        for id in order {
            guard let (limitation, lines) = found[id] else { continue }
            let which = lines.count == backend.lines.count ? "all" : lines.joined(separator: ", ")
            let words = "\(limitation.text.en). *\(limitation.text.nl)*"
            text += row(["`\(id)`", limitation.severity.rawValue, which, words])
        }
        return text
    }

    private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }

    /// The setting as people say it.
    private static func title(_ setting: TrunkSetting) -> String {
        switch setting {
        case .registration: "registration of both accounts"
        case .credentials: "user names and passwords"
        case .contactUser: "Contact in registrations"
        case .transport: "UDP"
        case .registrationTimes: "registration times"
        case .providerNetworks: "where calls may come from"
        case .guests: "strangers refused"
        case .relaying: "no calls from outside to outside"
        case .didRoutes: "inbound routes (DID)"
        case .codecs: "codecs and their order"
        case .dtmf: "DTMF by RFC 4733"
        case .t38: "T.38 off"
        case .media: "audio, NAT"
        case .extensions: "session timers, 100rel"
        case .connectedLine: "nothing internal in answers"
        case .dialRules: "dial rules"
        case .destinations: "blocked destinations"
        case .fromNumber: "number in From"
        case .assertedIdentity: "P-Asserted-Identity"
        case .callerID: "number per caller"
        case .privacy: "anonymous calls"
        case .failover: "primary, then secondary"
        case .keepalive: "OPTIONS"
        }
    }
}
