#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

#if arch(x86_64) && !os(Windows)
    /// Asterisk counts with `long double`.
    typealias ExpressionNumber = Float80
#else
    /// Asterisk counts with `long double`, which here is no more than a `double`.
    typealias ExpressionNumber = Double
#endif

/// A value in `$[…]` (`main/ast_expr2.y`): a number, or text that may look like one.
enum ExpressionValue {
    /// What was worked out.
    case number(ExpressionNumber)
    /// Text of digits, as written.
    case digits(String)
    /// Other text; quotes belong to it.
    case text(String)

    /// A text that a pattern or `~~` gave: digits and dots make it a number.
    init(made text: String) {
        let bytes = text.utf8
        let looksNumeric = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        self = looksNumeric && !text.isEmpty ? .digits(text) : .text(text)
    }

    static func truth(_ value: Bool) -> ExpressionValue { .number(value ? 1 : 0) }

    /// Whether it is compared as text.
    var isText: Bool { if case .text = self { true } else { false } }

    /// Its number; nil for text.
    var number: ExpressionNumber? {
        switch self {
        case .number(let number): number
        case .digits(let digits): Self.parse(digits)
        case .text: nil
        }
    }

    /// As text: what the expression becomes.
    var string: String {
        switch self {
        case .number(let number): Self.print(number)
        case .digits(let text), .text(let text): text
        }
    }

    /// Without quotes, if it begins and ends with one.
    var unquoted: String {
        let text = string
        guard text.utf8.first == UInt8(ascii: "\""), text.utf8.last == UInt8(ascii: "\"") else { return text }
        return text.replacing("\"", with: "")
    }

    /// What `|` and `&` take for no: nothing, or a number that is 0.
    var isZeroOrEmpty: Bool {
        if case .number(let number) = self { return number == 0 }
        return string.isEmpty || number == 0
    }

    /// What `?` takes for yes.
    var isTrue: Bool {
        if case .text(let text) = self { return !text.isEmpty && text != "\"\"" && text != "0" }
        return number.map { $0 != 0 } ?? false
    }

    /// What `!` makes of it.
    var complement: ExpressionValue {
        if case .number(let number) = self { return .truth(number == 0) }
        return .truth((string.scannedInteger ?? 0) == 0)
    }

    /// The number at the beginning of digits and dots.
    private static func parse(_ digits: String) -> ExpressionNumber {
        let bytes = Array(digits.utf8)
        let dot = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
        let fraction = bytes.dropFirst(dot + 1).prefix { $0 != UInt8(ascii: ".") }
        let text = String(decoding: bytes[..<dot], as: UTF8.self) + "." + String(decoding: fraction, as: UTF8.self)
        return ExpressionNumber("0\(text)0") ?? 0
    }

    /// As `%.18Lg` prints it.
    static func print(_ number: ExpressionNumber) -> String {
        if number == 0 { return number.sign == .minus ? "-0" : "0" }
        if let whole = Int64(exactly: number) { return String(whole) }
        #if arch(x86_64) && !os(Windows)
            return formatted("%.18Lg", number)
        #else
            return formatted("%.15g", number)
        #endif
    }

    /// Prints numbers as C does.
    static func formatted(_ format: String, _ arguments: any CVarArg...) -> String {
        var buffer = [CChar](repeating: 0, count: 400)
        let count = withVaList(arguments) { vsnprintf(&buffer, buffer.count, format, $0) }
        return String(
            decoding: buffer.prefix(max(0, min(Int(count), buffer.count - 1))).map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
    }
}
