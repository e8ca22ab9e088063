import ConfigFormats

/// Changes to the lines of one of Asterisk's files; what is not changed keeps its bytes, its encoding and its line ends.
struct AsteriskFileEdits {
    private let path: String
    private let isUTF8: Bool
    private let lines: [ArraySlice<UInt8>]
    private let lineEnd: [UInt8]
    private var changed: [Int: [UInt8]] = [:]
    private var deleted: Set<Int> = []
    private var inserted: [Int: [[UInt8]]] = [:]

    /// Prepares a file's edits.
    init(_ file: SourceFile) {
        path = file.path
        isUTF8 = file.isUTF8
        lines = file.bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
        lineEnd = lines.first?.last == 0x0d ? [0x0d, 0x0a] : [0x0a]
    }

    /// The key of a line's setting, in small letters.
    func key(_ line: Int) -> String? {
        guard let bytes = content(line), let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let key = bytes[..<equals].filter { $0 > 0x20 }
        return String(decoding: key, as: UTF8.self).lowercased()
    }

    /// The value of a line's setting as it is written.
    func value(_ line: Int) -> String? {
        guard let bytes = content(line), let range = valueRange(bytes) else { return nil }
        return decoded(bytes[range]).replacing("\\;", with: ";")
    }

    /// Gives a line's setting another value; false if it cannot hold it.
    mutating func setValue(_ line: Int, to value: String) -> Bool {
        guard let bytes = content(line), let range = valueRange(bytes), let text = encoded(value) else { return false }
        // `=>` would eat the first character of a value that begins with `>`.
        let blank: [UInt8] = text.first == UInt8(ascii: ">") && bytes[range.lowerBound - 1] > 0x20 ? [0x20] : []
        changed[line] = bytes[..<range.lowerBound] + blank + text + bytes[range.upperBound...]
        return true
    }

    /// Takes a line out.
    mutating func delete(_ line: Int) { deleted.insert(line) }

    /// Adds a line behind another: `HEAD` as it is, then the value; false if the format cannot hold it.
    mutating func insert(_ head: String, _ value: String, after line: Int) -> Bool {
        guard let text = encoded(value) else { return false }
        inserted[min(line, lastLine), default: []].append(Array(head.utf8) + text)
        return true
    }

    /// The number of the last line that holds anything.
    var lastLine: Int { lines.last?.isEmpty == true ? max(lines.count - 1, 0) : lines.count }

    /// The file with all changes.
    var file: SourceFile {
        var result: [UInt8] = []
        result.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 } + 1024)
        func end() { if result.last.map({ $0 != 0x0a }) == true { result += lineEnd } }
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            if !deleted.contains(index + 1) {
                result += changed[index + 1].map { $0[...] } ?? line
                if !isLast { result.append(0x0a) }
            }
            for text in inserted[index + 1] ?? [] {
                end()
                result += text + lineEnd
            }
        }
        return SourceFile(path: path, bytes: result)
    }

    private func content(_ line: Int) -> [UInt8]? {
        guard lines.indices.contains(line - 1), !deleted.contains(line) else { return nil }
        return changed[line] ?? Array(lines[line - 1])
    }

    /// Where the value stands; nil where a block comment or `+=` makes that uncertain.
    private func valueRange(_ bytes: [UInt8]) -> Range<Int>? {
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0, bytes[equals - 1] != UInt8(ascii: "+")
        else { return nil }
        var start = equals + 1
        if start < bytes.count, bytes[start] == UInt8(ascii: ">") { start += 1 }
        while start < bytes.count, bytes[start] <= 0x20, bytes[start] != 0x0d { start += 1 }
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: ";") || bytes[end - 1] == UInt8(ascii: "\\") { end += 1 }
        if bytes[end...].starts(with: ";--".utf8), !bytes[end...].starts(with: ";---".utf8) { return nil }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    private func encoded(_ value: String) -> [UInt8]? {
        guard AsteriskConf.refusal(of: value) == nil else { return nil }
        let text = AsteriskConf.escape(value)
        if isUTF8 { return Array(text.utf8) }
        let scalars = text.unicodeScalars
        guard scalars.allSatisfy({ $0.value < 0x100 }) else { return nil }
        return scalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    private func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        isUTF8
            ? String(decoding: bytes, as: UTF8.self) : String(String.UnicodeScalarView(bytes.map(Unicode.Scalar.init)))
    }
}
