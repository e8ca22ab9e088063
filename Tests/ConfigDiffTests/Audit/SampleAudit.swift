import ConfigFormats
import Diagnostics
import PBXBackends
import Testing
import TrunkModel

@testable import ConfigDiff

/// A folder with much that is unsafe in it.
enum SampleAudit {
    static let sip = """
        [general]
        context=public
        udpbindaddr=0.0.0.0
        alwaysauthreject=no
        register => trunk8200-a:Tr8nk-Geheim-77@sip.callvoip.example/trunk8200-a

        [callvoip]
        type=peer
        host=sip.callvoip.example
        context=from-callvoip
        remotesecret=Tr8nk-Geheim-77

        [101]
        type=friend
        host=dynamic
        secret=101101
        context=internal

        [102]
        type=friend
        host=dynamic
        secret=Welkom2024!
        context=internal

        """

    static let dialplan = """
        [public]
        include => internal

        [from-callvoip]
        exten => _X.,1,Dial(SIP/101&SIP/102,20)

        [internal]
        exten => _00X.,1,Dial(SIP/callvoip/${EXTEN})
        exten => _0[1-9]XXXXXXXX,1,Dial(SIP/callvoip/${EXTEN})

        """

    static let folder = SourceFolder(
        name: "pbx",
        files: [SourceFile(path: "sip.conf", text: sip), SourceFile(path: "extensions.conf", text: dialplan)]
    )

    /// What nothing may show.
    static let secrets = ["Tr8nk-Geheim-77", "101101", "Welkom2024!"]

    static func report(
        _ folder: SourceFolder = folder,
        ignoring words: [String] = ["note"]
    ) throws -> AuditReport {
        let check = try AuditCheck(recognising: folder)
        return try check.report(
            on: folder,
            path: folder.name,
            ignoring: try AuditIgnoring(words, rules: check.rules),
            at: 1_795_000_000
        )
    }
}
