import Diagnostics
import SIPServer
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// What the registrar shows: on a terminal a table that stays up to date, else a line for each event.
final class RegistrarScreen {
    private let console: Console
    private let trunks: [Trunk]
    private let watch: RegistrarWatch
    private let address: Endpoint
    private let isLive: Bool
    private var recent: [String] = []
    private var drawn = 0
    private var nextDrawing = 0

    /// Events below the table.
    private static let recentLines = 8

    init(console: Console, trunks: [Trunk], watch: RegistrarWatch, address: Endpoint) {
        self.console = console
        self.trunks = trunks
        self.watch = watch
        self.address = address
        isLive =
            console.format == .text && isatty(STDOUT_FILENO) == 1
            && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    /// Prints the findings, and that the server listens.
    func begin(_ log: DiagnosticLog) {
        console.report(log)
        switch console.format {
        case .json:
            let names = trunks.map { JSONText.quoted($0.name) }.joined(separator: ",")
            print("{\"event\":\"listening\",\"address\":\(JSONText.quoted("\(address)")),\"trunks\":[\(names)]}\n")
        case .text where isLive: update()
        case .text:
            print("listening on \(address) (UDP) for \(trunks.map(\.name).joined(separator: ", "))\n")
        }
    }

    /// Shows what has happened since the last time.
    func update() {
        let (entries, lost) = watch.takeEntries()
        var lines = entries.map { isLive ? text($0) : console.format == .json ? json($0) : text($0) }
        if lost > 0 {
            lines.append(
                console.format == .json
                    ? "{\"event\":\"lost\",\"count\":\(lost)}" : "\(lost) more events, too many to show"
            )
        }
        guard isLive else {
            if !lines.isEmpty { print(lines.joined(separator: "\n") + "\n") }
            return
        }
        recent = (recent + lines).suffix(Self.recentLines)
        // Four times a second is as fast as anybody reads.
        nextDrawing -= 1
        guard nextDrawing <= 0 || !lines.isEmpty else { return }
        nextDrawing = 5
        draw()
    }

    /// Prints the counters.
    func show(_ metrics: ServerMetrics) {
        let counts = Self.counts(metrics)
        switch console.format {
        case .json:
            let pairs = counts.map { "\"\($0.name)\":\($0.count)" }.joined(separator: ",")
            print("{\"event\":\"metrics\",\(pairs)}\n")
        case .text where isLive:
            recent += counts.filter { $0.count > 0 }.map { "\($0.name) \($0.count)" }
            recent = recent.suffix(Self.recentLines + counts.count)
            draw()
        case .text:
            print("metrics: " + counts.map { "\($0.name) \($0.count)" }.joined(separator: ", ") + "\n")
        }
    }

    /// Leaves the table where it is, and prints the last counters.
    func end(_ metrics: ServerMetrics) {
        update()
        if isLive { print("\u{1B}[?25h") }
        let counts = Self.counts(metrics)
        if console.format == .json {
            let pairs = counts.map { "\"\($0.name)\":\($0.count)" }.joined(separator: ",")
            print("{\"event\":\"stopped\",\(pairs)}\n")
        } else {
            print(
                "stopped: \(metrics.received) packets in, \(metrics.sent) out, \(metrics.registrations) registrations, "
                    + "\(metrics.calls) calls, \(metrics.failures) wrong credentials\n"
            )
        }
    }

    private func draw() {
        var size = winsize()
        let hasSize = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
        let width = hasSize ? Int(size.ws_col) : 80, height = hasSize ? Int(size.ws_row) : 24
        let now = RegistrarWatch.now().tv_sec
        var lines = [
            bold("trunkline registrar") + "  \(address) (UDP)  "
                + trunks.map { "\($0.name) at \($0.profile.title)" }.joined(separator: ", "), "",
        ]
        lines += table(now: now, width: width).prefix(max(3, height - Self.recentLines - 5))
        lines +=
            [""] + recent.suffix(max(1, min(Self.recentLines, height - lines.count - 3))) + ["", "Ctrl-C ends it."]
        // Back to the first line of the last drawing; each line is wiped behind its text.
        var output = "\u{1B}[?25l" + (drawn > 0 ? "\u{1B}[\(drawn)A\r" : "")
        for line in lines.prefix(height - 1) { output += cut(line, width - 1) + "\u{1B}[K\n" }
        output += "\u{1B}[J"
        drawn = min(lines.count, height - 1)
        print(output)
    }

    private func table(now: Int, width: Int) -> [String] {
        let accounts = watch.accounts
        let name = max(7, accounts.map(\.username.count).max() ?? 0)
        let contact = max(7, min(accounts.compactMap(\.contact?.count).max() ?? 0, width - name - 50))
        var lines = [
            bold(
                "\(padded("ACCOUNT", name))  \(padded("STATE", 12))  \(padded("EXPIRES", 7))  \(padded("CONTACT", contact))  LAST"
            )
        ]
        for account in accounts {
            let isRegistered = account.contact != nil
            let state = padded(isRegistered ? "registered" : "-", 12)
            let left = account.end.map { "\(max(0, $0 - now)) s" } ?? ""
            let last = account.lastTime.map { "\(account.last), \(now - $0) s ago" } ?? "nothing yet"
            lines.append(
                "\(padded(account.username, name))  \(isRegistered ? green(state) : state)  \(padded(left, 7))  "
                    + "\(padded(account.contact ?? "", contact))  \(last)"
            )
        }
        return lines
    }

    private func text(_ entry: RegistrarWatch.Entry) -> String {
        let words = [entry.event, entry.account].compactMap { $0 } + entry.detail.map { "\($0.key)=\($0.value)" }
        return "\(Self.clock(entry.time)) " + words.joined(separator: " ")
    }

    private func json(_ entry: RegistrarWatch.Entry) -> String {
        var pairs = [("time", JSONText.quoted(Self.timestamp(entry.time))), ("event", JSONText.quoted(entry.event))]
        if let account = entry.account { pairs.append(("account", JSONText.quoted(account))) }
        for (key, value) in entry.detail {
            let isNumber = ["status", "expires", "number"].contains(key) && Int(value) != nil
            pairs.append((key, isNumber ? value : JSONText.quoted(value)))
        }
        return "{" + pairs.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    private static func counts(_ metrics: ServerMetrics) -> [(name: String, count: UInt64)] {
        Mirror(reflecting: metrics).children.compactMap { child in
            guard let name = child.label, let count = child.value as? UInt64 else { return nil }
            return (name, count)
        }
    }

    private static func clock(_ time: timespec) -> String {
        var seconds = time.tv_sec, parts = tm()
        localtime_r(&seconds, &parts)
        return [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)].map { twoDigits($0) }.joined(separator: ":")
    }

    /// RFC 3339, in UTC, with milliseconds.
    private static func timestamp(_ time: timespec) -> String {
        var seconds = time.tv_sec, parts = tm()
        gmtime_r(&seconds, &parts)
        let date = "\(parts.tm_year + 1_900)-\(twoDigits(Int(parts.tm_mon) + 1))-\(twoDigits(Int(parts.tm_mday)))"
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { twoDigits(Int($0)) }.joined(separator: ":")
        let milliseconds = String(1_000 + time.tv_nsec / 1_000_000).dropFirst()
        return "\(date)T\(clock).\(milliseconds)Z"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func padded(_ text: String, _ width: Int) -> String {
        text.count > width
            ? text.prefix(max(0, width - 1)) + "…" : text + String(repeating: " ", count: width - text.count)
    }

    /// Cuts a line to the terminal's width; escape sequences take no room.
    private func cut(_ line: String, _ width: Int) -> String {
        var result = "", used = 0, isEscape = false
        for character in line {
            if character == "\u{1B}" { isEscape = true }
            if isEscape {
                result.append(character)
                if character.isLetter { isEscape = false }
            } else if used < width {
                result.append(character)
                used += 1
            }
        }
        return result
    }

    private func bold(_ text: String) -> String { Console.allowsColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    private func green(_ text: String) -> String { Console.allowsColour ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
    private func print(_ text: String) { Console.write(text, to: STDOUT_FILENO) }
}
