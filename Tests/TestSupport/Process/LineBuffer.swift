import Synchronization

/// Cuts a stream of bytes into lines.
final class LineBuffer: Sendable {
    private let pending = Mutex<[UInt8]>([])

    /// Takes bytes in and gives the lines that they complete; line ends are LF or CRLF and not part of a line.
    func add(_ bytes: ArraySlice<UInt8>) -> [String] {
        pending.withLock { pending in
            var lines: [String] = []
            for byte in bytes {
                if byte != UInt8(ascii: "\n") {
                    pending.append(byte)
                    continue
                }
                if pending.last == UInt8(ascii: "\r") { pending.removeLast() }
                lines.append(String(decoding: pending, as: UTF8.self))
                pending.removeAll()
            }
            return lines
        }
    }

    /// Gives what no line end has completed.
    func rest() -> [String] {
        pending.withLock { pending in
            defer { pending = [] }
            return pending.isEmpty ? [] : [String(decoding: pending, as: UTF8.self)]
        }
    }
}
