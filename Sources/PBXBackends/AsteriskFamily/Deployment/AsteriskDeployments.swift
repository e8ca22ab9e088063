import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// Reads folders of Asterisk's configuration, or files out of one.
struct AsteriskDeployments: DeploymentReader {
    /// The channel driver's part.
    let form: any AsteriskChannelForm

    var readsTrunks: Bool { true }
    var runningFiles: [String] { form.files + ["extensions.conf"] }

    func kinds(of line: ProductLine) -> [ObjectKind] { kinds }

    private var kinds: [ObjectKind] { form.kinds + AsteriskDialplanKinds.all(dialling: form.dialledKind) }

    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment {
        var log = DiagnosticLog()
        let read = objects(in: folder, log: &log)
        guard !read.shows.isEmpty else {
            throw DiagnosedFailure(
                "there is no configuration of Asterisk here: neither \(form.fileNames) nor pieces of them",
                rule: "deployed-form"
            )
        }
        return Deployment(
            form: LocalizedText(nl: "de configuratie van Asterisk", en: "Asterisk's configuration"),
            objects: read.objects,
            shows: read.shows,
            findings: log,
            editor: AsteriskEditor(objects: read.objects, kinds: kinds),
            folder: folder
        )
    }

    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        var sources = files.filter { $0.path.hasSuffix(".conf") }.map { SourceFile(path: $0.path, text: $0.text) }
        let around = form.surroundings(of: files)
        if let around { sources.append(around) }
        var log = DiagnosticLog()
        let objects = objects(in: SourceFolder(files: sources), log: &log).objects
        if log.hasErrors { throw DiagnosedFailure(log) }
        let own = around.map { around in objects.map { relocated($0, outOf: around.path, objects) } } ?? objects
        return form.fitted(own, to: deployment.objects)
    }

    private func objects(
        in folder: SourceFolder,
        log: inout DiagnosticLog
    ) -> (objects: [ConfigObject], shows: Set<String>) {
        let roots = form.roots(in: folder)
        var objects = form.objects(roots, in: folder, log: &log)
        var shows = form.shows(roots, objects)
        let dialplans = Self.dialplans(in: folder)
        for path in dialplans.paths {
            guard let tree = AsteriskConfiguration.read(path, in: folder, log: &log) else { continue }
            objects += AsteriskDialplanObjects.objects(AsteriskDialplan.read(tree, log: &log), tree)
        }
        if !dialplans.paths.isEmpty { shows.formUnion(["context", "extension"]) }
        return (objects, shows)
    }

    /// The files of the dial plan that are read first.
    static func dialplans(in folder: SourceFolder) -> AsteriskRoots {
        AsteriskRoots(
            "extensions.conf",
            in: folder,
            isPiece: { $0.hasPrefix("extensions_") && $0.hasSuffix(".conf") },
            holds: { section in section.settings.contains { ["exten", "same"].contains($0.key.lowercased()) } }
        )
    }

    /// An object that only our surroundings have stands where one of ours asks for it.
    private func relocated(_ object: ConfigObject, outOf path: String, _ all: [ConfigObject]) -> ConfigObject {
        guard object.location.file == path else { return object }
        let own = object.settings.first { $0.location.file != path }
        let asking = all.lazy.flatMap(\.settings).first { $0.value == object.name && $0.location.file != path }
        guard let place = (own ?? asking)?.location else { return object }
        var copy = object
        copy.location = place
        copy.end = nil
        copy.settings = object.settings.map { setting in
            guard setting.location.file == path else { return setting }
            return ConfigSetting(setting.key, setting.value, at: place)
        }
        return copy
    }
}

extension AsteriskChannelForm {
    /// What is looked for.
    fileprivate var fileNames: String {
        dialledKind == "endpoint" ? "pjsip.conf nor extensions.conf" : "sip.conf nor extensions.conf"
    }
}
