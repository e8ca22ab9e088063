/// A file of a deployed system in memory: its bytes as they were found, whatever their encoding.
public struct SourceFile: Sendable, Hashable {
    /// The path below the folder that was given, with `/` between its parts; the file's own name where a file was given.
    public let path: String
    /// The content.
    public let bytes: [UInt8]

    /// Makes a file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Makes a file of text, in UTF-8.
    public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// Whether the bytes are UTF-8.
    public var isUTF8: Bool { (try? UTF8Span(validating: bytes.span)) != nil }

    /// The text, decoded as ``TextDecoding`` says.
    ///
    /// A byte order mark stays as U+FEFF; the readers pass over it.
    public var text: String { TextDecoding.text(bytes) }
}
