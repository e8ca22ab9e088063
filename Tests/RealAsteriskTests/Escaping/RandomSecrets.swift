/// Random passwords, always the same ones: what a configuration file can hold, and what it cannot.
struct RandomSecrets {
    private var generator: SplitMix

    /// Starts a series.
    init(seed: UInt64) { generator = SplitMix(state: seed) }

    /// The signs that mean something somewhere in Asterisk's files.
    private static let signs = [
        ";", "\\", "#", "[", "]", "=", ">", "\"", "'", ",", "|", "$", "{", "}", "(", ")", ";--", "--;", "\\;", ";;",
        "=>",
        "${", "#include", "%", "&", "~", "?", "@", ":", "!", "+", "/", "*", "<", "^", "`", " ",
    ]
    /// Letters of all widths in UTF-8, and marks that join the sign before them into one character.
    private static let letters = [
        "a", "Z", "0", "é", "ß", "東", "😀", "\u{a0}", "\u{301}", "\u{200d}", "\u{fe0f}", "\u{feff}", "\u{fffd}",
        "\u{e000}",
        "\u{10fffd}", "ﷺ", "א", "\u{20dd}",
    ]

    /// A password that every file can hold: at most 200 bytes, no control characters, no blank at either end.
    mutating func good() -> String {
        while true {
            let length =
                Int.random(in: 0..<10, using: &generator) == 0 ? 190 : Int.random(in: 1...24, using: &generator)
            var text = ""
            while text.utf8.count < length { text += piece() }
            let isBlank = [text.unicodeScalars.first, text.unicodeScalars.last].contains {
                $0?.properties.isWhitespace == true
            }
            if text.utf8.count > 200 || isBlank { continue }
            // That would name a variable or a file, or be a misspelt name of one.
            if text.hasPrefix("${"), text.hasSuffix("}") { continue }
            return text
        }
    }

    /// A password that no file can hold.
    mutating func bad() -> String {
        let controls = ["\n", "\r", "\r\n", "\0", "\t", "\u{1}", "\u{1b}", "\u{7f}", "\u{85}", "\u{2028}"]
        let control = controls.randomElement(using: &generator) ?? "\n"
        let text = good()
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: return " " + text
        case 1: return text + " "
        // Swift takes these two for one character, and that for no blank.
        case 2: return " \u{301}" + text
        case 3: return "\(text)\(control)x"
        default: return "x\(control)\(text)"
        }
    }

    private mutating func piece() -> String {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<5: return Self.signs.randomElement(using: &generator) ?? ";"
        case 5..<8: return Self.letters.randomElement(using: &generator) ?? "a"
        default:
            while true {
                let scalar = Unicode.Scalar(UInt32.random(in: 0x21...0x10ffff, using: &generator))
                let isControl = scalar.map {
                    (0x7f...0x9f).contains($0.value) || $0.value == 0x2028 || $0.value == 0x2029
                }
                if let scalar, isControl == false { return String(Character(scalar)) }
            }
        }
    }
}

/// The generator SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
