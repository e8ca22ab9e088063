public import Diagnostics
public import DialPlan
public import Foundation
import Synchronization
import TrunkModel

/// One of the trunk files in `Golden/cases`, with the passwords that its tests use.
public struct GoldenCase: Sendable, CustomStringConvertible {
    /// The file's name without ending, such as `groningen`.
    public let name: String

    /// The top of the project.
    public static let projectFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Where expected files and cases are.
    public static let folder = projectFolder.appending(path: "Golden")

    /// All cases, by name.
    public static let all: [GoldenCase] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "cases").path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.sorted().map { GoldenCase(name: String($0.dropLast(5))) }
    }()

    /// A case by name.
    public init(name: String) { self.name = name }

    /// The name: what a failing test calls it.
    public var description: String { name }

    /// The trunk file.
    public var path: String { Self.folder.appending(path: "cases/\(name).yaml").path }

    /// The variables that the cases' passwords refer to.
    public static let environment: [String: String] = {
        let text = (try? String(contentsOf: folder.appending(path: "cases/environment"), encoding: .utf8)) ?? ""
        let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
        }
        return Dictionary(pairs) { _, last in last }
    }()

    // Most suites take every case for every brand; the plan is the same each time.
    private static let plans = Mutex<[String: (plan: DialPlan, log: DiagnosticLog)]>([:])

    /// The case's plan, and what was found on the way.
    ///
    /// - Throws: `DiagnosedFailure` when the case is no valid trunk file.
    public func plan() throws -> (plan: DialPlan, log: DiagnosticLog) {
        if let made = Self.plans.withLock({ $0[name] }) { return made }
        let made = try makePlan()
        Self.plans.withLock { $0[name] = made }
        return made
    }

    private func makePlan() throws -> (plan: DialPlan, log: DiagnosticLog) {
        var log = DiagnosticLog()
        let cases = Self.folder.appending(path: "cases")
        @Sendable func read(_ name: String) throws -> String {
            try String(contentsOf: cases.appending(path: name), encoding: .utf8)
        }
        let trunk = Trunk.load(
            try read("\(name).yaml"),
            file: "\(name).yaml",
            readFile: { ($0, try read($0)) },
            secrets: SecretSources(environment: { Self.environment[$0] }, file: read),
            log: &log
        )
        guard let trunk else { throw DiagnosedFailure(log) }
        let plan = DialPlan(trunk)
        plan.analyse(log: &log)
        guard !log.hasErrors else { throw DiagnosedFailure(log) }
        return (plan, log)
    }
}
