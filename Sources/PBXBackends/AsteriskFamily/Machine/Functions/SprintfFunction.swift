/// `SPRINTF(format,value,…)` for `%s`, `%d`, `%x`, `%f` and `%c` with width, zeros and precision.
enum SprintfFunction {
    static func value(_ arguments: [String]) -> String? {
        guard let format = arguments.first else { return nil }
        var values = arguments.dropFirst()
        var result = ""
        var rest = format[...]
        while let character = rest.popFirst() {
            guard character == "%" else {
                result.append(character)
                continue
            }
            let flags = rest.prefix { "0123456789.-+ #".contains($0) }
            rest = rest.dropFirst(flags.count)
            guard let kind = rest.popFirst() else { return result }
            if kind == "%" {
                result.append("%")
                continue
            }
            guard flags.count < 6, let value = values.popFirst() else { return nil }
            result += text(flags, kind, value)
            if result.utf8.count > DialplanMachine.maximumValue { return result }
        }
        return result
    }

    private static func text(_ flags: Substring, _ kind: Character, _ value: String) -> String {
        switch kind {
        case "d", "i": return ExpressionValue.formatted("%\(flags)d", Int32(clamping: value.scannedInteger ?? 0))
        case "u", "x", "X", "o":
            return ExpressionValue.formatted("%\(flags)\(kind)", Int32(clamping: value.scannedInteger ?? 0))
        case "f", "e", "g": return ExpressionValue.formatted("%\(flags)\(kind)", Double(value.stripped) ?? 0)
        case "c": return String(value.prefix(1))
        default:
            let width = flags.scannedWidth
            let text = width.precision.map { String(value.prefix($0)) } ?? value
            let padding = String(repeating: " ", count: max(0, abs(width.width) - text.count))
            return width.width < 0 ? text + padding : padding + text
        }
    }
}

extension Substring {
    /// Width and precision of a format such as `-10.3`.
    fileprivate var scannedWidth: (width: Int, precision: Int?) {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        let width = parts.first.flatMap { Int($0) } ?? 0
        return (Swift.min(Swift.max(width, -4_000), 4_000), parts.count > 1 ? Int(parts[1]) ?? 0 : nil)
    }
}
