public import Diagnostics

/// Reads Asterisk's `.conf` files as Asterisk itself does (`main/config.c`), with positions.
///
/// What Asterisk only warns of and skips becomes a warning here too (`conf-line`); an unclosed section name, which makes
/// Asterisk refuse the whole file, becomes an error.
public struct AsteriskConfReader {
    private let file: String
    private var tree = SettingTree()
    private var log = DiagnosticLog()
    /// How many block comments (`;--` … `--;`) are open.
    private var commentDepth = 0

    /// Reads a file's text.
    public static func read(_ text: String, file: String, log: inout DiagnosticLog) -> SettingTree {
        var reader = AsteriskConfReader(file: file)
        // A byte order mark is skipped by Asterisk as well.
        let body = text.unicodeScalars.first == "\u{feff}" ? text.dropFirst() : text[...]
        for (index, line) in body.utf8.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
            reader.readLine(Array(line), number: index + 1)
        }
        log.append(reader.log)
        return reader.tree
    }

    private init(file: String) { self.file = file }

    private mutating func readLine(_ bytes: [UInt8], number: Int) {
        if bytes.count > AsteriskConf.maximumLineLength {
            warn("is too long (\(bytes.count) bytes): Asterisk skips it", SourceLocation(file: file, line: number))
            return
        }
        let (content, origins) = withoutComments(bytes)
        let start = content.firstIndex { $0 > 0x20 } ?? content.endIndex
        let end = (content.lastIndex { $0 > 0x20 } ?? -1) + 1
        guard start < end else { return }
        let before = String(decoding: bytes[..<origins[start]], as: UTF8.self)
        let location = SourceLocation(file: file, line: number, column: before.unicodeScalars.count + 1)
        let line = Array(content[start..<end])
        switch line[0] {
        case UInt8(ascii: "["): readSection(line, location)
        case UInt8(ascii: "#"): readDirective(line, location)
        default: readSetting(line, location)
        }
    }

    /// The line without comments and with `\;` turned into `;`, and where in the line each of its bytes stood.
    private mutating func withoutComments(_ bytes: [UInt8]) -> (content: [UInt8], origins: [Int]) {
        var result: [UInt8] = []
        var origins: [Int] = []
        var index = 0
        func has(_ text: StaticString, at index: Int) -> Bool {
            let wanted = Array("\(text)".utf8)
            return index + wanted.count <= bytes.count && Array(bytes[index..<(index + wanted.count)]) == wanted
        }
        while index < bytes.count {
            if commentDepth > 0 {
                if has("--;", at: index) {
                    commentDepth -= 1
                    index += 3
                } else if has(";--", at: index), !has(";---", at: index) {
                    commentDepth += 1
                    index += 3
                } else {
                    index += 1
                }
            } else if bytes[index] == UInt8(ascii: ";") {
                if result.last == UInt8(ascii: "\\") {
                    result[result.count - 1] = UInt8(ascii: ";")
                    index += 1
                } else if has(";--", at: index), !has(";---", at: index) {
                    commentDepth += 1
                    index += 3
                } else {
                    break
                }
            } else {
                result.append(bytes[index])
                origins.append(index)
                index += 1
            }
        }
        return (result, origins)
    }

    /// `[name]`, `[name](!)`, `[name](template,other)`, `[name](+)`.
    private mutating func readSection(_ line: [UInt8], _ location: SourceLocation) {
        guard let close = line.firstIndex(of: UInt8(ascii: "]")) else {
            log.error(
                "a section name is not closed: Asterisk refuses the whole file",
                rule: "conf-section",
                at: location
            )
            return
        }
        var section = SettingTree.Section(
            name: String(decoding: line[1..<close].prefix(AsteriskConf.maximumSectionNameLength), as: UTF8.self),
            location: location
        )
        let rest = String(decoding: line[(close + 1)...], as: UTF8.self)
        if let open = rest.firstIndex(of: "("), let end = rest[open...].firstIndex(of: ")") {
            for option in rest[rest.index(after: open)..<end].split(separator: ",") {
                switch option {
                case "!": section.isTemplate = true
                case "+": section.isAddition = true
                default: section.inherits.append(String(option))
                }
            }
        }
        tree.sections.append(section)
    }

    private mutating func readDirective(_ line: [UInt8], _ location: SourceLocation) {
        let text = String(decoding: line.dropFirst(), as: UTF8.self)
        let name = text.prefix { !$0.isWhitespace }
        var argument = text.dropFirst(name.count).drop { $0.isWhitespace }
        if let quote = argument.first, quote == "\"" || quote == "<" {
            argument = argument.dropFirst().prefix { $0 != (quote == "<" ? ">" : quote) }
        }
        tree.directives.append(.init(name: String(name), argument: String(argument), location: location))
    }

    /// `key = value` or `key => value`.
    private mutating func readSetting(_ line: [UInt8], _ location: SourceLocation) {
        guard !tree.sections.isEmpty else {
            log.error(
                "a setting stands before the first section: Asterisk refuses the whole file",
                rule: "conf-section",
                at: location
            )
            return
        }
        guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else {
            warn("has no '=': Asterisk skips it", location)
            return
        }
        var value = line[(equals + 1)...]
        if value.first == UInt8(ascii: ">") { value = value.dropFirst() }
        let key = String(decoding: line[..<equals], as: UTF8.self)
        tree.sections[tree.sections.count - 1].settings.append(
            .init(key: Self.trimmed(Array(key.utf8)[...]), value: Self.trimmed(value), location: location)
        )
    }

    private mutating func warn(_ message: String, _ location: SourceLocation) {
        log.warning("the line \(message)", rule: "conf-line", at: location)
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
        let end = (bytes.lastIndex { $0 > 0x20 } ?? bytes.startIndex - 1) + 1
        return start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
    }
}
