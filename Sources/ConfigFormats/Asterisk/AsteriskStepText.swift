/// A line `exten => PATTERN/CALLERID,PRIORITY+N(LABEL),APPLICATION(ARGUMENTS)` in its parts.
struct AsteriskStepText {
    /// The number that Asterisk gives hints in place of a priority.
    static let hint = -1

    /// The extension, without blanks.
    let pattern: String
    /// The callers, nil for all.
    private(set) var callerID: String?
    /// The priority's word: a number, `n`, `s`, `hint`, or a label.
    private(set) var priority: String
    /// What `+N` adds.
    private(set) var increment = 0
    /// The label.
    private(set) var label: String?
    /// The application.
    private(set) var application = ""
    /// What stands in its brackets.
    private(set) var arguments = ""
    /// What Asterisk warns of.
    private(set) var problem: String?
    /// Whether Asterisk skips the line.
    private(set) var isRefused = false

    /// Reads the parts.
    ///
    /// - Parameters:
    ///   - extensionText: The extension with the callers.
    ///   - text: What follows its comma.
    init(_ extensionText: String, _ text: Substring.UTF8View) {
        let sides = extensionText.utf8.split(
            separator: UInt8(ascii: "/"),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        pattern = Self.string(sides.first.map { $0.filter { $0 > 0x20 } } ?? [])
        if sides.count > 1 { callerID = Self.shrunk(sides[1]) }
        let comma = text.firstIndex(of: UInt8(ascii: ","))
        var word = AsteriskLineReader.trimmed(Array(text[..<(comma ?? text.endIndex)])[...])
        priority = ""
        if let open = word.firstIndex(of: UInt8(ascii: "(")) {
            guard let close = word[open...].firstIndex(of: UInt8(ascii: ")")) else {
                problem = "the label is not closed: Asterisk skips the line"
                isRefused = true
                return
            }
            label = Self.string(word[(open + 1)..<close])
            word = word[..<open]
        }
        if let plus = word.firstIndex(of: UInt8(ascii: "+")) {
            increment = Self.number(Self.string(word[(plus + 1)...])) ?? 0
            word = word[..<plus]
        }
        priority = Self.string(word)
        if let comma { readApplication(Array(text[text.index(after: comma)...])) }
    }

    /// What tells extensions of one context apart.
    var key: AsteriskContextBuilder.Key { .init(pattern: pattern, callerID: callerID) }

    private mutating func readApplication(_ text: [UInt8]) {
        let start = text.firstIndex { $0 > 0x20 } ?? text.endIndex
        guard let open = text.firstIndex(of: UInt8(ascii: "(")) else {
            application = Self.string(text[start...])
            return
        }
        let name = text[min(start, open)..<open]
        // A variable before the bracket: all of it is the application, as in a hint `DAHDI/${GLOBAL(x)}`.
        guard !Self.hasVariable(name) else {
            application = Self.string(text[start...])
            return
        }
        application = Self.string(name)
        if let close = text[open...].lastIndex(of: UInt8(ascii: ")")) {
            arguments = Self.string(text[(open + 1)..<close])
        } else {
            arguments = Self.string(text[(open + 1)...])
            problem = "the application's bracket is not closed"
        }
    }

    private static func hasVariable(_ name: ArraySlice<UInt8>) -> Bool {
        name.indices.dropLast().contains { index in
            name[index] == UInt8(ascii: "$")
                && (name[index + 1] == UInt8(ascii: "{") || name[index + 1] == UInt8(ascii: "["))
        }
    }

    /// The extension of a line, and what follows its comma; commas in brackets and behind a backslash are its own.
    static func splitPattern(_ value: String) -> (String, Substring.UTF8View) {
        let bytes = value.utf8
        var depth = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth = max(0, depth - 1)
            case UInt8(ascii: "\\"):
                index = bytes.index(after: index)
                if index == bytes.endIndex { return (value, bytes[index...]) }
            case UInt8(ascii: ",") where depth == 0:
                return (String(value[..<index]), bytes[bytes.index(after: index)...])
            default: break
            }
            index = bytes.index(after: index)
        }
        return (value, bytes[bytes.endIndex...])
    }

    /// The number that a text begins with, as C's `sscanf` reads it; nil if it begins with none or with a huge one.
    static func number(_ text: String) -> Int? {
        let bytes = text.utf8.drop { $0 == 0x20 || (0x09...0x0d).contains($0) }
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = (isNegative || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes)
            .prefix { (0x30...0x39).contains($0) }
        guard let number = Int32(string(Array(digits))) else { return nil }
        return isNegative ? -Int(number) : Int(number)
    }

    /// A caller's number without the marks that people write into numbers; inside `[]` a `-` is a range.
    private static func shrunk(_ text: Substring.UTF8View) -> String {
        var depth = 0
        var result: [UInt8] = []
        for (index, byte) in zip(text.indices, text) {
            switch byte {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "-") where depth == 0: continue
            case UInt8(ascii: ".") where text.index(after: index) < text.endIndex: continue
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: " "): continue
            default: break
            }
            result.append(byte)
        }
        return string(result)
    }

    private static func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
