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

    /// Reads a line.
    init(_ line: ArraySlice<UInt8>) {
        switch line.first {
        case UInt8(ascii: "["): self = Self.section(line)
        case UInt8(ascii: "#"): self = Self.directive(line)
        default: self = Self.setting(line)
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func section(_ line: ArraySlice<UInt8>) -> AsteriskStatement {
        guard let close = line.firstIndex(of: UInt8(ascii: "]")) else {
            return .refused("a section name is not closed")
        }
        let name = text(line[(line.startIndex + 1)..<close].prefix(AsteriskConf.maximumSectionNameLength))
        let rest = line[(close + 1)...]
        // Only a bracket directly behind the name counts; anything else is passed over without a word.
        guard rest.first == UInt8(ascii: "(") else { return .section(name: name, options: []) }
        guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else {
            return .refused("the options of a section are not closed")
        }
        let options = rest[(rest.startIndex + 1)..<end]
            .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(text)
        return .section(name: name, options: options)
    }

    private static func directive(_ line: ArraySlice<UInt8>) -> AsteriskStatement {
        let word = line.dropFirst().prefix { $0 > 0x20 }
        var argument = AsteriskLineReader.trimmed(line[word.endIndex...])
        guard let first = argument.first, let last = argument.last else {
            return .directive(name: text(word), argument: nil)
        }
        // Quotes that do not match stay, and then no file has that name.
        let closing = first == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "\"")
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "<"), last == closing, argument.count > 1 {
            argument = argument.dropFirst().dropLast()
        }
        return .directive(name: text(word), argument: text(argument))
    }

    private static func setting(_ line: ArraySlice<UInt8>) -> AsteriskStatement {
        var line = line
        var from = line.startIndex
        // A backslash at the start keeps the next sign from meaning a section or a directive.
        if line.first == UInt8(ascii: "\\") {
            line = line.dropFirst()
            // Asterisk's check takes bytes above 127 for negative numbers.
            guard let first = line.first, (0x21..<0x80).contains(first) else {
                return .refused("a backslash stands before nothing that it can keep")
            }
            from = line.startIndex + 1
        }
        guard let equals = line[from...].firstIndex(of: UInt8(ascii: "=")) else {
            return .skipped("has no '=': Asterisk skips it")
        }
        let adds = equals > from && line[equals - 1] == UInt8(ascii: "+")
        let key = AsteriskLineReader.trimmed(line[..<(adds ? equals - 1 : equals)])
        guard !key.isEmpty else { return .skipped("has no name before the '=': Asterisk skips it") }
        var value = line[(equals + 1)...]
        // What `+=` adds keeps its blanks: they come between the two values.
        if adds { return .setting(key: text(key), value: text(value), adds: true) }
        if value.first == UInt8(ascii: ">") { value = value.dropFirst() }
        return .setting(key: text(key), value: text(AsteriskLineReader.trimmed(value)), adds: false)
    }
}
