import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// A deployed trunk as somebody wrote it who never heard of trunk files; tests change what they are about.
struct HandMadeTrunk: DeployedTrunk {
    var name: String? = "provider"
    var accounts = [
        DeployedAccount(
            username: "trunk8200-a",
            password: Secret("a secret"),
            server: ServerAddress(host: "pbx.callvoip.nl"),
            at: SourceLocation(file: "deployed", line: 10)
        )
    ]
    var codecs = ["alaw", "ulaw"]
    var dtmf: String? = "rfc4733"
    var providerNetworks: [IPNetwork] = []
    var internalContext: String?
    var channels: Int?
    var inboundPatterns: [DeployedDID] = []
    var dialRules: [DeployedDialRule] = []
    var callers: [String] = []
    /// What takes calls from the provider.
    var takes: @Sendable (String) -> DeployedDestination? = { _ in nil }
    /// What takes dialled digits.
    var sends: @Sendable (_ dialled: String, _ caller: String?) -> DeployedCall? = { _, _ in nil }

    func inbound(_ called: String) -> DeployedDestination? { takes(called) }
    func outbound(_ dialled: String, from extension: String?) -> DeployedCall? { sends(dialled, `extension`) }
    func location(of part: TrunkPart) -> SourceLocation? { SourceLocation(file: "deployed", line: 1) }

    /// A dial plan of two lines: numbers with 0, and with 00.
    static func dutch(_ dialled: String) -> DeployedCall? {
        let number: String
        if dialled.hasPrefix("00"), dialled.utf8.count > 8 {
            number = "+" + dialled.dropFirst(2)
        } else if dialled.hasPrefix("0"), dialled.utf8.count == 10 {
            number = "+31" + dialled.dropFirst(1)
        } else if dialled == "112" {
            number = dialled
        } else {
            return nil
        }
        return DeployedCall(number: number, callerID: "+31508200000", accounts: [0])
    }
}
