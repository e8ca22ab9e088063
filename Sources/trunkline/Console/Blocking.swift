import Dispatch
import Synchronization

/// Waits for asynchronous work on the main thread, which has nothing else to do.
enum Blocking {
    private final class Box<Value: Sendable>: Sendable {
        let result = Mutex<Result<Value, any Error>?>(nil)
    }

    /// Runs work and waits for its end.
    ///
    /// - Parameter work: What to do.
    /// - Returns: What it returns.
    /// - Throws: What it throws.
    static func wait<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
        let box = Box<Value>()
        let done = DispatchSemaphore(value: 0)
        Task {
            let result: Result<Value, any Error>
            do { result = .success(try await work()) } catch { result = .failure(error) }
            box.result.withLock { $0 = result }
            done.signal()
        }
        while true {
            done.wait()
            if let result = box.result.withLock({ $0 }) { return try result.get() }
        }
    }
}
