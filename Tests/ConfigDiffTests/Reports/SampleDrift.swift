import ConfigFormats
import Diagnostics
import PBXBackends
import TestSupport
import TrunkModel

@testable import ConfigDiff

/// A folder that differs from what should be in every way there is.
enum SampleDrift {
    static let ours = """
        [groningen-auth]
        type = account
        user = +31508200000
        password = PASSWORD

        [backup-auth]
        type = account
        user = +31508200099
        password = PASSWORD

        [groningen]
        type = line
        host = sip.callvoip.example
        account = groningen-auth
        context = in
        allow = alaw,ulaw
        direct = no

        [in]
        type = context

        [in-1]
        type = rule
        context = in
        number = +31508200000
        step = Ring(210)

        [in-2]
        type = rule
        context = in
        number = +31508200001
        step = Ring(211)

        [in-3]
        type = rule
        context = in
        number = +31508200002
        step = Queue(600)
        """

    static let main = """
        ; The office
        [office]
        type = line
        host = 192.0.2.9
        secret = other-peoples-Secret

        ; until 2019: password = Winter2019
        [groningen-auth]
        type = account
        user = +31508200000
        password = wrong-Password-1
        pin_secret = 4711-hidden-key
        realm = callvoip

        [provider]
        type = line
        host = SIP.callvoip.example
        account = groningen-auth
        context = in
        allow = ulaw,alaw
        proxy = sip:u:Uri-Password@192.0.2.1

        """

    static let rules = """
        [in]
        type = context

        [in-2]
        type = rule
        context = in
        number = +31508200001
        step = Ring(299)

        [in-1]
        type = rule
        context = in
        number = +31508200000
        step = Ring(210)

        [in-9]
        type = rule
        context = in
        number = _.
        step = Call(anywhere)

        """

    static let folder = SourceFolder(
        name: "pbx",
        files: [SourceFile(path: "main.conf", text: main), SourceFile(path: "rules.conf", text: rules)]
    )

    /// What nothing may show, beside the trunk's own password.
    static let secrets = [
        "other-peoples-Secret", "Winter2019", "wrong-Password-1", "4711-hidden-key", "Uri-Password",
    ]

    static func check(_ reader: MiniReader? = MiniReader(ours: ours)) throws -> DriftCheck {
        let backend = MiniBackend(reader: reader)
        return try DriftCheck(BackendRegistry.Selection(backend: backend, line: backend.lines[0]))
    }

    static func report(
        _ folder: SourceFolder = folder,
        reader: MiniReader = MiniReader(ours: ours),
        ignoring words: [String] = []
    ) throws -> DriftReport {
        let check = try check(reader)
        return try check.report(
            of: try GoldenCase(name: "groningen").plan().plan,
            deployed: folder,
            path: folder.name,
            ignoring: try IgnoreRules(words, kinds: check.kinds),
            at: 1_795_000_000
        )
    }
}
