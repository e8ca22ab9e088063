/// What a line of a `.conf` file says.
enum AsteriskStatement {
    /// `[name](option,…)`; no options where no bracket follows directly.
    case section(name: String, options: [String])
    /// `#word argument`; nil where nothing follows.
    case directive(name: String, argument: String?)
    /// `key = value`, `key => value` or `key += value`.
    case setting(key: String, value: String, adds: Bool)
    /// What Asterisk warns of and skips, as the end of a sentence that begins with "the line".
    case skipped(String)
    /// What makes Asterisk refuse the file, as the start of a sentence that ends with that.
    case refused(String)

    /// Reads a line that is not empty.
    init(_ line: Span<UInt8>) {
        switch line[0] {
        case UInt8(ascii: "["): self = Self.section(line)
        case UInt8(ascii: "#"): self = Self.directive(line)
        default: self = Self.setting(line)
        }
    }

    private static func section(_ line: Span<UInt8>) -> AsteriskStatement {
        guard let close = line.firstIndex(of: UInt8(ascii: "]")) else {
            return .refused("a section name is not closed")
        }
        let name = line.text(1..<min(close, 1 + AsteriskConf.maximumSectionNameLength))
        // Only a bracket directly behind the name counts; anything else is passed over without a word.
        let open = close + 1
        guard open < line.count, line[open] == UInt8(ascii: "(") else { return .section(name: name, options: []) }
        guard let end = line.firstIndex(of: UInt8(ascii: ")"), from: open) else {
            return .refused("the options of a section are not closed")
        }
        var options: [String] = []
        var start = open + 1
        while let comma = line.firstIndex(of: UInt8(ascii: ","), from: start), comma < end {
            options.append(line.text(start..<comma))
            start = comma + 1
        }
        return .section(name: name, options: options + [line.text(start..<end)])
    }

    private static func directive(_ line: Span<UInt8>) -> AsteriskStatement {
        var end = 1
        while end < line.count, line[end] > 0x20 { end += 1 }
        let word = line.text(1..<end)
        var argument = line.trimmed(end..<line.count)
        guard !argument.isEmpty else { return .directive(name: word, argument: nil) }
        let (first, last) = (line[argument.lowerBound], line[argument.upperBound - 1])
        // Quotes that do not match stay, and then no file has that name.
        let closing = first == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "\"")
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "<"), last == closing, argument.count > 1 {
            argument = (argument.lowerBound + 1)..<(argument.upperBound - 1)
        }
        return .directive(name: word, argument: line.text(argument))
    }

    private static func setting(_ line: Span<UInt8>) -> AsteriskStatement {
        var start = 0
        // A backslash at the start keeps the next sign from meaning a section or a directive.
        if line[0] == UInt8(ascii: "\\") {
            start = 1
            // Asterisk's check takes bytes above 127 for negative numbers.
            guard line.count > 1, (0x21..<0x80).contains(line[1]) else {
                return .refused("a backslash stands before nothing that it can keep")
            }
        }
        // The sign that a backslash keeps is no '=' either.
        let from = start == 0 ? 0 : start + 1
        guard let equals = line.firstIndex(of: UInt8(ascii: "="), from: from) else {
            return .skipped("has no '=': Asterisk skips it")
        }
        let adds = equals > from && line[equals - 1] == UInt8(ascii: "+")
        let key = line.trimmed(start..<(adds ? equals - 1 : equals))
        guard !key.isEmpty else { return .skipped("has no name before the '=': Asterisk skips it") }
        var value = (equals + 1)..<line.count
        // What `+=` adds keeps its blanks: they come between the two values.
        if adds { return .setting(key: line.text(key), value: line.text(value), adds: true) }
        if !value.isEmpty, line[value.lowerBound] == UInt8(ascii: ">") { value = (equals + 2)..<line.count }
        return .setting(key: line.text(key), value: line.text(line.trimmed(value)), adds: false)
    }
}
