/// Who may register.
public struct Account: Sendable {
    /// The SIP user name: of the credentials, and of the address of record.
    public var username: String
    /// The password.
    public var password: String
    /// The addresses that it may register and call from; empty for all.
    public var networks: [SourceNetwork]

    /// An account.
    ///
    /// - Parameters:
    ///   - username: The SIP user name.
    ///   - password: The password.
    ///   - networks: The addresses that it may register and call from; empty for all.
    public init(username: String, password: String, networks: [SourceNetwork] = []) {
        self.username = username
        self.password = password
        self.networks = networks
    }
}
