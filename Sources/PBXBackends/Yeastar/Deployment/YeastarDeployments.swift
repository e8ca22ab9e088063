import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// Reads what a Yeastar gives away: lists as CSV, answers of its APIs, and for MyPBX the fields of its screens.
struct YeastarDeployments: DeploymentReader {
    func kinds(of line: ProductLine) -> [ObjectKind] { YeastarKinds.all }

    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment {
        let line = YeastarLine(line)
        var log = DiagnosticLog()
        var lists: [DeployedPart] = []
        var answers: [DeployedPart] = []
        for file in folder.files {
            let shown = folder.shown(file.path)
            switch file.firstSign {
            case "{", "[":
                guard line != .myPBX, let root = JSONReader.read(file.text, file: shown, log: &log) else { continue }
                let objects = YeastarAPIForm.objects(root, line: line)
                guard !objects.isEmpty else { continue }
                answers.append(
                    DeployedPart(
                        form: YeastarAPIForm.title,
                        file: shown,
                        shows: Set(objects.map(\.kind)),
                        objects: objects
                    )
                )
            case "<", nil: continue
            default: if let part = Self.text(file, shown, line, &log) { lists.append(part) }
            }
        }
        return try Deployment(Self.withMembers(answers + lists), brand: "Yeastar", log: log)
    }

    private static func text(
        _ file: SourceFile,
        _ shown: String,
        _ line: YeastarLine,
        _ log: inout DiagnosticLog
    ) -> DeployedPart? {
        let text = file.text
        if line == .myPBX {
            guard YeastarTwinForm.fits(text) else { return nil }
            return DeployedPart(
                form: YeastarTwinForm.title,
                file: shown,
                shows: ["trunk", "outbound-route", "inbound-route", "caller-id", "system"],
                objects: YeastarTwinForm.objects(text, file: shown),
                editor: .init(path: file.path, shown: shown, takes: { _ in true }, editor: YeastarTwinForm())
            )
        }
        guard let form = YeastarForms.form(CSVForm.header(text, file: shown), file: shown, line: line) else {
            return nil
        }
        return DeployedPart(
            form: YeastarForms.title,
            file: shown,
            shows: [form.kind],
            objects: form.objects(text, file: shown, log: &log),
            editor: .init(
                path: file.path,
                shown: shown,
                takes: { $0.kind == form.kind && ($0["#file"] ?? shown) == shown },
                editor: form
            )
        )
    }

    /// The parts with the trunks that all their routes name.
    private static func withMembers(_ parts: [DeployedPart]) -> [DeployedPart] {
        var parts = parts
        let first = parts.firstIndex { !$0.shows.isDisjoint(with: ["outbound-route", "inbound-route"]) }
        guard let first else { return parts }
        parts[first].shows.insert("member")
        parts[first].objects = YeastarMembers.objects(of: parts.flatMap(\.objects)) + parts[first].objects
        return parts
    }
}
