import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// A reader of a brand that is not real: its deployment holds one line, and the trunks that a test wants.
struct ImportSampleReader: DeploymentReader {
    var readsTrunks: Bool { true }
    var trunks = [SampleTrunk()]
    /// Whether the brand's own files can be read back.
    var isBroken = false

    func kinds(of line: ProductLine) -> [ObjectKind] {
        let timer = Impact(
            .breaksCalls,
            LocalizedText(nl: "gesprekken eindigen na een uur", en: "calls end after an hour")
        )
        return [
            ObjectKind(
                "line",
                title: LocalizedText(nl: "lijn", en: "line"),
                missing: timer,
                rules: [KeyRule("timer", .text, timer)]
            )
        ]
    }

    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment {
        Deployment(form: LocalizedText("sample"), objects: [object("3600")], shows: ["line"], findings: DiagnosticLog())
    }

    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        if isBroken { throw DiagnosedFailure("the sample is broken", rule: "sample") }
        return [object("no")]
    }

    func trunks(in deployment: Deployment, line: ProductLine) -> [any DeployedTrunk] { trunks }

    private func object(_ timer: String) -> ConfigObject {
        let place = SourceLocation(file: "sample.conf", line: 9)
        return ConfigObject(kind: "line", name: "stad", settings: [ConfigSetting("timer", timer, at: place)], at: place)
    }
}

/// A trunk with two accounts, one number and an unusual codec.
struct SampleTrunk: DeployedTrunk {
    var name: String? = "stad"
    var accounts = [
        DeployedAccount(username: "stad-a", password: Secret("${x}"), server: ServerAddress(host: "pbx.callvoip.nl")),
        DeployedAccount(username: "/../", password: Secret("geheim 2"), server: ServerAddress(host: "pbx.callvoip.nl")),
    ]
    var codecs: [String] { ["gsm"] }
    var dtmf: String? { nil }
    var providerNetworks: [IPNetwork] { [] }
    var internalContext: String? { nil }
    var channels: Int? { 4 }
    var inboundPatterns: [DeployedDID] { [DialPattern("31508200000")].compactMap { $0.map { DeployedDID($0) } } }
    var callers: [String] { [] }

    func inbound(_ called: String) -> DeployedDestination? {
        called.hasSuffix("31508200000") ? DeployedDestination(target: "100") : nil
    }

    func outbound(_ dialled: String, from extension: String?) -> DeployedCall? {
        guard dialled.hasPrefix("0"), dialled.utf8.count == 10 else { return nil }
        return DeployedCall(number: "+31" + dialled.dropFirst(), callerID: "+31508200000", accounts: [0, 1])
    }

    func location(of part: TrunkPart) -> SourceLocation? {
        SourceLocation(file: "sample.conf", line: part == .codecs ? 7 : 1, column: part == .codecs ? 3 : 1)
    }
}
