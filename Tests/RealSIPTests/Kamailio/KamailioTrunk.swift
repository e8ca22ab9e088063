import DialPlan
import TestSupport
import Testing
import TrunkModel

/// A real Kamailio with what is generated of a case, between a PBX and two servers of a provider, one for each account.
struct KamailioTrunk {
    /// The PBX behind: it answers every call.
    let pbx: FakePeer
    /// The server of the first account.
    let primary: FakeProvider
    /// The server of the second account.
    let secondary: FakeProvider
    /// Where Kamailio is.
    let address: SocketAddress

    /// Starts all of it, waits for the accounts to be registered, lets a test use it, and ends it.
    ///
    /// - Parameters:
    ///   - golden: The case.
    ///   - primaryHost: Another name for the first account's server, which is nobody's.
    ///   - channels: How many calls there may be.
    ///   - body: What to do with it.
    /// - Throws: What the test throws, and what keeps Kamailio from starting or registering.
    static func with(
        _ golden: GoldenCase,
        primaryHost: String? = nil,
        channels: Int = 8,
        _ body: (KamailioTrunk) async throws -> Void
    ) async throws {
        let accounts = try golden.plan().plan.trunk.accounts
        func provider(_ index: Int) throws -> FakeProvider {
            try FakeProvider(accounts: [accounts[index].username: accounts[index].password.reveal()])
        }
        let pbx = try FakePeer(), primary = try provider(0), secondary = try provider(1)
        let generated = try GeneratedFolder(golden, inside: pbx.address.host) { trunk in
            let hosts = [primaryHost ?? primary.address.host, secondary.address.host]
            for (index, host) in hosts.enumerated() { trunk.accounts[index].server = ServerAddress(host: host) }
            trunk.channels = channels
        }
        try await KamailioServer.with(generated.lease, in: generated.folder, configuration: generated.configuration) {
            _ in
            if primaryHost == nil { _ = try await primary.registration(of: accounts[0].username) }
            _ = try await secondary.registration(of: accounts[1].username)
            let address = SocketAddress(generated.lease.host, 5060)
            try await body(KamailioTrunk(pbx: pbx, primary: primary, secondary: secondary, address: address))
        }
    }

    /// The PBX dials for an extension; a call that is answered is hung up.
    ///
    /// - Parameters:
    ///   - status: The final answer that it has to get.
    ///   - digits: What is dialled.
    ///   - extension: The caller's.
    ///   - headers: Further headers.
    /// - Throws: `NothingCame` if there is no answer.
    func expect(
        _ status: Int,
        of digits: String,
        from extension: String,
        headers: KeyValuePairs<String, String> = [:]
    ) async throws {
        let from = "\"Jan\" <sip:\(`extension`)@\(pbx.address.host)>"
        let call = try await pbx.call(
            address,
            requestURI: "sip:\(digits)@\(address.host)",
            from: from,
            headers: headers
        )
        if call.status == 200 { _ = try await call.hangUp() }
        #expect(call.status == status, "\(digits)")
    }
}
