import Diagnostics
import DialPlan
import TrunkModel

/// `generate --base FILE`: lists that were exported from a P-Series PBX.
extension YeastarBackend {
    func base(_ line: ProductLine) -> LocalizedText? {
        guard YeastarLine(line) == .pSeries else { return nil }
        return LocalizedText(
            nl:
                "een CSV die je uit de PBX hebt geëxporteerd: trunks, uitgaande routes, inkomende routes of uitgaande nummers van "
                + "een trunk, met een voorbeeldregel",
            en:
                "a CSV that you exported from the PBX: trunks, outbound routes, inbound routes, or a trunk's outbound caller IDs, "
                + "with a sample row"
        )
    }

    func filling(
        _ base: CapturedFile,
        for plan: DialPlan,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [OutputFile] {
        guard YeastarLine(line) == .pSeries else {
            throw DiagnosedFailure(
                "only the P-Series fills in an exported file: leave --base out",
                rule: "base-not-taken",
                at: SourceLocation(file: base.path)
            )
        }
        let filled = try YeastarTemplateFill.fill(base.text, file: base.path, plan: plan)
        var files = [OutputFile(path: base.name, text: filled.text, holdsSecret: filled.holdsSecret)]
        let remarks = filled.findings.sorted.map { "\($0.severity.rawValue): \($0.message) [\($0.rule)]\n" }
        if !remarks.isEmpty { files.append(OutputFile(path: "\(base.name).remarks.txt", text: remarks.joined())) }
        return files
    }
}
