/// How bad a finding is.
public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Nothing is wrong; worth knowing.
    case note
    /// Works, but a person should look at it. `--strict` makes the exit code 1.
    case warning
    /// Cannot be done, or would break calls or safety.
    case error

    /// A note is less than a warning, a warning less than an error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// A place in a file: 1-based line, and 1-based column counted in Unicode scalars, as editors and compilers print it.
public struct SourceLocation: Sendable, Hashable, Comparable {
    /// The path as the user named it.
    public var file: String
    /// Files are read into trees with a place for each value, so a place is kept small.
    private var line32: UInt32
    private var column32: UInt32

    /// 1-based line.
    public var line: Int {
        get { Int(line32) }
        set { line32 = UInt32(clamping: newValue) }
    }
    /// 1-based column, in Unicode scalars.
    public var column: Int {
        get { Int(column32) }
        set { column32 = UInt32(clamping: newValue) }
    }

    /// Makes a location.
    public init(file: String, line: Int = 1, column: Int = 1) {
        self.file = file
        line32 = UInt32(clamping: line)
        column32 = UInt32(clamping: column)
    }

    /// By file, then line, then column.
    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// One finding: what is wrong, where, and by which rule.
public struct Diagnostic: Sendable, Hashable {
    /// How bad it is.
    public var severity: Severity
    /// One sentence for the person who has to act on it.
    ///
    /// Never holds a secret, and never a control character: it is one line, whatever the file held.
    public let message: String
    /// The rule's stable name, such as `number-invalid`.
    public var rule: String
    /// Where; nil for what belongs to no file, such as an argument.
    public var location: SourceLocation?

    /// Makes a finding.
    public init(_ severity: Severity, _ message: String, rule: String, at location: SourceLocation?) {
        self.severity = severity
        self.message = Self.onOneLine(message)
        self.rule = rule
        self.location = location
    }

    /// The text with its control characters and line separators as code points, such as `U+000A`.
    private static func onOneLine(_ text: String) -> String {
        func isControl(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
        }
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            guard isControl(scalar) else { return result.unicodeScalars.append(scalar) }
            let code = String(scalar.value, radix: 16, uppercase: true)
            result += "U+" + String(repeating: "0", count: max(4 - code.count, 0)) + code
        }
    }
}
