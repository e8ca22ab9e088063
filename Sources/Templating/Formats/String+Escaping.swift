extension String {
    /// Replaces single ASCII characters.
    ///
    /// It looks at bytes and not at `Character`: to Swift, `&` with a combining accent after it is one character, other
    /// than `&`, and would slip through.
    ///
    /// - Parameters:
    ///   - special: The bytes to ask for; all others stay as they are.
    ///   - replacement: What to write in the place of one; nil to leave it.
    /// - Returns: The text with the replacements.
    func escapingASCII(_ special: ByteSet, _ replacement: (UInt8) -> StaticString?) -> String {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(utf8.count + 16)
        for byte in utf8 {
            if special.contains(byte), let text = replacement(byte) {
                escaped.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
            } else {
                escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
