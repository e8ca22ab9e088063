import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// Reads what a 3CX gives away: templates, the table of inbound rules, `setupconfig.xml`, backups, answers of the API.
struct ThreeCXDeployments: DeploymentReader {
    var readsTrunks: Bool { true }

    /// The table of inbound rules (`exportDID.csv`).
    static let table = CSVForm(
        kind: "did-rule",
        columns: ["NAME", "TYPE", "MASK", "PORTS", "INOFFICE_DEST_TYPE", "INOFFICE_DEST_NUMBER"],
        name: ["NAME"],
        ignored: ["PRIORITY"]
    )
    static let tableTitle = LocalizedText(nl: "tabel met inkomende regels (CSV)", en: "table of inbound rules (CSV)")

    func kinds(of line: ProductLine) -> [ObjectKind] { ThreeCXKinds.all }

    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment {
        var log = DiagnosticLog()
        var parts: [DeployedPart] = []
        var answers: [(file: String, path: String, root: JSONNode)] = []
        for file in folder.files {
            let shown = folder.shown(file.path)
            switch file.firstSign {
            case "<": if let part = Self.xml(file, shown, line, &log) { parts.append(part) }
            case "{", "[":
                guard line.name == "20", let root = JSONReader.read(file.text, file: shown, log: &log) else { continue }
                answers.append((shown, file.path, root))
            default:
                let text = file.text
                guard Self.table.fits(CSVForm.header(text, file: shown)) else { continue }
                parts.append(Self.csv(text, file, shown, &log))
            }
        }
        parts += Self.answers(answers)
        return try Deployment(parts.sorted { Self.rank($0) < Self.rank($1) }, brand: "3CX", log: log)
    }

    /// Where two files show the same, what is really at work comes first.
    private static func rank(_ part: DeployedPart) -> Int {
        [ThreeCXAPIForm.title, ThreeCXBackupForm.title, ThreeCXSetupForm.title].firstIndex(of: part.form) ?? 3
    }

    private static func xml(
        _ file: SourceFile,
        _ shown: String,
        _ line: ProductLine,
        _ log: inout DiagnosticLog
    ) -> DeployedPart? {
        guard let document = XMLDocument.parse(file.bytes, file: shown, log: &log), let root = document.root else {
            return nil
        }
        func part(_ title: LocalizedText, _ form: any XMLForm, _ kinds: Set<String>) -> DeployedPart {
            DeployedPart(
                form: title,
                file: shown,
                shows: kinds,
                objects: form.objects(in: document).map(\.object),
                editor: .init(path: file.path, shown: shown, takes: { kinds.contains($0.kind) }, editor: form)
            )
        }
        if ThreeCXTemplateForm.fits(root) {
            return part(ThreeCXTemplateForm.title, ThreeCXTemplateForm(), ["template"])
        }
        if line.name == "18", ThreeCXSetupForm.fits(root) {
            return part(ThreeCXSetupForm.title, ThreeCXSetupForm(), ["trunk", "inbound-rule", "outbound-rule"])
        }
        guard ThreeCXBackupForm.fits(root) else { return nil }
        return DeployedPart(
            form: ThreeCXBackupForm.title,
            file: shown,
            shows: ThreeCXBackupForm.kinds(root),
            objects: ThreeCXBackupForm.objects(root, line: line)
        )
    }

    static func csv(_ text: String, _ file: SourceFile, _ shown: String, _ log: inout DiagnosticLog) -> DeployedPart {
        let rows = table.objects(text, file: shown, log: &log)
        return DeployedPart(
            form: tableTitle,
            file: shown,
            shows: ["did-rule", "port"],
            objects: ThreeCXPorts.objects(of: rows) + rows,
            editor: .init(path: file.path, shown: shown, takes: { $0.kind == "did-rule" }, editor: table)
        )
    }

    private static func answers(_ files: [(file: String, path: String, root: JSONNode)]) -> [DeployedPart] {
        var form = ThreeCXAPIForm()
        for file in files { form.learn(ThreeCXAPIForm.nodes(file.root)) }
        return files.compactMap { file in
            let nodes = ThreeCXAPIForm.nodes(file.root)
            let sorted = nodes.enumerated().sorted { left, right in
                let (a, b) = (priority(left.element), priority(right.element))
                return a == b ? left.offset < right.offset : a < b
            }
            var kinds = Set(nodes.compactMap(ThreeCXAPIForm.kind))
            if nodes.isEmpty, let kind = emptyKind(file.path, file.root) { kinds = [kind] }
            if kinds.isEmpty { return nil }
            return DeployedPart(
                form: ThreeCXAPIForm.title,
                file: file.file,
                shows: kinds.union([ThreeCXKinds.line.name]),
                objects: sorted.compactMap { form.object($0.element) } + nodes.compactMap(form.line)
            )
        }
    }

    private static func priority(_ node: JSONNode) -> Int { node["Priority"]?.number.flatMap { Int($0) } ?? .max }

    /// What an answer without anything in it would have shown, by the name of its file.
    private static func emptyKind(_ path: String, _ root: JSONNode) -> String? {
        guard root.items.isEmpty, root.members.allSatisfy({ $0.node.items.isEmpty }) else { return nil }
        let name = path.lowercased().split(separator: "/").last ?? ""
        if name.hasPrefix("outboundrules") { return "outbound-rule" }
        if name.hasPrefix("inboundrules") { return "inbound-rule" }
        return name.hasPrefix("trunks") ? "trunk" : nil
    }
}
