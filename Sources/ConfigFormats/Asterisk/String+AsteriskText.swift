extension String {
    /// With `A` to `Z` made small and all else kept, as C's `strcasecmp` compares.
    var asciiLowercased: String {
        guard utf8.contains(where: { (0x41...0x5a).contains($0) }) else { return self }
        return String(decoding: utf8.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// Whether it is another text but for the case of `A` to `Z`.
    func isEqualIgnoringCase(_ other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return zip(utf8, other.utf8).allSatisfy { left, right in
            left == right || ((left | 0x20) == (right | 0x20) && (0x61...0x7a).contains(left | 0x20))
        }
    }

    /// Without blanks and control characters around it, as Asterisk cuts them off.
    var blanksTrimmed: String {
        guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
        return String(decoding: AsteriskLineReader.trimmed(Array(utf8)[...]), as: UTF8.self)
    }
}
