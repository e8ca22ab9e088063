public import Diagnostics

/// The file `address.list` of Kamailio's module `permissions`: networks in groups.
///
/// Source: README of `permissions` 5.6, parameter `address_file`: `group address mask port tag` with blanks between, a mask
/// also behind a slash, and comments from `#` on.
public enum KamailioAddressList {
    /// One line.
    public struct Entry: Sendable, Equatable {
        /// The group's number.
        public var group: String
        /// An address, a network's first address, or a name.
        public var address: String
        /// How many bits count; nil where nothing is said.
        public var mask: String?
        /// The port, 0 for any; nil where nothing is said.
        public var port: String?
        /// What the calls are marked with.
        public var tag: String?
        /// Where the line starts.
        public var location: SourceLocation
    }

    /// Reads a list; lines that Kamailio would not take are errors (rule `address-line`).
    public static func read(_ text: String, file: String, log: inout DiagnosticLog) -> [Entry] {
        var findings = BoundedLog()
        defer { log.append(findings.log) }
        var entries: [Entry] = []
        var cursor = TextCursor(text, file: file)
        while cursor.current != nil {
            let (words, location) = line(&cursor)
            guard let group = words.first, let location else { continue }
            let address = words.dropFirst().first?.split(separator: "/", maxSplits: 1).map(String.init) ?? []
            guard !address.isEmpty, Int(group) != nil else {
                findings.error("a line is 'group address mask port tag'", rule: "address-line", at: location)
                continue
            }
            // A mask behind a slash leaves no place for another.
            let rest = Array(words.dropFirst(2))
            let values = address.count > 1 ? [address[1]] + rest : rest
            func value(_ index: Int) -> String? { values.indices.contains(index) ? values[index] : nil }
            entries.append(
                Entry(
                    group: group,
                    address: address[0],
                    mask: value(0),
                    port: value(1),
                    tag: value(2),
                    location: location
                )
            )
        }
        return entries
    }

    /// The words of a line, at most six, and where the first one stands.
    private static func line(_ cursor: inout TextCursor) -> (words: [String], location: SourceLocation?) {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var location: SourceLocation?
        var isComment = false
        while let scalar = cursor.current {
            if scalar == "#" { isComment = true }
            let isEnd = scalar == "\n" || scalar == "\r"
            if isEnd || scalar == " " || scalar == "\t" || isComment {
                if !word.isEmpty, words.count < 6 { words.append(String(word)) }
                word = String.UnicodeScalarView()
            } else {
                if location == nil { location = cursor.location }
                word.append(scalar)
            }
            cursor.advance()
            if isEnd { break }
        }
        if !word.isEmpty, words.count < 6 { words.append(String(word)) }
        return (words, location)
    }
}
