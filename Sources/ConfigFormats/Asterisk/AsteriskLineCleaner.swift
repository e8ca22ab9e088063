/// Takes the comments out of one line, as Asterisk does.
///
/// Its habits, all measured on Asterisk 16 and 22: a backslash before `;` keeps it; `;--` opens a block comment unless a
/// third `-` follows; `--;` closes one, also where none is open, and then everything is skipped up to the next `;--`.
struct AsteriskLineCleaner {
    /// How many block comments are open.
    private(set) var depth: Int
    /// What is left of the line.
    private(set) var text: [UInt8] = []
    /// Where in the line its first byte that is no blank stood.
    private(set) var origin = 0
    /// Whether a block comment was not opened because too many are open.
    private(set) var isTooDeep = false

    private var isVisible: Bool
    private var hasOrigin = false

    init(depth: Int) {
        self.depth = depth
        isVisible = depth == 0
    }

    /// Reads the line.
    mutating func clean(_ line: ArraySlice<UInt8>) {
        let semicolon = UInt8(ascii: ";")
        // Where Asterisk would look on: what stands before it no longer counts.
        var anchor = line.startIndex
        while let found = line[anchor...].firstIndex(of: semicolon) {
            if found > anchor, line[found - 1] == UInt8(ascii: "\\") {
                keep(line[anchor..<(found - 1)])
                keep(line[found...found])
                anchor = found + 1
            } else if Self.opens(line, found) {
                if depth < AsteriskLineReader.maximumCommentDepth {
                    depth += 1
                } else {
                    isTooDeep = true
                }
                keep(line[anchor..<found])
                isVisible = false
                anchor = found + 3
            } else if found >= anchor + 2, line[found - 1] == UInt8(ascii: "-"), line[found - 2] == UInt8(ascii: "-") {
                depth -= 1
                keep(line[anchor...found])
                if depth == 0 { isVisible = true }
                anchor = found + 1
            } else if depth == 0 {
                keep(line[anchor..<found])
                return
            } else {
                keep(line[anchor...found])
                anchor = found + 1
            }
        }
        keep(line[anchor...])
    }

    private mutating func keep(_ part: ArraySlice<UInt8>) {
        guard isVisible else { return }
        if !hasOrigin, let first = part.firstIndex(where: { $0 > 0x20 }) {
            origin = first
            hasOrigin = true
        }
        text.append(contentsOf: part)
    }

    private static func opens(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
        let dash = UInt8(ascii: "-")
        guard index + 2 < line.endIndex, line[index + 1] == dash, line[index + 2] == dash else { return false }
        return index + 3 >= line.endIndex || line[index + 3] != dash
    }
}
