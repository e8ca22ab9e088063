import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// Reads a copy of Kamailio's folder, or files out of one.
struct KamailioDeployments: DeploymentReader {
    func kinds(of line: ProductLine) -> [ObjectKind] { KamailioKinds.all }

    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment {
        var log = DiagnosticLog()
        let files = KamailioFolder(folder, log: &log)
        guard !files.isEmpty else {
            throw DiagnosedFailure(
                "there is no configuration of Kamailio here: neither kamailio.cfg, nor a file that it includes, nor a table",
                rule: "deployed-form"
            )
        }
        let objects = Self.objects(files)
        return Deployment(
            form: LocalizedText(nl: "de configuratie van Kamailio", en: "Kamailio's configuration"),
            objects: objects,
            shows: Self.shows(files),
            findings: log,
            editor: KamailioEditors.editor(of: files, objects),
            folder: folder
        )
    }

    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        var log = DiagnosticLog()
        // Sheets are no part of the configuration.
        let own = files.filter { !$0.path.hasSuffix(".md") && !$0.path.hasSuffix(".html") }
        let folder = SourceFolder(files: own.map { SourceFile(path: $0.path, text: $0.text) })
        let objects = Self.objects(KamailioFolder(folder, log: &log))
        if log.hasErrors { throw DiagnosedFailure(log) }
        return KamailioExpectation(deployment).fitted(objects)
    }

    static func objects(_ files: KamailioFolder) -> [ConfigObject] {
        (KamailioConfigurationObjects.objects(files.configurations) + KamailioTableObjects.objects(files)).namedApart
    }

    /// What a folder can show: a piece of a configuration shows parameters and routes only.
    private static func shows(_ files: KamailioFolder) -> Set<String> {
        var shows = files.shows
        if !files.configurations.isEmpty, !files.lacksTrunk {
            shows.formUnion(KamailioKinds.routes.map(\.name) + ["parameter", "profile"])
        }
        if files.root != nil {
            shows.formUnion(["module", "include", "setting", "define", "request_route"])
        } else if !files.configurations.contains(where: { $0.routes.contains { $0.kind == "request_route" } }) {
            shows.remove("request_route")
        }
        if !shows.isDisjoint(with: ["dial-rule", "destination", "server", "source"]) { shows.insert("list") }
        return shows
    }
}
