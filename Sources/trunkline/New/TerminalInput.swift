#if canImport(Glibc)
    import Glibc
#endif

/// Lines that a person types.
struct TerminalInput {
    /// What came.
    enum Answer {
        case text(String)
        case notUTF8
        case end
    }

    /// What was read behind the last line's end: a terminal hands over line by line, but a person may type ahead.
    private var rest: [UInt8] = []

    /// The next line without its end.
    mutating func line() -> Answer {
        while true {
            if let end = rest.firstIndex(of: 0x0a) {
                let bytes = rest[..<end]
                rest = Array(rest[(end + 1)...])
                return String(validating: bytes, as: UTF8.self).map(Answer.text) ?? .notUTF8
            }
            // A last line without an end was not finished: it is no answer.
            guard let more = Self.read() else { return .end }
            rest += more
        }
    }

    /// The next line, which the terminal does not show.
    ///
    /// Ctrl-C also arrives as a character meanwhile: a signal would end the process and leave the terminal mute.
    mutating func secret() -> Answer {
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return line() }
        var mute = settings
        mute.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &mute)
        defer {
            tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
            Console.write("\n", to: STDERR_FILENO)
        }
        var typed: [UInt8] = []
        while true {
            if rest.isEmpty {
                guard let more = Self.read() else { return .end }
                rest = more
            }
            let byte = rest.removeFirst()
            switch byte {
            case 0x0a, 0x0d: return String(validating: typed, as: UTF8.self).map(Answer.text) ?? .notUTF8
            // Ctrl-C; Ctrl-D on an empty line.
            case 0x03: return .end
            case 0x04 where typed.isEmpty: return .end
            // Backspace takes a whole character, which in UTF-8 ends at the last byte that begins one.
            case 0x08, 0x7f:
                while let last = typed.popLast(), last & 0xc0 == 0x80 {}
            // Ctrl-U takes all.
            case 0x15: typed = []
            default: typed.append(byte)
            }
        }
    }

    /// What there is to read; nil at the end.
    private static func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
            #else
                let count = Darwin.read(STDIN_FILENO, &buffer, buffer.count)
            #endif
            if count < 0, errno == EINTR { continue }
            return count > 0 ? Array(buffer[..<count]) : nil
        }
    }
}
