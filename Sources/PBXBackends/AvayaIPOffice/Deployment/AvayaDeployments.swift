import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// Reads IP Office's routes as text: the notation of the manuals, in which people write them down.
///
/// Nothing else that IP Office gives away can be read: its configuration is binary, and no source shows the elements of its
/// XML templates.
struct AvayaDeployments: DeploymentReader {
    private static let outgoing: Set<String> = ["short-code", "target"]
    private static let incoming: Set<String> = ["incoming-route", "incoming-group"]

    func kinds(of line: ProductLine) -> [ObjectKind] { AvayaKinds.all }

    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment {
        var log = DiagnosticLog()
        let parts = folder.files.compactMap { file -> DeployedPart? in
            let text = file.text
            let headings = AvayaRoutesForm.headings(text)
            if headings.isEmpty { return nil }
            let shown = folder.shown(file.path)
            let isIncoming: (String) -> Bool = { $0 == "Incoming Call Route" || $0 == "MSN Configuration" }
            let kinds = headings.map { isIncoming($0) ? Self.incoming : Self.outgoing }
                .reduce(into: Set<String>()) { $0.formUnion($1) }
            let lists = Set(headings.map(AvayaRoutesForm.list))
            return DeployedPart(
                form: AvayaRoutesForm.title,
                file: shown,
                shows: kinds,
                objects: AvayaRoutesForm.objects(text, file: shown, log: &log),
                editor: .init(
                    path: file.path,
                    shown: shown,
                    takes: { kinds.contains($0.kind) && ($0["List"].map(lists.contains) ?? true) },
                    editor: AvayaRoutesEditor()
                )
            )
        }
        return try Deployment(parts, brand: "Avaya IP Office", log: log)
    }

    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        var log = DiagnosticLog()
        let own = files.filter { $0.path.hasSuffix(".ipo-routes.txt") || $0.path.hasSuffix(".ipo-incoming.txt") }
        let objects = own.flatMap { AvayaRoutesForm.objects($0.text, file: $0.path, log: &log) }
        if log.hasErrors || log.hasWarnings { throw DiagnosedFailure(log) }
        // Of a target or group that no deployed line names, the codes and routes themselves say enough.
        let names = Dictionary(grouping: deployment.objects, by: \.kind).mapValues { Set($0.map(\.name)) }
        let counts = Dictionary(grouping: objects, by: \.kind).mapValues(\.count)
        return objects.filter { object in
            guard object.kind == "target" || object.kind == "incoming-group" else { return true }
            let deployed = names[object.kind] ?? []
            return deployed.contains(object.name) || deployed.count >= counts[object.kind] ?? 0
        }
    }
}
