import Diagnostics
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// Where a command's results and findings go, and with which exit code it ends.
struct Console {
    /// How results and findings are printed.
    let format: OutputFormat
    /// Whether warnings make the answer "no".
    let isStrict: Bool
    /// The texts of the files that were read, to show offending lines.
    var sources: [String: String] = [:]

    init(_ options: CommonOptions) { self.init(format: options.format, isStrict: options.strict) }

    /// A console for commands that have formats of their own.
    init(format: OutputFormat, isStrict: Bool) {
        self.format = format
        self.isStrict = isStrict
    }

    /// Prints findings and result, and ends the command.
    ///
    /// - Parameters:
    ///   - log: The findings.
    ///   - result: What `--format json` prints as result.
    ///   - text: What is printed to standard output otherwise.
    ///   - outcome: How it went; warnings make it "no" under `--strict`.
    func finish(
        _ log: DiagnosticLog,
        result: (any Encodable)? = nil,
        text: @autoclosure () -> String = "",
        outcome: Outcome
    ) -> Never {
        let final = outcome == .done && isStrict && log.hasWarnings ? Outcome.no : outcome
        switch format {
        case .text:
            report(log)
            Self.write(text(), to: STDOUT_FILENO)
        case .json:
            Self.write(JSONReport(log: log, result: result).text(), to: STDOUT_FILENO)
        }
        Self.end(final)
    }

    /// Prints findings to standard error, for commands that go on.
    func report(_ log: DiagnosticLog) {
        let isTerminal = isatty(STDERR_FILENO) == 1
        let printer = DiagnosticPrinter(
            usesColour: isTerminal && Self.allowsColour,
            sources: isTerminal ? sources : nil
        )
        Self.write(printer.text(log), to: STDERR_FILENO)
    }

    /// Ends the process.
    static func end(_ outcome: Outcome) -> Never { exit(outcome.rawValue) }

    /// Ends the command as impossible.
    func fail(_ log: DiagnosticLog) -> Never { finish(log, outcome: .failed) }

    /// Colour is for terminals, and for nobody who set `NO_COLOR` (no-color.org).
    static var allowsColour: Bool {
        let value = getenv("NO_COLOR").map { String(cString: $0) } ?? ""
        return value.isEmpty && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    /// How many columns the terminal has that a descriptor leads to; 100 where it leads elsewhere.
    static func terminalWidth(_ descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return Int(size.ws_col)
    }

    /// Writes all of a text.
    static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    /// Writes all bytes, however often the system call is interrupted.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes
            while !rest.isEmpty {
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                #else
                    let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
                #endif
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
