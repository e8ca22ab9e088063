import Glibc

/// The input that is tried now, where a handler of signals finds it.
enum LastInput {
    nonisolated(unsafe) private static let buffer = UnsafeMutablePointer<UInt8>.allocate(
        capacity: Mutator.maximumLength + 1
    )
    nonisolated(unsafe) private static var count = 0
    nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

    /// Has it written to a file when the program crashes, or takes too long.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - letter: What the file begins with.
    static func keep(as file: String, letter: UInt8) {
        path = strdup(file)
        buffer[0] = letter
        // A stack that has overflown has no room for a handler.
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: 64 << 10, alignment: 16)
        stack.ss_size = 64 << 10
        sigaltstack(&stack, nil)
        var action = sigaction()
        action.sa_flags = SA_ONSTACK
        action.__sigaction_handler.sa_handler = { signal in LastInput.write(signal) }
        for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGPROF] { sigaction(signal, &action, nil) }
    }

    /// Ends the program when it has computed for so many seconds from now; zero for never.
    ///
    /// On a busy machine time passes in which it does not run.
    static func limit(to seconds: Int) {
        var timer = itimerval()
        timer.it_value.tv_sec = seconds
        setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    }

    /// Notes the input.
    static func set(_ input: [UInt8]) {
        count = input.count
        input.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { (buffer + 1).update(from: base, count: bytes.count) }
        }
    }

    /// Only what a handler may call.
    private static func write(_ signal: CInt) {
        if let path {
            let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            _ = Glibc.write(file, buffer, count + 1)
        }
        _exit(128 + signal)
    }
}
