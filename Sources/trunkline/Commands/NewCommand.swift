import ArgumentParser
import Diagnostics
import PBXBackends
import TrunkModel

/// The command `trunkline new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Ask what a trunk needs, and write a commented trunk file.",
        discussion: """
            Asks what the provider's own wizard asks, in its order, and what a PBX needs besides; each answer is checked at \
            once. What a flag answers is not asked. Without a terminal, or with --no-input, nothing is asked: then --name, \
            --address, --account and (for a trunk) --number are needed, and the provider's profile answers the rest.

            Numbers are taken as people type them (050-8200000, 0031…, +31 50 820 00 00). A list's flag stands once for each \
            entry: a value, and fields behind commas. A value that holds a comma goes into double quotes.

              --number NUMBER or FROM..TO
                ,description=TEXT  ,inbound=KIND:TARGET  ,caller-id=yes|no
              --account USERNAME
                ,password=PASSWORD  ,server=HOST[:PORT]  ,description=TEXT
                and for a device account  ,number=NUMBER  ,inbound=KIND:TARGET
              --caller EXTENSION=NUMBER or EXTENSION=anonymous

            KIND is extension, ring_group, queue, ivr or voicemail. PASSWORD is ${env:NAME} (the default, named after the \
            trunk), ${file:PATH}, or the password itself, which all users of this machine can then see.

              trunkline new --name groningen --pbx asterisk-pjsip \\
                --address 203.0.113.10 --area-code 050 --channels 8 \\
                --number '0508200000,description=Receptie,inbound=extension:100' \\
                --number '0508200010..0508200019,inbound=extension:2{last2}' \\
                --number '0508200008,description="Fax, in",caller-id=no' \\
                --account trunk8200-a --account trunk8200-b \\
                --caller 219=anonymous

              trunkline new --name assen --kind device_accounts \\
                --address 198.51.100.0/29 \\
                --account '31592300001,inbound=extension:100' \\
                --account '31592300002,inbound=ring_group:600'

            Exit codes: 0 written; 2 an answer is wrong or missing, or the file exists, and nothing was written.
            """
    )

    @Argument(
        help: ArgumentHelp("The file to write (default: NAME.yaml); - is standard output.", valueName: "trunk.yaml"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var trunk: String?

    @OptionGroup(title: "Answers") var answers: NewAnswers

    @Flag(help: "Overwrite the file if it exists.")
    var force = false

    @Flag(help: "Ask nothing, also on a terminal.")
    var noInput = false

    @Option(help: "The language of questions and comments: nl or en (default: that of the system).")
    var language: LiveTestCommand.ReportLanguage?

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = Console(options)
        let language = language.flatMap { Language(rawValue: $0.rawValue) } ?? .ofSystem
        let target = NewTrunkFile(path: trunk, mayReplace: force)
        var log = DiagnosticLog()
        if let obstacle = target.obstacle { log.emit(obstacle) }
        var interview = TrunkInterview(draft: target.makeDraft(), given: answers.given, language: language)
        if !noInput, TerminalInterviewer.isPossible {
            if log.hasErrors { console.fail(log) }
            ask(&interview, language, console)
        } else {
            interview.fill()
        }
        let draft = interview.draft
        for finding in draft.report { log.emit(finding) }
        guard !log.hasErrors, let name = draft.file.name?.value else { console.fail(log) }
        write(draft, named: name, to: target, language, console)
    }

    private func ask(_ interview: inout TrunkInterview, _ language: Language, _ console: Console) {
        var person = TerminalInterviewer(language: language)
        person.greet()
        do { try interview.run(with: &person) } catch {
            var log = DiagnosticLog()
            log.error("the answers ended before the questions; nothing was written", rule: "answer-missing", at: nil)
            console.fail(log)
        }
    }

    private func write(
        _ draft: TrunkDraft,
        named name: String,
        to target: NewTrunkFile,
        _ language: Language,
        _ console: Console
    ) -> Never {
        // Printed, it still has to be named in the commands that its comments tell.
        let path = target.isPrinted ? "\(name).yaml" : target.path(forName: name)
        let head = TrunkFileHead(path: path, pbx: draft.pbx)
        let text = TrunkFileWriter(language: language, head: head, profile: draft.profile).text(of: draft.file)
        var log = target.findings(in: text, at: path)
        var console = console
        console.sources = [path: text]
        if log.hasErrors { console.fail(log) }
        if target.isPrinted {
            console.finish(log, result: Result(path: nil, text: text, next: head.commands), text: text, outcome: .done)
        }
        let output = FileWriting.Output(
            path: path,
            text: text,
            isPrivate: draft.holdsPassword,
            mayReplace: target.mayReplace
        )
        do {
            let change = try FileWriting.write([output]).first?.change ?? .created
            let next = head.commands.map { "  \($0)\n" }.joined()
            console.finish(
                log,
                result: Result(path: path, change: change, next: head.commands),
                text: "\(change.rawValue) \(path)\n\(language == .nl ? "Hierna:" : "Next:")\n\(next)",
                outcome: .done
            )
        } catch {
            log.append(error.log)
            console.fail(log)
        }
    }

    private struct Result: Encodable {
        let path: String?
        var change: FileWriting.Change?
        var text: String?
        let next: [String]
    }
}
