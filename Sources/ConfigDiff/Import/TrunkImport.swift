public import ConfigFormats
public import Diagnostics
import DialPlan
public import PBXBackends
public import TrunkModel

/// What `trunkline import` does: reads what is deployed, makes the trunk file that behaves so, and names what it does not
/// carry; for that, the brand's configuration is made of the new file and compared with what is deployed.
public struct TrunkImport: Sendable {
    private let selection: BackendRegistry.Selection
    private let reader: any DeploymentReader
    private let language: Language
    /// The provider; nil for what the servers and networks say.
    public var provider: ImportProvider?
    /// The trunk file's name; nil for what the deployed objects' names say.
    public var name: String?
    /// Which trunk to take where more than one is deployed: its objects' name, or an account's user name.
    public var trunk: String?

    /// Prepares an import.
    ///
    /// - Parameters:
    ///   - selection: The brand and its line.
    ///   - reader: Reads what is deployed; nil for the brand's own.
    ///   - language: The language of comments and findings.
    /// - Throws: `DiagnosedFailure` (rule `deployed-form`) for a brand whose trunks cannot be read back.
    public init(
        _ selection: BackendRegistry.Selection,
        reader: (any DeploymentReader)? = nil,
        language: Language
    ) throws(DiagnosedFailure) {
        guard let reader = reader ?? selection.backend.deployments, reader.readsTrunks else {
            throw DiagnosedFailure(
                "\(selection.name) cannot be read back into a trunk file: 'trunkline new' asks for what a trunk needs",
                rule: "deployed-form"
            )
        }
        self.selection = selection
        self.reader = reader
        self.language = language
    }

    /// The files that a running Asterisk is asked for; empty where none runs behind the brand.
    public var runningFiles: [String] { reader.runningFiles }

    /// Imports a trunk.
    ///
    /// - Parameters:
    ///   - folder: What is deployed.
    ///   - store: Where passwords go.
    ///   - path: The trunk file's path; nil for its name with `.yaml`.
    /// - Returns: The trunk file and what was found.
    /// - Throws: `DiagnosedFailure` if the deployed form is not recognised (`deployed-form`), holds no trunk
    ///   (`import-nothing`), or more than one and none was chosen (`import-several`).
    public func outcome(
        of folder: SourceFolder,
        storing store: PasswordStore,
        path: String? = nil
    ) throws(DiagnosedFailure) -> ImportOutcome {
        let deployment = try reader.deployment(in: folder, line: selection.line)
        let deployed = try chosen(reader.trunks(in: deployment, line: selection.line))
        let result = try TrunkImporter.trunkFile(from: deployed, provider: provider, name: name)
        var file = result.file
        let passwords = ImportedPasswords(&file, store: store)
        let path = path ?? "\(file.name?.value ?? "trunk").yaml"
        let head = TrunkFileHead(path: path, pbx: choice)
        let text = TrunkFileWriter(language: language, head: head, profile: result.profile).text(of: file)

        var check = DiagnosticLog()
        let plan = plan(of: text, path, result.profile, passwords.sources, &check)
        var findings = deployment.findings
        for entry in result.uncarried { findings.emit(finding(entry)) }
        for guess in result.guesses {
            findings.note("\(guess.key): \(guess.reason[language])", rule: "import-guess", at: nil)
        }
        if let plan {
            do throws(DiagnosedFailure) {
                for entry in try differences(plan, deployment) { findings.emit(finding(entry)) }
            } catch {
                // The trunk file is right whether or not this brand can be made of it.
                for fault in error.log.diagnostics {
                    let message = "\(selection.name) cannot be compared with what is deployed: \(fault.message)"
                    findings.warning(message, rule: "import-not-compared", at: fault.location)
                }
            }
        }
        return ImportOutcome(
            path: path,
            text: text,
            passwords: passwords.files,
            result: result,
            findings: findings,
            check: toFillIn(check, result),
            next: head.commands
        )
    }

    private func chosen(_ trunks: [any DeployedTrunk]) throws(DiagnosedFailure) -> any DeployedTrunk {
        func isMeant(_ deployed: any DeployedTrunk) -> Bool {
            guard let trunk else { return true }
            return deployed.name == trunk || deployed.accounts.contains { $0.username == trunk }
        }
        let names = trunks.map { $0.name ?? $0.accounts.first?.username ?? "?" }
        let meant = trunks.filter(isMeant)
        if let first = meant.first, meant.count == 1 { return first }
        let list = names.prefix(20).joined(separator: ", ")
        if let trunk, !trunks.isEmpty, meant.isEmpty {
            throw DiagnosedFailure("no deployed trunk is called '\(trunk)'; there are \(list)", rule: "import-nothing")
        }
        guard !meant.isEmpty else {
            throw DiagnosedFailure("no trunk is deployed there that can be read", rule: "import-nothing")
        }
        throw DiagnosedFailure(
            "\(meant.count) trunks are deployed; choose one with --trunk: \(list)",
            rule: "import-several"
        )
    }

    private var choice: PBXChoice {
        let backend = selection.backend
        return PBXChoice(
            selector: selection.name,
            brand: backend.title,
            type: selection.line.title ?? backend.model
        )
    }

    /// The plan of the written text, and what `trunkline check` says of it.
    private func plan(
        of text: String,
        _ path: String,
        _ profile: ProviderProfile,
        _ secrets: SecretSources,
        _ log: inout DiagnosticLog
    ) -> DialPlan? {
        guard var file = TrunkFile.read(text, file: path, log: &log) else { return nil }
        file.validate(with: profile, log: &log)
        file.nameUnknownAccounts()
        // What is still to be filled in does not keep the rest from being compared.
        var later = DiagnosticLog()
        let plan = Trunk(file, profile: profile, secrets: secrets, log: &later).map { DialPlan($0) }
        plan?.analyse(log: &later)
        log.append(later)
        return plan
    }

    /// What the brand would configure otherwise than it is deployed, of what the trunk has in both.
    private func differences(_ plan: DialPlan, _ deployment: Deployment) throws(DiagnosedFailure) -> [Uncarried] {
        let files = try Generator(languages: []).generate(plan, for: selection).files
        let line = selection.line
        let expected = try reader.expectation(of: plan, files: files, like: deployment, line: line)
        let comparison = ConfigComparison(
            expected: expected,
            deployed: deployment.objects,
            kinds: reader.kinds(of: line),
            shows: deployment.shows
        )
        let shown = reader.kindsShownByCalls
        return comparison.differences().filter { difference in
            let kind = String(difference.rule.prefix { $0 != "/" })
            return (difference.kind == .different || difference.kind == .extra) && !shown.contains(kind)
        }.map { difference in
            // Values are left out: a password may stand in any of them.
            let key = difference.key.map { ": \($0)" } ?? ""
            return Uncarried(
                LocalizedText(
                    nl: "\(difference.title.nl) \(difference.object)\(key)",
                    en: "\(difference.title.en) \(difference.object)\(key)"
                ),
                LocalizedText(
                    nl: "wordt anders gemaakt dan het nu is; wat nu anders is: \(difference.impact.effect.nl)",
                    en: "is made otherwise than it is now; what differs now: \(difference.impact.effect.en)"
                ),
                at: difference.deployedAt
            )
        }
    }

    private func finding(_ entry: Uncarried) -> Diagnostic {
        Diagnostic(
            .warning,
            "\(entry.setting[language]): \(entry.reason[language])",
            rule: "import-uncarried",
            at: entry.location
        )
    }

    /// What `check` finds, but for what no configuration holds: that is only to be filled in.
    private func toFillIn(_ check: DiagnosticLog, _ result: ImportResult) -> DiagnosticLog {
        var keys = result.file.pbx?.addresses.isEmpty == false ? [] : ["pbx.address"]
        keys += (result.file.accounts?.value ?? []).filter { $0.username == nil }.map { "\($0.path).username" }
        let lacksNumbers = result.file.numbers?.value.isEmpty == true
        guard !keys.isEmpty || lacksNumbers else { return check }
        var log = DiagnosticLog()
        for var finding in check.diagnostics {
            if finding.rule == "missing-key" || finding.rule == "missing-value",
                keys.contains(where: { finding.message.hasPrefix("\($0) ") })
            {
                finding.severity = .warning
                finding.rule = "import-fill-in"
            } else if lacksNumbers, finding.rule == "number-empty" {
                finding.severity = .warning
                finding.rule = "import-fill-in"
            }
            log.emit(finding)
        }
        return log
    }
}
