import ArgumentParser
import Diagnostics
import PBXBackends
import TrunkModel

/// The command `trunkline brands`.
struct BrandsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brands",
        abstract: "List the PBX brands, what each gets, and what it cannot express."
    )

    @OptionGroup var options: CommonOptions

    func run() throws {
        let brands = BackendRegistry.all.map(Brand.init)
        Console(options).finish(
            DiagnosticLog(),
            result: brands,
            text: brands.map(\.text).joined(separator: "\n"),
            outcome: .done
        )
    }

    private struct Brand: Encodable {
        let name: String
        let title: String
        let versions: [Version]
        let files: [File]
        let limitations: [Limit]

        struct Version: Encodable {
            let line: String?
            let versions: String
        }

        struct File: Encodable {
            let path: String
            let purpose: String
        }

        struct Limit: Encodable {
            let rule: String
            let severity: String
            let text: String
        }

        init(_ backend: any PBXBackend) {
            name = backend.name
            title = backend.model
            versions = backend.lines.map { Version(line: $0.name, versions: $0.versions) }
            files =
                backend.emits.map { File(path: $0.path, purpose: $0.purpose.en) } + [
                    File(path: "setup-NAME.LANGUAGE.md, .html", purpose: "the setup sheet")
                ]
            limitations = backend.limitations.map {
                Limit(rule: $0.id, severity: $0.severity.rawValue, text: $0.text.en)
            }
        }

        var text: String {
            var lines = ["\(name)  \(title)"]
            for version in versions {
                lines.append("  versions  \(version.line.map { "\($0): " } ?? "")\(version.versions)")
            }
            for file in files { lines.append("  file      \(file.path): \(file.purpose)") }
            for limit in limitations {
                lines.append("  \(limit.severity.padded(to: 8))  \(limit.text) [\(limit.rule)]")
            }
            return lines.joined(separator: "\n") + "\n"
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 0)) }
}
