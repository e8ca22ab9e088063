import Glibc

/// A system call that failed.
public struct SystemFailure: Error, CustomStringConvertible {
    /// What was tried and what the system said.
    public var description: String

    /// Makes the failure of what was tried just now, with the system's own reason.
    init(_ tried: String, code: Int32 = errno) { description = "\(tried): \(String(cString: strerror(code)))" }

    /// Passes on what a system call returned, and throws if it is its sign of failure, -1.
    static func check<Value: SignedInteger>(_ tried: String, _ result: Value) throws -> Value {
        if result == -1 { throw SystemFailure(tried) }
        return result
    }

    /// Makes two connected ends; what closes one of them is seen at the other.
    ///
    /// Other children do not inherit them, from the first moment on: an end that they hold open would never count as
    /// closed. A pair of sockets can be made so; a pipe cannot, in Swift.
    static func makePipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        _ = try check("making a pipe", socketpair(AF_UNIX, kind, 0, &ends))
        return (ends[0], ends[1])
    }
}
