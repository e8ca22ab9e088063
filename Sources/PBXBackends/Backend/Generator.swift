public import Diagnostics
public import DialPlan
public import Templating
public import TrunkModel

/// Makes a brand's files from a plan, in memory.
public struct Generator: Sendable {
    private let templates: TemplateLibrary
    private let languages: [Language]
    private let findingsLanguage: Language

    /// Makes a generator.
    ///
    /// - Parameters:
    ///   - templates: The templates that ship with the product, or with some of them replaced.
    ///   - languages: The languages of the setup sheets.
    ///   - findingsLanguage: The language of the findings.
    public init(
        templates: TemplateLibrary = TemplateFiles.makeLibrary(),
        languages: [Language] = Language.allCases,
        findingsIn findingsLanguage: Language = .en
    ) {
        self.templates = templates
        self.languages = languages
        self.findingsLanguage = findingsLanguage
    }

    /// A brand's files and what it cannot express.
    public struct Result: Sendable {
        /// The files, configuration first, then the setup sheets.
        public let files: [OutputFile]
        /// What the brand cannot express of this plan.
        public let findings: DiagnosticLog
    }

    /// Makes all files of a brand.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - selection: The brand and its line.
    ///   - bases: Files from the user's own PBX to fill in.
    ///   - folder: The absolute path of the folder in which the files will lie, for brands whose files name it; nil for the
    ///     brand's usual one.
    /// - Returns: The files, and what the brand cannot express.
    /// - Throws: `DiagnosedFailure` when nothing can be made: a wrong template, or a value that the format cannot hold.
    public func generate(
        _ plan: DialPlan,
        for selection: BackendRegistry.Selection,
        bases: [CapturedFile] = [],
        folder: String? = nil
    ) throws(DiagnosedFailure) -> Result {
        var failures = DiagnosticLog()
        var files: [OutputFile] = []
        for rendering in renderings(of: plan, for: selection, folder: folder) {
            do {
                let text = try templates.render(rendering.template, rendering.scope)
                files.append(OutputFile(path: rendering.path, text: text, holdsSecret: rendering.holdsSecret))
            } catch {
                failures.append(error.log.located(in: plan.trunk))
            }
        }
        for base in bases {
            do throws(DiagnosedFailure) {
                files += try selection.backend.filling(base, for: plan, line: selection.line)
            } catch {
                failures.append(error.log)
            }
        }
        if failures.hasErrors { throw DiagnosedFailure(failures) }
        return Result(files: files, findings: Self.findings(plan, selection, in: findingsLanguage))
    }

    /// A brand's files as templates and what they print; `folder` as in ``generate(_:for:bases:folder:)``.
    public func renderings(
        of plan: DialPlan,
        for selection: BackendRegistry.Selection,
        folder: String? = nil
    ) -> [Rendering] {
        let sheet = SetupSheet(plan: plan, backend: selection.backend, line: selection.line)
        var files = selection.backend.renderings(of: plan, line: selection.line)
        if let usual = selection.backend.folder {
            for index in files.indices { files[index].scope["folder"] = .text(folder ?? usual) }
        }
        return files + languages.flatMap { sheet.renderings(in: $0) }
    }

    /// What a brand cannot express of a plan; `check --pbx` asks for nothing else.
    public static func findings(
        _ plan: DialPlan,
        _ selection: BackendRegistry.Selection,
        in language: Language = .en
    ) -> DiagnosticLog {
        var log = DiagnosticLog()
        for limitation in selection.backend.limitations(of: selection.line) where limitation.applies(plan) {
            let location = limitation.key(plan).flatMap { plan.trunk.locations[$0] } ?? plan.trunk.locations["name"]
            log.emit(
                Diagnostic(
                    limitation.severity,
                    "\(selection.name): \(limitation.text[language])",
                    rule: limitation.id,
                    at: location
                )
            )
        }
        return log
    }
}

extension DiagnosticLog {
    /// Findings about a value get the place of the trunk-file key that they name at their beginning.
    fileprivate func located(in trunk: Trunk) -> DiagnosticLog {
        var log = DiagnosticLog()
        for var diagnostic in diagnostics {
            if diagnostic.rule == "value-not-representable", let colon = diagnostic.message.firstIndex(of: ":"),
                let location = trunk.locations[String(diagnostic.message[..<colon])]
            {
                diagnostic.location = location
            }
            log.emit(diagnostic)
        }
        return log
    }
}
