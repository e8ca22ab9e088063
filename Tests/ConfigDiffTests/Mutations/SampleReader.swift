import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// Reads ``SampleKinds``' made-up lines from files called `deployed`: what the harness of mutations is tried on.
struct SampleReader: DeploymentReader, DeploymentEditor {
    func kinds(of line: ProductLine) -> [ObjectKind] { SampleKinds.all }

    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment {
        guard let file = folder["deployed"] else { throw DiagnosedFailure("no such form", rule: "deployed-form") }
        return Deployment(
            form: .init("lines"),
            objects: SampleKinds.objects(file.text, file: folder.shown(file.path)),
            shows: Set(SampleKinds.all.map(\.name)),
            findings: DiagnosticLog(),
            editor: self
        )
    }

    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        files.flatMap { SampleKinds.objects($0.text, file: $0.path) }
    }

    /// Sets values in lines that have the key, and leaves every other change to a person.
    func applying(_ mends: [Mend], to folder: SourceFolder) -> (files: [SourceFile], leftOut: [Mend]) {
        guard let file = folder["deployed"] else { return ([], mends) }
        var lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var leftOut: [Mend] = []
        for mend in mends {
            guard case .set(_, _, let key, let values, let replacing) = mend, let old = replacing.first,
                let value = values.last
            else {
                leftOut.append(mend)
                continue
            }
            let line = old.location.line - 1
            let words = lines[line].split(separator: " ").map { $0.hasPrefix("\(old.key)=") ? "\(key)=\(value)" : $0 }
            lines[line] = words.joined(separator: " ")
        }
        return ([SourceFile(path: file.path, text: lines.joined(separator: "\n"))], leftOut)
    }
}
