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

    @Argument(
        help: ArgumentHelp(
            "BRAND or BRAND:VERSION, several with commas between; all where it is left out.",
            valueName: "brand"
        ),
        completion: .brands
    )
    var pbx: String?

    @Option(help: "Language of what is printed: nl or en.", transform: GenerateCommand.language)
    var language = Language.ofSystem

    @OptionGroup var options: CommonOptions

    func run() throws {
        var selections = BackendRegistry.selections
        if let pbx {
            do { selections = try BackendRegistry.select(pbx, wholeBrands: true) } catch {
                Console(options).fail(error.log)
            }
        }
        let brands = BackendRegistry.all.compactMap { backend in
            let lines = selections.filter { $0.backend.name == backend.name }.map(\.line)
            return lines.isEmpty ? nil : Brand(backend, lines, language)
        }
        Console(options).finish(
            DiagnosticLog(),
            result: brands,
            text: brands.map(\.text).joined(separator: "\n"),
            outcome: .done
        )
    }

    fileprivate struct Brand: Encodable {
        let name: String
        let title: String
        let lines: [Line]

        struct Line: Encodable {
            let line: String?
            let title: String?
            let versions: String
            let aliases: [String]
            let files: [File]
            let base: String?
            let limitations: [Limit]
        }

        struct File: Encodable, Hashable {
            let path: String
            let purpose: String
        }

        struct Limit: Encodable, Hashable {
            let rule: String
            let severity: String
            let text: String
        }

        init(_ backend: any PBXBackend, _ lines: [ProductLine], _ language: Language) {
            name = backend.name
            title = backend.model
            let sheet = LocalizedText(nl: "het instelblad", en: "the setup sheet")
            self.lines = lines.map { line in
                Line(
                    line: line.name,
                    title: line.title,
                    versions: line.versions,
                    aliases: line.aliases,
                    files: (backend.emits(line) + [EmittedFile("setup-NAME.LANGUAGE.md, .html", sheet)]).map {
                        File(path: $0.path, purpose: $0.purpose[language])
                    },
                    base: backend.base(line)?[language],
                    limitations: backend.limitations(of: line).map {
                        Limit(rule: $0.id, severity: $0.severity.rawValue, text: $0.text[language])
                    }
                )
            }
        }

        /// What lines have in common stands once.
        var text: String {
            var text = ["\(name)  \(title)"]
            let files = Self.shared(lines.map(\.files))
            let limits = Self.shared(lines.map(\.limitations))
            for line in lines {
                let also = line.aliases.isEmpty ? "" : " (\(line.aliases.joined(separator: ", ")))"
                text.append("  \((line.line.map { ":\($0)" } ?? "versions").padded(to: 9)) \(line.versions)\(also)")
                text += line.files.filter { !files.contains($0) }.map { "    file      \($0.path): \($0.purpose)" }
                if let base = line.base { text.append("    --base    \(base)") }
                text += line.limitations.filter { !limits.contains($0) }.map { "    \($0.printed)" }
            }
            text += files.map { "  file      \($0.path): \($0.purpose)" }
            text += limits.map { "  \($0.printed)" }
            return text.joined(separator: "\n") + "\n"
        }

        private static func shared<Element: Hashable>(_ lists: [[Element]]) -> [Element] {
            (lists.first ?? []).filter { element in lists.allSatisfy { $0.contains(element) } }
        }
    }
}

extension BrandsCommand.Brand.Limit {
    fileprivate var printed: String { "\(severity.padded(to: 9)) \(text) [\(rule)]" }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 0)) }
}
