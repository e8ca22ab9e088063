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
