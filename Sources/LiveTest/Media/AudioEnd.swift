internal import NIOCore
public import SIPServer

/// One end of a call's audio: a UDP socket that sends RTP every 20 ms and listens.
public final class AudioEnd: Sendable {
    /// Where it listens, as a session is to say.
    public let address: Endpoint

    private let channel: any Channel
    private let port: NIOLoopBound<AudioPort>
    private let ear: AudioEar

    init(address: Endpoint, channel: any Channel, port: NIOLoopBound<AudioPort>, ear: AudioEar) {
        self.address = address
        self.channel = channel
        self.port = port
        self.ear = ear
    }

    /// Says where to send and how; silence is sent until `play` says otherwise.
    ///
    /// May be called again, as when a re-INVITE changes the peer's session. An address that means hold, such as
    /// 0.0.0.0 or port 0, stops sending.
    public func connect(_ remote: AudioRemote) {
        guard channel.isActive else { return }
        let port = port
        channel.eventLoop.execute { port.value.connect(remote) }
    }

    /// Plays something from now on.
    public func play(_ sound: AudioSound) {
        guard channel.isActive else { return }
        let port = port
        channel.eventLoop.execute { port.value.play(sound) }
    }

    /// Sends DTMF digits as events of RFC 4733, 100 ms each with pauses of 60 ms.
    ///
    /// Returns when all were sent; at once if the end is not connected or the peer takes no events.
    ///
    /// - Parameter digits: 0 to 9, `*`, `#`, A to D; other characters are skipped.
    public func send(digits: String) async {
        // The event loop of a closed socket may have ended, and would never answer.
        guard channel.isActive else { return }
        let port = port
        let promise = channel.eventLoop.makePromise(of: Void.self)
        channel.eventLoop.execute { port.value.send(digits: digits, promise) }
        try? await promise.futureResult.get()
    }

    /// What came since the beginning, or since the last `forget()`.
    public func heard() async -> AudioHeard { ear.heard }

    /// Lets `heard()` begin anew.
    public func forget() async { ear.forget() }

    /// Closes the socket; what was heard can still be asked for.
    public func close() async {
        guard channel.isActive else { return }
        try? await channel.close().get()
    }
}
