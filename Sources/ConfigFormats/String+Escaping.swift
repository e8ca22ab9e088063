extension String {
    /// Replaces single characters of a text.
    ///
    /// It looks at scalars and not at `Character`: to Swift, `&` with a combining accent after it is one character, other
    /// than `&`, and would slip through.
    ///
    /// - Parameter replacement: What to write in the place of a scalar; nil to leave it.
    /// - Returns: The text with the replacements.
    func escapingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let text = replacement(scalar) {
                escaped.append(contentsOf: text.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

extension Unicode.Scalar {
    /// C0, DEL and C1: what no text that a person wrote holds, but tab and line breaks.
    var isControl: Bool { value < 0x20 || (0x7f...0x9f).contains(value) }

    /// The code in hexadecimal with at least so many digits, as escapes write it.
    func hexadecimal(digits: Int, uppercase: Bool = false) -> String {
        let code = String(value, radix: 16, uppercase: uppercase)
        return String(repeating: "0", count: max(digits - code.count, 0)) + code
    }
}
