import ConfigDiff
import Diagnostics
import Foundation
import PBXBackends
import Templating
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// Prints what `trunkline diff` found, in the format that was asked for, and ends the command.
struct DiffAnswer {
    let report: DriftReport
    let command: DiffCommand

    /// Prints findings and the answer, or writes the answer into the file.
    func give(on console: Console, _ log: DiagnosticLog) -> Never {
        var log = log
        let bytes: [UInt8]
        do { bytes = try answer(&log) } catch {
            log.append((error as? DiagnosedFailure ?? DiagnosedFailure("\(error)", rule: "failed")).log)
            console.fail(log)
        }
        let outcome: Outcome = report.hasDrift || (command.strict && log.hasWarnings) ? .no : .done
        if let output = command.output {
            do throws(DiagnosedFailure) {
                _ = try FileWriting.write([.init(path: output, bytes: bytes, isPrivate: true)])
            } catch {
                log.append(error.log)
                console.fail(log)
            }
            Console(format: .text, isStrict: command.strict).report(log)
            let summary = DriftText(language: command.language, listsOthers: command.all).summary(report)
            Console.write(summary, to: STDERR_FILENO)
            Console.end(outcome)
        }
        if command.format != .json { console.report(log) }
        Console.write(bytes, to: STDOUT_FILENO)
        Console.end(outcome)
    }

    private func answer(_ log: inout DiagnosticLog) throws -> [UInt8] {
        let language = command.language
        switch command.format {
        case .text:
            let isShown = command.output == nil && isatty(STDOUT_FILENO) == 1
            let text = DriftText(
                language: language,
                usesColour: isShown && Console.allowsColour,
                listsOthers: command.all,
                width: isShown ? Console.terminalWidth(STDOUT_FILENO) : 100
            )
            return Array(text.text(report).utf8)
        case .json:
            let bytes = try DriftJSON.bytes(report, language: language, listsOthers: command.all)
            let result = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
            return Array(JSONReport(log: log, result: result).text().utf8)
        case .junit: return DriftJUnit.bytes(report, language: language)
        case .html:
            // What was wrong with the user's templates has been said already.
            var said = DiagnosticLog()
            let page = DriftHTML(templates: try TemplateFolder.templates(command.templates, log: &said))
            return try page.bytes(report, language: language, listsOthers: command.all)
        case .patch:
            let patch = DriftPatch(report, language: language)
            log.append(patch.leftOut)
            return patch.bytes
        }
    }
}
