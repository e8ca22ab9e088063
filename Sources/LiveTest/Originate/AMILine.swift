/// The connection that there is, or another one if it ended.
actor AMILine {
    private let address: AMIAddress
    private let onEvent: @Sendable (ManagerMessage) -> Void
    private var current: AMIConnection?
    private var isClosed = false

    /// A line without a connection yet.
    init(_ address: AMIAddress, onEvent: @escaping @Sendable (ManagerMessage) -> Void) {
        self.address = address
        self.onEvent = onEvent
    }

    /// A connection that stands.
    ///
    /// - Throws: `OriginateError` if none can be made.
    func connection() async throws(OriginateError) -> AMIConnection {
        guard !isClosed else { throw OriginateError(.closed, "the AMI connection was closed") }
        if let current, current.isOpen { return current }
        let old = current
        current = nil
        await old?.close()
        let made = try await AMIConnection.open(address, onEvent: onEvent)
        // Another task may have made one in the meantime.
        if let current, current.isOpen {
            await made.close()
            return current
        }
        current = made
        return made
    }

    /// Logs off for good.
    func close() async {
        isClosed = true
        await current?.close()
        current = nil
    }
}
