/// Text of a peer as it may stand in a report.
///
/// A peer chooses what stands in its messages: control characters could drive a terminal or break a file, and marks of
/// writing direction could show a reader something else than what was sent.
package enum VisibleText {
    /// Replaces what cannot be shown, or must not act, by a sign that can.
    ///
    /// Control characters become the pictures of U+2400; marks of direction, invisible characters and what XML 1.0 §2.2
    /// does not allow become `⟨U+202E⟩`. A line's end and a tab stay where `keepsLines` asks for it.
    ///
    /// - Parameters:
    ///   - text: Any text.
    ///   - keepsLines: Whether line ends and tabs stay.
    /// - Returns: Text that every report can hold.
    package static func of(_ text: String, keepsLines: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: { isHidden($0) || $0.value < 0x20 }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09 where keepsLines, 0x0A where keepsLines: result.append(scalar)
            case 0..<0x20: result.append(UnicodeScalar(0x2400 + scalar.value) ?? "?")
            case 0x7F: result.append("\u{2421}")
            case _ where isHidden(scalar):
                result.append(contentsOf: "⟨U+\(String(scalar.value, radix: 16, uppercase: true))⟩".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isHidden(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x7F...0x9F: true
        // Marks of direction and other characters without a shape, line and paragraph separators among them.
        case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
        default: false
        }
    }
}
