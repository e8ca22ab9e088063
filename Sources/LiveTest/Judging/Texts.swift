import TrunkModel

extension LocalizedText {
    /// The same words in both languages: what stands on the wire.
    static func wire(_ text: String) -> LocalizedText { LocalizedText(text) }

    /// Texts joined by a separator.
    static func list(_ texts: [LocalizedText], separator: String = ", ") -> LocalizedText {
        LocalizedText(
            nl: texts.map(\.nl).joined(separator: separator),
            en: texts.map(\.en).joined(separator: separator)
        )
    }
}

/// A number of seconds for people, with one decimal.
func seconds(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
}

/// The same in Dutch, which has a decimal comma.
func seconds(nl value: Double) -> String { seconds(value).replacing(".", with: ",") }
