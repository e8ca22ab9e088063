import TestSupport

/// Random `.conf` files made of what means something in them: a root file and two that it may include.
struct RandomConfiguration {
    private var generator: SeededGenerator

    /// Starts a series.
    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let pieces = [
        "[", "]", "(", ")", "!", "+", ",", "=", ">", "=>", "+=", ";", ";--", "--;", ";---", "--", "\\", "\\;", "#", " ",
        "\t", "\r", "a", "b", "A", "x y", "\"", "<", "é", "ÿ", "1", "include", "TEMPLATES=include", "type=b", "&",
        "\u{1}",
    ]
    private static let lines = [
        "[a]", "[b]", "[A]", "[a](!)", "[b](!)", "[c](a)", "[c](a,b)", "[a](+)", "[b](+,a)", "[b](a,+)", "[c](!,a)",
        "[a](+type=b)", "[a](+TEMPLATES=include)", "[b](+x=^y)", "a = 1", "a = 2", "A = 1", "a += 2", "a+=,3", "b += 1",
        "a =", "a => 1", "type = a", "type = b", "x = y", "a = 1 ; c", "a = 1\\;2", ";-- a", "b = 2 ;-- c --; d", "--;",
        "a = x --; y", "#include i.conf", "#include \"j.conf\"", "#tryinclude <i.conf>", "#tryinclude none.conf",
        "#tryinclude [ij].conf", "#include {j,i}.conf", "#foo", "; comment", "", "  ", "\\[a = 1", "a b = c d",
        "no equals",
    ]

    /// The bytes of the files `t.conf`, `i.conf` and `j.conf`.
    mutating func files() -> [String: [UInt8]] {
        let clean = Int.random(in: 0..<3, using: &generator) > 0
        var files = ["t.conf": Array("[a]\ntype = a\n[b]\n".utf8) + text(clean, 1...24)]
        files["i.conf"] = text(true, 0...6)
        files["j.conf"] = text(clean, 0...6)
        return files
    }

    private mutating func text(_ clean: Bool, _ count: ClosedRange<Int>) -> [UInt8] {
        var text = ""
        for _ in 0..<Int.random(in: count, using: &generator) {
            if clean || Bool.random(using: &generator) {
                text += Self.lines.randomElement(using: &generator) ?? ""
            } else {
                for _ in 0..<Int.random(in: 0...8, using: &generator) {
                    text += Self.pieces.randomElement(using: &generator) ?? ""
                }
            }
            text += Int.random(in: 0..<8, using: &generator) == 0 ? "\r\n" : "\n"
        }
        return Array((Bool.random(using: &generator) ? text : String(text.dropLast())).utf8)
    }
}
