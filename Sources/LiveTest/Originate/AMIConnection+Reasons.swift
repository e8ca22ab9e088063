internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
    import Glibc
#endif

extension AMIConnection {
    /// Why no connection came about, in the system's words.
    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as IOError: text(error)
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { reason($0.error) } ?? "the host name has no address"
        case is ChannelError: "no answer"
        default: "\(error)"
        }
    }

    private static func text(_ error: IOError) -> String { String(cString: strerror(error.errnoCode)) }
}
