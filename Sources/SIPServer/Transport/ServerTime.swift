/// A moment on the server's clock, which begins with the server.
///
/// The server never asks for the time, it is told.
public struct ServerTime: Sendable, Hashable, Comparable {
    /// Nanoseconds since the server began.
    public var nanoseconds: UInt64

    /// A moment.
    public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// Whole seconds since the server began.
    public var seconds: UInt32 { UInt32(truncatingIfNeeded: nanoseconds / 1_000_000_000) }

    /// A later moment.
    public static func + (time: Self, milliseconds: UInt64) -> Self {
        Self(nanoseconds: time.nanoseconds &+ milliseconds &* 1_000_000)
    }

    /// Whether one moment is before another.
    public static func < (one: Self, other: Self) -> Bool { one.nanoseconds < other.nanoseconds }
}
