import Diagnostics
import DialPlan
import TrunkModel

extension AvayaIPOfficeBackend {
    func base(_ line: ProductLine) -> LocalizedText? {
        LocalizedText(
            nl:
                "EXPERIMENTEEL: een SIP Trunk Template (XML) die je in Manager van een eigen lijn hebt gemaakt; bekende velden "
                + "worden ingevuld, al het andere blijft staan",
            en:
                "EXPERIMENTAL: a SIP trunk template (XML) that you made in Manager of a line of your own; known fields are "
                + "filled in, all the rest stays"
        )
    }

    /// One template per SIP line, and beside each what was changed in it.
    func filling(
        _ base: CapturedFile,
        for plan: DialPlan,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [OutputFile] {
        let lines = AvayaLine.lines(of: plan.trunk)
        var files: [OutputFile] = []
        for sipLine in lines {
            let name = lines.count == 1 ? base.name : "line-\(sipLine.number)-\(base.name)"
            let made = try AvayaTemplatePatch.patch(base.text, file: base.path, plan: plan, line: sipLine)
            files.append(OutputFile(path: name, text: made.text))
            files.append(
                OutputFile(path: "\(name).report.txt", text: AvayaTemplatePatch.report(made.changes, file: name))
            )
        }
        return files
    }
}
