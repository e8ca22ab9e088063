/// How a file format writes a value.
///
/// What ``escape(_:)`` returns must read back as the text that went in; text for which that is impossible is refused.
public protocol TemplateFormat: Sendable {
    /// The format's name as errors show it, such as `ASTERISK`. No two formats share one.
    var name: String { get }

    /// Bytes that must be in a text for it to be refused or escaped at all: a text of up to 1,000 bytes without any of them
    /// is written as it is, and neither ``refusal(of:)`` nor ``escape(_:)`` is asked. Most values are such texts.
    var special: ByteSet { get }

    /// Says why the format cannot hold a text; nil if it can.
    ///
    /// The answer completes the sentence "the value …", as in `contains a line break`. It must not quote the text, which
    /// may be a secret.
    func refusal(of text: String) -> String?

    /// Writes a text that was not refused.
    func escape(_ text: String) -> String
}

extension TemplateFormat {
    /// All bytes: every text is looked at.
    public var special: ByteSet { .all }
}
