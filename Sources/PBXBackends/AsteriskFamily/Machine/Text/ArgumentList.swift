/// How Asterisk takes the arguments of applications and functions apart (`ast_app_separate_args`).
enum ArgumentList {
    /// Splits a text at a delimiter that stands outside brackets and quotes.
    ///
    /// - Parameters:
    ///   - text: The arguments.
    ///   - delimiter: One ASCII character.
    ///   - limit: How many arguments there can be: the last takes all that is left.
    ///   - isRaw: Whether quotes and backslashes stay in.
    /// - Returns: The arguments; none for an empty text, and none for an empty one behind the last delimiter unless it is
    ///   the last that there can be.
    static func split(_ text: String, at delimiter: Character = ",", limit: Int = 100, isRaw: Bool = false) -> [String]
    {
        let separator = delimiter.asciiValue ?? UInt8(ascii: ",")
        let bytes = Array(text.utf8)
        var result: [String] = []
        var index = 0
        while index < bytes.count, result.count < limit {
            // Asterisk looks no more into what is left then: quotes stay.
            if result.count == limit - 1 {
                result.append(String(decoding: bytes[index...], as: UTF8.self))
                break
            }
            var argument: [UInt8] = []
            var round = 0
            var square = 0
            var isQuoted = false
            var isEnded = false
            while index < bytes.count, !isEnded {
                let byte = bytes[index]
                index += 1
                switch byte {
                case UInt8(ascii: "("):
                    round += 1
                    argument.append(byte)
                case UInt8(ascii: ")"):
                    round = max(0, round - 1)
                    argument.append(byte)
                case UInt8(ascii: "[") where separator != UInt8(ascii: "["):
                    square += 1
                    argument.append(byte)
                case UInt8(ascii: "]"):
                    square = max(0, square - 1)
                    argument.append(byte)
                case UInt8(ascii: "\"") where separator != UInt8(ascii: "\""):
                    isQuoted.toggle()
                    if isRaw { argument.append(byte) }
                case UInt8(ascii: "\\"):
                    if isRaw { argument.append(byte) }
                    if index < bytes.count {
                        argument.append(bytes[index])
                        index += 1
                    }
                case separator where round == 0 && square == 0 && !isQuoted: isEnded = true
                default: argument.append(byte)
                }
            }
            result.append(String(decoding: argument, as: UTF8.self))
            if isEnded, index == bytes.count, result.count == limit - 1 { result.append("") }
        }
        return result
    }

    /// What stands before the first `(`, and what between it and the last `)`; nil without a `(`.
    static func call(_ text: String) -> (name: String, arguments: String?) {
        guard let open = text.utf8.firstIndex(of: UInt8(ascii: "(")) else { return (text, nil) }
        let inside = text[text.utf8.index(after: open)...]
        let end = inside.utf8.lastIndex(of: UInt8(ascii: ")")) ?? inside.endIndex
        return (String(text[..<open]), String(inside[..<end]))
    }
}
