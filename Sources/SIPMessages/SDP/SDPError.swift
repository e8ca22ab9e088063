/// What is wrong with a session description, and where.
public struct SDPError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, in English.
    ///
    /// Never holds the peer's own bytes.
    public var message: StaticText
    /// The line, the first being 1.
    public var line: Int
    /// Offset of the line's first byte in the description.
    public var offset: Int

    /// An error.
    ///
    /// - Parameters:
    ///   - message: What is wrong.
    ///   - line: The line, the first being 1.
    ///   - offset: Offset of the line's first byte.
    public init(_ message: StaticText, line: Int, offset: Int) {
        self.message = message
        self.line = line
        self.offset = offset
    }

    /// What is wrong and where.
    public var description: String { "\(message) (line \(line), offset \(offset))" }
}

/// How large a session description may be, so that nobody can have a server do work without end.
public struct SDPLimits: Sendable, Hashable {
    /// How many bytes it may have.
    public var bytes: Int
    /// How many lines it may have.
    public var lines: Int
    /// How many media it may have.
    public var media: Int

    /// Limits; the defaults are some times what calls in use need.
    ///
    /// - Parameters:
    ///   - bytes: How many bytes it may have.
    ///   - lines: How many lines it may have.
    ///   - media: How many media it may have.
    public init(bytes: Int = 65_535, lines: Int = 1000, media: Int = 32) {
        self.bytes = bytes
        self.lines = lines
        self.media = media
    }
}
