import Diagnostics
import DialPlan
import Foundation
import TestSupport
import TrunkModel

@testable import PBXBackends

/// Cases as IP Office gets them.
enum AvayaTestPlans {
    static let backend = AvayaIPOfficeBackend()

    static func line(_ release: AvayaRelease) -> ProductLine {
        backend.lines.first { $0.name == release.rawValue } ?? ProductLine(versions: "")
    }

    static func plan(_ name: String, changing change: (inout Trunk) -> Void = { _ in }) throws -> DialPlan {
        var trunk = try Conformance.plan(GoldenCase(name: name)).trunk
        change(&trunk)
        return DialPlan(trunk)
    }

    /// A case with something else in its text.
    static func plan(_ name: String, replacing old: String, with new: String) throws -> DialPlan {
        var log = DiagnosticLog()
        let golden = GoldenCase(name: name)
        let text = try String(contentsOfFile: golden.path, encoding: .utf8)
        let secrets = SecretSources(environment: { GoldenCase.environment[$0] }, file: { _ in "" })
        let trunk = Trunk.load(
            text.replacing(old, with: new),
            file: "\(name).yaml",
            readFile: { ($0, "") },
            secrets: secrets,
            log: &log
        )
        guard let trunk, text.contains(old) else { throw GeneratedBundle.Missing(what: "\(name) with \(new)") }
        return DialPlan(trunk)
    }

    static func bundle(_ plan: DialPlan, _ release: AvayaRelease = .r11) throws -> GeneratedBundle {
        try GeneratedBundle(BackendRegistry.Selection(backend: backend, line: line(release)), plan)
    }

    static func findings(_ plan: DialPlan, _ release: AvayaRelease = .r11) -> [String] {
        backend.limitations(of: line(release)).filter { $0.applies(plan) }.map(\.id)
    }
}
