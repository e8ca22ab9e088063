/// The five acts of a live test.
public enum Act: String, Sendable, CaseIterable {
    /// The accounts register, and stay registered.
    case registration
    /// The provider calls the PBX.
    case inbound
    /// The PBX calls through the provider.
    case outbound
    /// The primary account fails.
    case failover
    /// OPTIONS, both ways.
    case keepalive
}
