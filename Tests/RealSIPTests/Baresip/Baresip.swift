import TestSupport

/// baresip without a screen, a keyboard or a sound card, on a loopback address of its own.
final class Baresip: Sendable {
    /// Where it speaks SIP.
    let address: SocketAddress

    private let lease: LoopbackAddress
    private let folder: ScratchFolder
    private let process: GuardedProcess

    /// Starts baresip with one account.
    ///
    /// - Parameters:
    ///   - registrar: The server that the account is on.
    ///   - username: The account.
    ///   - password: Its password.
    ///   - interval: For how many seconds it registers.
    ///   - time: After how many seconds it quits as if its user had told it to.
    /// - Throws: `MissingProgram`, and what starting a process throws.
    init(to registrar: RegistrarUnderTest, _ username: String, _ password: String, interval: Int, quitAfter time: Int)
        throws
    {
        lease = try LoopbackAddress()
        address = lease.port(5060)
        // No module for sound, pictures or control is loaded, no address but its own is listened on, and whoever it may
        // ask for names is not there.
        let configuration = """
            poll_method epoll
            sip_listen \(address)
            net_interface \(lease.host)
            dns_server \(lease.host):53
            module_path /usr/lib/baresip/modules
            module g711.so
            module_tmp uuid.so
            module_tmp account.so

            """
        let account = """
            <sip:\(username)@\(RegistrarUnderTest.domain)>;outbound="sip:\(registrar.address)";\
            auth_user=\(username);auth_pass="\(password)";regint=\(interval)

            """
        folder = try ScratchFolder(["config": configuration, "accounts": account])
        process = try GuardedProcess([
            try MissingProgram.path(of: "baresip"), "-f", folder.path, "-4", "-t", String(time),
        ])
    }

    /// Waits for its end; gives what it said.
    func waitForEnd() async throws -> [String] {
        let status = try await process.waitForEnd(within: .seconds(30))
        return process.output.all + ["exit status \(status)"]
    }
}
