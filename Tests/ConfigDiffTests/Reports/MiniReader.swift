import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// Reads the sections of ``MiniKinds``: `[name]`, `type = KIND`, `key = value`, comments behind `;`.
struct MiniReader: DeploymentReader {
    /// What should be; `PASSWORD` stands for the trunk's password.
    var ours: String
    /// Whether files of the form can be edited.
    var hasEditor = true

    func kinds(of line: ProductLine) -> [ObjectKind] { MiniKinds.all }

    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment {
        var log = DiagnosticLog()
        let files = folder.files.filter { $0.path.hasSuffix(".conf") }
        if files.isEmpty { throw DiagnosedFailure("no sections are here", rule: "deployed-form") }
        for file in files where !file.isUTF8 {
            log.warning("the file is not UTF-8", rule: "not-utf8", at: SourceLocation(file: folder.shown(file.path)))
        }
        return Deployment(
            form: LocalizedText(nl: "bestanden met secties", en: "files with sections"),
            objects: files.flatMap { Self.objects($0.text, file: folder.shown($0.path)) },
            shows: Set(MiniKinds.all.map(\.name)),
            findings: log,
            editor: hasEditor ? MiniEditor() : nil
        )
    }

    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        let password = plan.trunk.accounts.first?.password.reveal() ?? ""
        return Self.objects(ours.replacing("PASSWORD", with: password), file: "ours.conf")
    }

    /// The objects of a file.
    static func objects(_ text: String, file: String) -> [ConfigObject] {
        var result: [ConfigObject] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let location = SourceLocation(file: file, line: index + 1)
            if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
                let name = String(line[line.index(after: line.startIndex)..<end])
                result.append(ConfigObject(kind: "", name: name, at: location, end: location))
            } else if !line.hasPrefix(";"), let equals = line.firstIndex(of: "="), !result.isEmpty {
                let key = line[..<equals].split(separator: " ").joined()
                let value = line[line.index(after: equals)...].split(separator: " ").joined(separator: " ")
                result[result.count - 1].end = location
                if key == "type" {
                    result[result.count - 1].kind = value
                } else {
                    result[result.count - 1].settings.append(ConfigSetting(key, value, at: location))
                }
            }
        }
        return result
    }
}

/// Edits the lines of sections; puts nothing into another order.
struct MiniEditor: DeploymentEditor {
    func applying(_ mends: [Mend], to folder: SourceFolder) -> (files: [SourceFile], leftOut: [Mend]) {
        var lines: [String: [[String]]] = [:]
        for file in folder.files {
            lines[folder.shown(file.path)] = file.text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { [String($0)] }
        }
        var leftOut: [Mend] = []
        func replace(_ location: SourceLocation, _ new: [String]) { lines[location.file]?[location.line - 1] = new }
        for mend in mends {
            switch mend {
            case .set(let object, _, let key, let values, let replacing):
                let new = values.map { "\(key) = \($0)" }
                for (index, setting) in replacing.enumerated() { replace(setting.location, index == 0 ? new : []) }
                if replacing.isEmpty, let end = object.end { lines[end.file]?[end.line - 1] += new }
            case .remove(_, let settings): for setting in settings { replace(setting.location, []) }
            case .removeObject(let object):
                for line in object.location.line...(object.end ?? object.location).line {
                    replace(SourceLocation(file: object.location.file, line: line), [])
                }
            case .add(let object, _):
                guard let file = lines.keys.min() else { continue }
                let settings = object.settings.map { "\($0.key) = \($0.value)" }
                lines[file]?.append(["[\(object.name)]", "type = \(object.kind)"] + settings + [""])
            case .order: leftOut.append(mend)
            }
        }
        let files = folder.files.compactMap { file -> SourceFile? in
            let text = (lines[folder.shown(file.path)] ?? []).flatMap(\.self).joined(separator: "\n")
            return text == file.text ? nil : SourceFile(path: file.path, text: text)
        }
        return (files, leftOut)
    }
}
