/// The connection that there is, or another one if it ended.
package actor AMILine {
    private let address: AMIAddress
    private let onEvent: @Sendable (ManagerMessage) -> Void
    private var current: AMIConnection?
    private var isClosed = false

    /// A line without a connection yet.
    package init(_ address: AMIAddress, onEvent: @escaping @Sendable (ManagerMessage) -> Void) {
        self.address = address
        self.onEvent = onEvent
    }

    /// A connection that stands.
    ///
    /// - Throws: `ManagerError` if none can be made.
    package func connection() async throws(ManagerError) -> AMIConnection {
        guard !isClosed else { throw ManagerError(.closed, "the AMI connection was closed") }
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
    package func close() async {
        isClosed = true
        await current?.close()
        current = nil
    }
}
