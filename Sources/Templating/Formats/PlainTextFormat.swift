/// Text without any markup: what goes in comes out.
///
/// Refuses only NUL, at which many readers of text files stop.
public struct PlainTextFormat: TemplateFormat {
    /// `TEXT`.
    public let name = "TEXT"

    /// NUL.
    public let special = ByteSet(0...0)

    /// Makes the format.
    public init() {}

    /// Refuses NUL.
    public func refusal(of text: String) -> String? {
        text.utf8.contains(0) ? "contains a NUL character" : nil
    }

    /// Returns the text as it is.
    public func escape(_ text: String) -> String { text }
}
