/// Names of objects within texts, such as a context in `Goto(groningen-did,${EXTEN},1)`.
enum Mentions {
    /// A text with its whole words replaced.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - name: Another name for a word; nil to leave it.
    /// - Returns: The text with the names in it.
    static func replaced(in text: String, by name: (String) -> String?) -> String {
        var result: [UInt8] = []
        var word: [UInt8] = []
        func end() {
            guard !word.isEmpty else { return }
            let found = String(decoding: word, as: UTF8.self)
            result += Array((name(found) ?? found).utf8)
            word.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            if isPart(byte) {
                word.append(byte)
            } else {
                end()
                result.append(byte)
            }
        }
        end()
        return String(decoding: result, as: UTF8.self)
    }

    /// The words in which two texts differ, if they differ in nothing else.
    static func pairs(_ left: String, _ right: String) -> [(String, String)]? {
        let (left, right) = (pieces(left), pieces(right))
        guard left.count == right.count else { return nil }
        var result: [(String, String)] = []
        for (a, b) in zip(left, right) where a != b {
            guard let first = a.utf8.first, let second = b.utf8.first, isPart(first), isPart(second) else { return nil }
            result.append((String(a), String(b)))
        }
        return result
    }

    /// A text cut into words and what stands between them.
    private static func pieces(_ text: String) -> [Substring] {
        var result: [Substring] = []
        var start = text.utf8.startIndex
        while start < text.utf8.endIndex {
            let kind = isPart(text.utf8[start])
            let end = text.utf8[start...].firstIndex { isPart($0) != kind } ?? text.utf8.endIndex
            result.append(text[start..<end])
            start = end
        }
        return result
    }

    /// Letters, digits, and what names of sections are joined with.
    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
            true
        default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        }
    }
}
