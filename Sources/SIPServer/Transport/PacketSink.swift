/// Where the server's packets go: a socket, or a list in a test.
public protocol PacketSink: AnyObject {
    /// Sends a packet.
    ///
    /// - Parameters:
    ///   - packet: Its bytes, read before the call returns.
    ///   - destination: Where to.
    func send(_ packet: borrowing [UInt8], to destination: Endpoint)
}
