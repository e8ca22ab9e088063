/// A line of a file as a terminal shows it under a finding, without any password, and the blanks that put a marker
/// under one of its columns.
struct SourceSnippet {
    /// The line; behind a password's key stand stars.
    let line: String
    /// What stands before the marker.
    let margin: String

    /// A longer line would wrap, and the marker stand anywhere.
    private static let maximumLength = 200

    /// Takes the line out of a file's text; nil where it cannot be shown.
    init?(text: String, location: SourceLocation) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let index = location.line - 1
        guard lines.indices.contains(index), !Self.continuesPassword(lines, index) else { return nil }
        let line = Self.withoutPassword(lines[index])
        let scalars = line.unicodeScalars
        guard scalars.count < Self.maximumLength, (1...(scalars.count + 1)).contains(location.column),
            // Anything that moves the cursor would also move what the user believes to read.
            !scalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\t" })
        else { return nil }
        self.line = line
        margin = scalars.prefix(location.column - 1).map { scalar in
            scalar == "\t" ? "\t" : String(repeating: " ", count: Self.width(scalar))
        }.joined()
    }

    // MARK: Passwords

    /// Whether a word can be meant as a password's key, misspelt as it may be.
    private static func isPasswordKey(_ word: Substring) -> Bool {
        let word = word.lowercased()
        return ["pass", "secret", "wachtwoord", "pw"].contains { word.contains($0) }
            || Suggestion.nearest(to: word, among: ["password"]) != nil
    }

    /// Where the value of the first password begins that a line holds: behind the key's colon.
    private static func passwordValue(_ line: Substring) -> Substring.Index? {
        line.indices.first { index in
            guard line[index] == ":" else { return false }
            let before = line[..<index].reversed().drop { "\"' \t".contains($0) }
            let word = before.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
            return isPasswordKey(Substring(String(word.reversed())))
        }.map { line.index(after: $0) }
    }

    private static func withoutPassword(_ line: Substring) -> String {
        passwordValue(line).map { line[..<$0] + " ********" }.map(String.init) ?? String(line)
    }

    /// Whether a line may be the rest of a password that began on an earlier one.
    private static func continuesPassword(_ lines: [Substring], _ index: Int) -> Bool {
        guard passwordValue(lines[index]) == nil else { return false }
        // A line with a key of its own is no password's rest; a quoted one could be, so quotes count as text.
        var index = index
        while index > 0, !startsEntry(lines[index]) {
            index -= 1
            if passwordValue(lines[index]) != nil { return true }
        }
        return false
    }

    /// Whether a line begins with a key: `name:`, `- name:`.
    private static func startsEntry(_ line: Substring) -> Bool {
        let text = line.drop { " \t-{".contains($0) }
        let key = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return !key.isEmpty && text.dropFirst(key.count).first == ":"
    }

    // MARK: Width

    /// How many columns of a terminal a character takes: none for marks, two for East Asian wide ones and emoji
    /// (Unicode Standard Annex #11).
    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        let isWide = wide.contains { $0.contains(scalar.value) }
        return isWide ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
        0xff00...0xff60, 0xffe0...0xffe6, 0x20000...0x3fffd,
    ]
}
