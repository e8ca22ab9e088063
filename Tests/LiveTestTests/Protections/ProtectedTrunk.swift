import Diagnostics
import DialPlan
import LiveTest
import SIPServer
import TrunkModel

/// Plans and moments for tests of protections.
enum ProtectedTrunk {
    /// The plan of a trunk with device accounts or without channels, as more text says.
    static func plan(
        outbound: String = "{ destinations: europe, block: [premium_rate, satellite] }",
        limits: String = "{ hour: 10, day: 25, week: 50 }",
        more: String = "channels: 2"
    ) throws -> DialPlan {
        let text = """
            name: groningen
            provider: callvoip
            kind: trunk
            accounts:
              - { username: trunk-a, password: "${env:PASSWORD}" }
              - { username: trunk-b, password: "${env:PASSWORD}" }
            pbx: { address: 203.0.113.10, country: NL }
            numbers:
              - { number: "+31508200000", inbound: { extension: "100" } }
            outbound: \(outbound)
            provider_side: { limits: \(limits), fallback: wachtrij }
            \(more)

            """
        var log = DiagnosticLog()
        guard let file = TrunkFile.read(text, file: "trunk.yaml", log: &log),
            let profile = file.loadProfile(readFile: { ($0, "") }, log: &log),
            let trunk = Trunk(file, profile: profile, secrets: .redacting, log: &log)
        else { throw DiagnosedFailure(log) }
        return DialPlan(trunk)
    }
}

extension ServerTime {
    /// A moment, in milliseconds.
    static func at(_ milliseconds: UInt64) -> ServerTime { ServerTime(nanoseconds: milliseconds * 1_000_000) }
}

extension ProtectionDecision {
    /// The decision in two words: `486 channels`.
    var summary: String {
        switch self {
        case .allow: "allow"
        case .refuse(let status, let notice): "\(status) \(notice.protection.name)"
        }
    }
}
