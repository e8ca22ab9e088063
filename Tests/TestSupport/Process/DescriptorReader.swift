import Foundation
import Glibc
import Synchronization

/// Reads from a file descriptor whenever there is something, on a thread of its own, and closes it in the end.
///
/// A thread that waits in `poll` and not a dispatch source: on Linux a source now and then missed the end of a stream.
final class DescriptorReader: Sendable {
    private let stopper: Mutex<Int32>

    /// Starts to read.
    ///
    /// - Parameters:
    ///   - descriptor: What to read from; it belongs to the reader from now on, if nothing is thrown.
    ///   - read: Reads once from the descriptor, and says whether there may be more to come.
    ///   - ended: Called once, after `read` said no or `stop` was called.
    /// - Throws: `SystemFailure`.
    init(
        _ descriptor: Int32,
        read: @escaping @Sendable () -> Bool,
        ended: @escaping @Sendable () -> Void
    ) throws {
        // The thread sees the closing of the other end as something to read.
        let (stop, stopper) = try SystemFailure.makePipe()
        self.stopper = Mutex(stopper)
        Thread.detachNewThread {
            var waiting = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
            ]
            while poll(&waiting, 2, -1) != -1 || errno == EINTR {
                if waiting[1].revents != 0 || (waiting[0].revents != 0 && !read()) { break }
            }
            close(descriptor)
            close(stop)
            ended()
        }
    }

    deinit { stop() }

    /// Reads no more.
    func stop() {
        stopper.withLock { descriptor in
            if descriptor != -1 { close(descriptor) }
            descriptor = -1
        }
    }

    /// Starts to read a stream as lines without their line ends; the last may lack one.
    static func lines(
        of descriptor: Int32,
        line: @escaping @Sendable (String) -> Void,
        ended: @escaping @Sendable () -> Void
    ) throws -> DescriptorReader {
        let pending = LineBuffer()
        return try DescriptorReader(descriptor) {
            var bytes = [UInt8](repeating: 0, count: 65536)
            let count = Glibc.read(descriptor, &bytes, bytes.count)
            guard count > 0 else { return count == -1 && errno == EINTR }
            for each in pending.add(bytes[..<count]) { line(each) }
            return true
        } ended: {
            for each in pending.rest() { line(each) }
            ended()
        }
    }
}
