extension String {
    /// Replaces single ASCII characters.
    ///
    /// It looks at bytes and not at `Character`: to Swift, `&` with a combining accent after it is one character, other
    /// than `&`, and would slip through.
    func escapingASCII(_ replacement: (UInt8) -> StaticString?) -> String {
        // Most values need no escaping; they are returned without a copy.
        guard utf8.contains(where: { replacement($0) != nil }) else { return self }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(utf8.count + 16)
        for byte in utf8 {
            if let text = replacement(byte) {
                escaped.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
            } else {
                escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
