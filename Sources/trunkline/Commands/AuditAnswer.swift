import ConfigDiff
import Diagnostics
import Foundation
import PBXBackends
import Templating
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// Prints what `trunkline audit` found, in the format that was asked for, and ends the command.
struct AuditAnswer {
    let report: AuditReport
    let command: AuditCommand
    let templates: TemplateLibrary

    /// Prints findings and the answer, or writes the answer into the file.
    func give(on console: Console, _ log: DiagnosticLog) -> Never {
        var log = log
        let bytes: [UInt8]
        do { bytes = try answer(log) } catch {
            log.append((error as? DiagnosedFailure ?? DiagnosedFailure("\(error)", rule: "failed")).log)
            console.fail(log)
        }
        let isNo = report.isUnsafe(strict: command.strict) || (command.strict && log.hasWarnings)
        let outcome: Outcome = isNo ? .no : .done
        if let output = command.output {
            do throws(DiagnosedFailure) {
                _ = try FileWriting.write([.init(path: output, bytes: bytes, isPrivate: true)])
            } catch {
                log.append(error.log)
                console.fail(log)
            }
            Console(format: .text, isStrict: command.strict).report(log)
            Console.write(AuditText(language: command.language).summary(report), to: STDERR_FILENO)
            Console.end(outcome)
        }
        if command.format != .json { console.report(log) }
        Console.write(bytes, to: STDOUT_FILENO)
        Console.end(outcome)
    }

    private func answer(_ log: DiagnosticLog) throws -> [UInt8] {
        let language = command.language
        switch command.format {
        case .text:
            let isShown = command.output == nil && isatty(STDOUT_FILENO) == 1
            let text = AuditText(
                language: language,
                usesColour: isShown && Console.allowsColour,
                width: isShown ? Console.terminalWidth(STDOUT_FILENO) : 100
            )
            return Array(text.text(report).utf8)
        case .json:
            let bytes = try AuditJSON.bytes(report, language: language)
            let result = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
            return Array(JSONReport(log: log, result: result).text().utf8)
        case .junit: return AuditJUnit.bytes(report, language: language, strict: command.strict)
        case .html: return try AuditHTML(templates: templates).bytes(report, language: language)
        }
    }
}
