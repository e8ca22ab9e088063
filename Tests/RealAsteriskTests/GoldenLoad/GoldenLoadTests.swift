import DialPlan
import TestSupport
import Testing
import TrunkModel

/// Loads every golden file into real Asterisk and compares what it then has with what the file says.
///
/// One start for each case and flavour: what is looked at stands in the extensions of this suite.
@Suite struct GoldenLoadTests {
    @Test(arguments: GoldenFiles.all)
    func asteriskHasWhatTheFilesSay(_ files: GoldenFiles) async throws {
        try await files.load { pbx, plan in
            try await checkDialPlan(of: files, in: pbx, plan)
            switch files.flavour.driver {
            case .pjsip: try await checkPJSIP(of: files, in: pbx, plan.trunk)
            case .sip: try await checkChanSIP(of: files, in: pbx, plan.trunk)
            }
            let problems = try await pbx.problems().filter { !isOfTheNetwork($0, plan.trunk) }
            #expect(problems == [])
        }
    }

    /// Whether a warning only says that no server is within reach here; the files are as they are for the real ones.
    private func isOfTheNetwork(_ problem: String, _ trunk: Trunk) -> Bool {
        if problem.contains("No response received from") { return problem.contains("on registration attempt") }
        // chan_sip says it six seconds after a REGISTER or OPTIONS, which a slow machine gives it time for.
        if problem.contains("Retransmission timeout reached on transmission") { return true }
        // pjsip says it of its keepalive, which from a loopback address cannot leave for the provider's.
        if problem.contains("'Invalid argument' sending OPTIONS request to endpoint") { return true }
        // chan_sip cuts long names, which the limitation `chan-sip-host-length` tells the user.
        if trunk.accounts.contains(where: {
            $0.server.host.utf8.count > 63 && problem.contains($0.server.host.prefix(63))
        }) {
            return true
        }
        // chan_sip says it of servers that are named by address.
        let addresses = trunk.accounts.filter { $0.server.ipAddress != nil }.map(\.server.uriHost)
        return problem.contains("sip_xmit of") && addresses.contains { problem.contains(" to \($0):") }
    }
}

/// Whether two spellings of a switch mean the same.
func isSameSwitch(_ one: String, _ other: String) -> Bool {
    let on: Set = ["yes", "true", "1", "on"], off: Set = ["no", "false", "0", "off"]
    let one = one.lowercased(), other = other.lowercased()
    return on.contains(one) && on.contains(other) || off.contains(one) && off.contains(other)
}
