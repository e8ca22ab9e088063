import Diagnostics
import DialPlan
import FoundationEssentials
import TrunkModel

/// Reads trunk files from disk, with their profiles and secrets, and makes plans of them.
struct TrunkLoader {
    let secrets: SecretAccess
    private(set) var log = DiagnosticLog()
    private(set) var sources: [String: String] = [:]

    /// Whether a command needs the passwords.
    enum SecretAccess {
        /// Real ones; one that cannot be had is an error.
        case reveal
        /// Stars: for what only plans, explains, or is to be shown around.
        case redact
    }

    init(secrets: SecretAccess) { self.secrets = secrets }

    /// The plan of a trunk file; nil when something is wrong, which then stands in the log.
    mutating func plan(_ path: String) -> DialPlan? {
        do throws(DiagnosedFailure) {
            let text = try FileReading.text(path)
            sources[path] = text
            var findings = DiagnosticLog()
            defer { log.append(findings) }
            let trunk = Trunk.load(
                text,
                file: path,
                readFile: { try Self.relative($0, to: path) },
                secrets: sources(for: path),
                log: &findings
            )
            guard let trunk else { return nil }
            let plan = DialPlan(trunk)
            plan.analyse(log: &findings)
            return findings.hasErrors ? nil : plan
        } catch {
            log.append(error.log)
            return nil
        }
    }

    private func sources(for path: String) -> SecretSources {
        switch secrets {
        case .redact: .redacting
        case .reveal:
            SecretSources(
                environment: { ProcessInfo.processInfo.environment[$0] },
                file: { try Self.relative($0, to: path).text }
            )
        }
    }

    /// A file named relative to the trunk file.
    static func relative(_ name: String, to path: String) throws -> (path: String, text: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let full = name.hasPrefix("/") ? name : folder + name
        do throws(DiagnosedFailure) { return (full, try FileReading.text(full)) } catch {
            throw Reason(description: error.log.diagnostics.first?.message ?? "it cannot be read")
        }
    }

    private struct Reason: Error, CustomStringConvertible { let description: String }
}
