import AsteriskManager
import LiveTest
import SIPMessages
import SIPServer
import TestSupport
import TrunkModel

/// Our server, which answers calls with audio of its own, on a loopback address.
final class TalkingProvider: Sendable {
    /// Where it listens.
    let address: TestSupport.SocketAddress
    /// The end of the call's audio; one call at a time.
    let audio: AudioEnd
    /// All that it was sent, oldest first.
    let trace = PacketRecorder()

    private let desk: AudioDesk
    private let server: UDPServer
    private let lease: LoopbackAddress

    /// The account of the trunk.
    static let user = "t100"
    /// Its password.
    static let password = "secret"

    /// Starts one, lets a test use it with an Asterisk that has a trunk to it, and stops both.
    ///
    /// - Parameters:
    ///   - flavour: The Asterisk.
    ///   - codec: The provider's only codec.
    ///   - ringing: How long a call rings, in milliseconds.
    ///   - body: What to do with them.
    /// - Throws: What the test throws, and what keeps them from starting.
    static func with(
        _ flavour: Flavour,
        codec: Codec = .alaw,
        ringing: UInt64 = 100,
        _ body: (TalkingProvider, AsteriskInstance, AMIAddress) async throws -> Void
    ) async throws {
        let desk = AudioDesk()
        let lease = try LoopbackAddress()
        let provider = try await TalkingProvider(desk, lease, codec, ringing)
        do {
            let trunk = HandmadeTrunk(user: user, password: password, provider: provider.address)
            let files = trunk.files(flavour.driver).mapValues { text in
                text.replacing("allow = alaw", with: "allow = alaw,ulaw")
            }
            try await AsteriskInstance.with(flavour.version, flavour.driver, files: files, outbound: ["hand-outbound"])
            {
                let ami = try AMIAddress("ami://harness:harness@\($0.sip.host)")
                try await body(provider, $0, ami)
            }
        } catch {
            await provider.stop()
            throw error
        }
        await provider.stop()
    }

    private init(_ desk: AudioDesk, _ lease: LoopbackAddress, _ codec: Codec, _ ringing: UInt64) async throws {
        self.desk = desk
        self.lease = lease
        address = lease.port(5060)
        let audio = try await desk.open(on: lease.host)
        self.audio = audio
        let trace = trace
        server = try await UDPServer.start(host: lease.host, port: 5060) { sink, address in
            let configuration = ServerConfiguration(realm: "provider.example", domains: [address.host, "hand"])
            let account = Account(username: Self.user, password: Self.password)
            let server = SIPServer(configuration, accounts: [account], address: address.description, sink: sink) {
                UInt64.random(in: .min ... .max)
            }
            server.callDelegate = Self.answers(audio, codec, ringing)
            return (server, trace)
        }
    }

    private func stop() async {
        await server.stop()
        await desk.stop()
    }

    /// Waits until no call is open.
    func expectNoOpenCalls() async throws {
        _ = try await eventually("the end of all calls") {
            try await server.ask { $0.calls.openCalls.count }
        } until: {
            $0 == 0
        }
    }

    private static func answers(_ audio: AudioEnd, _ codec: Codec, _ ringing: UInt64) -> AnsweringDesk {
        var behaviour = AnsweringDesk.Behaviour()
        behaviour.ringing = ringing
        let session = AudioSession(
            address: SDPAddress(.ip4, audio.address.address),
            port: audio.address.port,
            codecs: [codec == .alaw ? .pcma : .pcmu],
            sessionID: 1,
            version: 1
        )
        return AnsweringDesk(behaviour) { offer in
            guard let offer, let offered = try? SessionDescription(offer),
                let medium = offered.media.first(where: \.isAudio),
                let host = offered.address(of: medium)?.host, let remote = Endpoint(host, port: medium.port),
                let answer = session.answer(to: offered)
            else { return nil }
            let events = medium.telephoneEvent?.payloadType
            audio.connect(AudioRemote(address: remote, codec: codec, eventPayloadType: events))
            return answer.bytes
        }
    }
}

/// Keeps the first lines of all packets that came in.
final class PacketRecorder: PacketTap, Sendable {
    /// The packets.
    let packets = Recorder<String>()

    func saw(_ packet: Span<UInt8>, from source: Endpoint, to destination: Endpoint) {
        guard source.port == 5060, destination.port == 5060, source.address != destination.address else { return }
        let bytes = packet.withUnsafeBufferPointer { Array($0) }
        packets.record("\(source.address) \(String(decoding: bytes, as: UTF8.self))")
    }

    /// How many requests of a method came from an address.
    func count(_ method: String, from host: String) -> Int {
        packets.all.count { $0.hasPrefix("\(host) \(method) ") }
    }
}
