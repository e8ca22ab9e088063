import ConfigFormats
import Diagnostics
import TrunkModel

/// `shell-from-call`: what a caller sends becomes part of a shell command.
struct ShellRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "shell-from-call",
            .error,
            finds: LocalizedText(
                nl: "wat een beller meestuurt, komt in een opdracht voor de shell",
                en: "what a caller sends becomes part of a shell command"
            )
        )
    ]

    private static let sent = ["${EXTEN", "${CALLERID(", "${CALLERIDNAME", "${CALLERIDNUM", "_HEADER("]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        (system.dialplan?.contexts ?? []).flatMap { context in
            context.extensions.flatMap(\.steps).filter { step in
                let isShell = ["system", "trysystem"].contains(step.application.lowercased())
                let text =
                    isShell
                    ? step.arguments
                    : step.arguments.firstRange(of: "${SHELL(").map {
                        String(step.arguments[$0.upperBound...])
                    } ?? ""
                return Self.sent.contains { text.contains($0) }
            }.map {
                AuditFinding(
                    .error,
                    "shell-from-call",
                    LocalizedText(
                        nl:
                            "[\(context.name)] zet wat een beller meestuurt in een opdracht voor de shell: zo draait hij zijn eigen"
                            + " opdrachten",
                        en:
                            "[\(context.name)] puts what a caller sends into a shell command: that runs commands of the caller's"
                    ),
                    advice: LocalizedText(
                        nl: "filter het met FILTER(), of gebruik een AGI-script",
                        en: "filter it with FILTER(), or use an AGI script"
                    ),
                    at: $0.location
                )
            }
        }
    }
}
