extension AsteriskInstance {
    /// Every warning and error in its log up to now, such as `ERROR config_options.c: Could not find option …`.
    ///
    /// Empty for a configuration without a fault. Left out is what chan_sip says of itself at every start, and what
    /// pjproject says of modules of Asterisk's own that were loaded a moment late: which ones is a matter of threads.
    public func problems() async throws -> [String] {
        let log = try await settledLog()
        return log.split(separator: "\n").compactMap { Self.problem(in: $0) }.filter {
            !$0.contains("Module 'chan_sip' has been loaded but will be deprecated")
                && !($0.contains("pjproject:") && $0.contains("registered during operation. Enable PJSIP_SAFE_MODULE"))
        }
    }

    /// The whole log of notices, warnings and errors up to now.
    public func settledLog() async throws -> String {
        // Asterisk's log is written by a thread of its own. A login that must fail leaves a line in it, and when that
        // is there, so is all that came before. The answer to it comes a second later; nobody waits for it.
        let nobody = "nobody-\(UInt64.random(in: .min ... .max))"
        let stranger = try AMIClient(to: ami.address)
        try stranger.send("Login", ["Username": nobody, "Secret": ""])
        return try await eventually("the log's line about \(nobody)") {
            folder.read("log/messages")
        } until: {
            $0.contains(nobody)
        }
    }

    /// Cuts `[Nov 22 22:34:05] ERROR[18623][C-00000001] file.c: text` down to `ERROR file.c: text`; nil for other levels.
    static func problem(in line: Substring) -> String? {
        guard let level = ["WARNING", "ERROR"].first(where: { line.contains("] \($0)[") }) else { return nil }
        let text = line.split(separator: " ").drop { !$0.hasPrefix("\(level)[") }.dropFirst().joined(separator: " ")
        return "\(level) \(text)"
    }
}
