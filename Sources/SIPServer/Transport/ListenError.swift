internal import NIOCore

#if canImport(Glibc)
    import Glibc
#endif

/// Why a server cannot listen.
public struct ListenError: Error, CustomStringConvertible {
    /// The reason in the system's words, such as `Address already in use`.
    public let description: String

    /// The reason in an error of a socket.
    package init(_ error: any Error) {
        description = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
    }
}
