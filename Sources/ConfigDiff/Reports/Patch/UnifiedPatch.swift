import ConfigFormats

/// One file's part of a unified diff, as `patch -p1` and `git apply` take it.
///
/// A line that holds a password stands nowhere in it: changes of such lines are left out, and context stops before them.
struct UnifiedPatch {
    /// The text, as bytes: lines stay in the encoding of the file.
    private(set) var bytes: [UInt8] = []
    /// Lines, from 1, of the deployed file where a change is left out.
    private(set) var leftOut: [Int] = []

    private let old: [ArraySlice<UInt8>]
    private let file: String
    private let secrets: SecretLines

    /// Lines around a change that stay the same.
    private static let context = 3

    /// Makes the part of a file.
    ///
    /// - Parameters:
    ///   - before: The file; nil for one that is added.
    ///   - after: The file as it should become.
    ///   - shown: The file as findings name it.
    ///   - secrets: Which lines hold a password.
    init(from before: SourceFile?, to after: SourceFile, shown: String, secrets: SecretLines) {
        old = LineDiff.lines(before?.bytes ?? [])
        file = shown
        self.secrets = secrets
        let new = LineDiff.lines(after.bytes)
        var changes: [(change: LineDiff.Change, added: ArraySlice<ArraySlice<UInt8>>)] = []
        for change in LineDiff.changes(old, new) {
            let hidden =
                change.old.contains { isSecret($0) } || new[change.new].contains { secrets.holds($0.shownLine) }
            if hidden {
                leftOut.append(change.old.lowerBound + 1)
            } else {
                changes.append((change, new[change.new]))
            }
        }
        if changes.isEmpty { return }
        bytes += Array("--- \(before == nil ? "/dev/null" : Self.name("a/" + after.path))\n".utf8)
        bytes += Array("+++ \(Self.name("b/" + after.path))\n".utf8)
        var shift = 0
        var used = 0
        var index = 0
        while index < changes.count {
            var last = index
            while last + 1 < changes.count, joins(changes[last].change, changes[last + 1].change) { last += 1 }
            let end = last + 1 < changes.count ? changes[last + 1].change.old.lowerBound : old.count
            used = append(Array(changes[index...last]), from: used, to: end, shift: &shift)
            index = last + 1
        }
    }

    private func isSecret(_ index: Int) -> Bool { secrets.holds(old[index].shownLine, file: file, number: index + 1) }

    private func isContext(_ index: Int) -> Bool { !isSecret(index) && !secrets.mayHold(old[index].shownLine) }

    /// Whether two changes share a hunk: their contexts touch, and nothing secret lies between.
    private func joins(_ first: LineDiff.Change, _ second: LineDiff.Change) -> Bool {
        let gap = first.old.upperBound..<second.old.lowerBound
        return gap.count <= 2 * Self.context && gap.allSatisfy(isContext)
    }

    /// Adds a hunk.
    ///
    /// - Returns: The first line that a later hunk may have as context.
    private mutating func append(
        _ changes: [(change: LineDiff.Change, added: ArraySlice<ArraySlice<UInt8>>)],
        from start: Int,
        to end: Int,
        shift: inout Int
    ) -> Int {
        guard let first = changes.first?.change.old.lowerBound, let last = changes.last?.change.old.upperBound else {
            return start
        }
        var before = (start..<first).reversed().prefix(Self.context).prefix { isContext($0) }.count
        var after = (last..<end).prefix(Self.context).prefix { isContext($0) }.count
        // With less context on one side than on the other, `patch` takes the hunk for the file's beginning or end.
        let isCut = before < min(Self.context, first) || after < min(Self.context, old.count - last)
        if isCut { (before, after) = (min(before, after), min(before, after)) }
        let (low, high) = (first - before, last + after)
        let removed = changes.reduce(0) { $0 + $1.change.old.count }
        let added = changes.reduce(0) { $0 + $1.added.count }
        let count = high - low
        let newCount = count - removed + added
        // A range without lines names the line before it.
        let oldStart = count == 0 ? low : low + 1
        let newStart = newCount == 0 ? low + shift : low + shift + 1
        bytes += Array("@@ -\(oldStart),\(count) +\(newStart),\(newCount) @@\n".utf8)
        var line = low
        for (change, lines) in changes {
            for index in line..<change.old.lowerBound { append(" ", old[index]) }
            for index in change.old { append("-", old[index]) }
            for text in lines { append("+", text) }
            line = change.old.upperBound
        }
        for index in line..<high { append(" ", old[index]) }
        shift += added - removed
        return high
    }

    private mutating func append(_ sign: Character, _ line: ArraySlice<UInt8>) {
        bytes += Array(String(sign).utf8)
        bytes += line
        if line.last != UInt8(ascii: "\n") { bytes += Array("\n\\ No newline at end of file\n".utf8) }
    }

    /// A path as `patch` and git read it: quoted where it holds what would end it.
    private static func name(_ path: String) -> String {
        guard path.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\"" || $0 == "\\" || $0.value == 0x7F })
        else {
            // A blank would end the name, unless a tab does.
            return path.contains(" ") ? path + "\t" : path
        }
        var result = "\""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += "\\" + String(UnicodeScalar(byte))
            case ..<0x20, 0x7F...:
                let octal = String(byte, radix: 8)
                result += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
            default: result += String(UnicodeScalar(byte))
            }
        }
        return result + "\""
    }
}
