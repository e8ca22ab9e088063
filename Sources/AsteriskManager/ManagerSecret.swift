/// The secret of a user of the manager interface.
///
/// Printing it prints stars; only who logs in calls `reveal()`.
public struct ManagerSecret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    private let text: String

    /// Wraps a secret.
    public init(_ text: String) { self.text = text }

    /// The secret itself.
    public func reveal() -> String { text }

    /// Stars.
    public var description: String { "********" }
    /// Stars.
    public var debugDescription: String { description }
    /// Nothing to see.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
