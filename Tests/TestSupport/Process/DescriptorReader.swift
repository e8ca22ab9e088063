import Dispatch
import Glibc

/// Reads from a file descriptor whenever there is something, on a queue of its own, and closes it in the end.
final class DescriptorReader: Sendable {
    // Sources may be used from any thread; Dispatch on Linux does not declare it.
    nonisolated(unsafe) private let source: any DispatchSourceRead

    /// Starts to read.
    ///
    /// - Parameters:
    ///   - descriptor: What to read from; it belongs to the reader from now on.
    ///   - read: Reads once from the descriptor, and says whether there may be more to come.
    ///   - ended: Called once, after `read` said no or `stop` was called.
    init(_ descriptor: Int32, read: @escaping @Sendable () -> Bool, ended: @escaping @Sendable () -> Void) {
        let source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor,
            queue: DispatchQueue(label: "reader of \(descriptor)")
        )
        self.source = source
        source.setEventHandler { if !read() { source.cancel() } }
        source.setCancelHandler {
            close(descriptor)
            // Breaks the circle of the source and the handler that holds it.
            source.setEventHandler(handler: nil)
            ended()
        }
        source.resume()
    }

    /// Reads no more.
    func stop() { source.cancel() }

    /// Starts to read a stream as lines without their line ends; the last may lack one.
    static func lines(
        of descriptor: Int32,
        line: @escaping @Sendable (String) -> Void,
        ended: @escaping @Sendable () -> Void
    ) -> DescriptorReader {
        let pending = LineBuffer()
        return DescriptorReader(descriptor) {
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
