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
}
