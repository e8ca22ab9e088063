extension MachineRun {
    /// `FILTER`, `CUT`, `REPLACE` and their like; nil for other functions.
    func strings(_ call: FunctionCall) -> String?? {
        switch call.name {
        case "FILTER": return .some(filter(call))
        case "CUT": return .some(cut(call))
        case "REPLACE": return .some(replace(call))
        case "STRREPLACE": return .some(replaceText(call))
        case "TOUPPER": return .some(Self.mapped(call.text, 0x61...0x7a))
        case "TOLOWER": return .some(Self.mapped(call.text, 0x41...0x5a))
        case "QUOTE":
            let escaped = call.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            return .some("\"\(escaped)\"")
        case "CSV_QUOTE": return .some("\"\(call.text.replacing("\"", with: "\"\""))\"")
        case "KEYPADHASH": return .some(Self.keys(call.text))
        case "URIENCODE": return .some(TextCoding.uriEncoded(call.text))
        case "URIDECODE": return .some(TextCoding.uriDecoded(call.text))
        case "BASE64_ENCODE": return .some(TextCoding.base64Encoded(call.text))
        case "BASE64_DECODE": return .some(TextCoding.base64Decoded(call.text))
        default: return nil
        }
    }

    private static func mapped(_ text: String, _ letters: ClosedRange<UInt8>) -> String {
        String(decoding: text.utf8.map { letters.contains($0) ? $0 ^ 0x20 : $0 }, as: UTF8.self)
    }

    /// `FILTER(allowed,text)`: characters and ranges of them, `\x` escapes.
    private func filter(_ call: FunctionCall) -> String? {
        let arguments = call.rawArguments(2)
        guard arguments.count == 2 else { return nil }
        var allowed = PosixByteSet()
        var rest = arguments[0].utf8[...]
        while let first = TextCoding.nextByte(&rest) {
            guard rest.first == UInt8(ascii: "-") else {
                allowed.insert(first)
                continue
            }
            rest = rest.dropFirst()
            let last = TextCoding.nextByte(&rest) ?? 0xff
            // A range that ends before it begins goes round.
            var byte = first
            while byte != last {
                allowed.insert(byte)
                byte &+= 1
            }
            allowed.insert(last)
        }
        return String(decoding: arguments[1].utf8.filter { $0 != 0 && allowed.contains($0) }, as: UTF8.self)
    }

    /// `CUT(variable,delimiter,fields)`.
    private func cut(_ call: FunctionCall) -> String? {
        let arguments = call.arguments(3)
        guard arguments.count == 3 else { return nil }
        let value = substitute("${\(arguments[0])}", call.channel, depth: call.depth + 1)
        var rest = arguments[1].utf8[...]
        let delimiter = TextCoding.nextByte(&rest) ?? UInt8(ascii: "-")
        let fields = value.utf8.split(separator: delimiter, omittingEmptySubsequences: false)
        var result: [UInt8] = []
        var isFirst = true
        var place = 1
        for range in arguments[2].split(separator: "&", omittingEmptySubsequences: false).map(String.init) {
            guard let (first, last) = Self.range(range) else { return nil }
            place = max(place, first)
            while place <= last, place <= fields.count {
                if !isFirst { result.append(delimiter) }
                isFirst = false
                result += fields[place - 1]
                place += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `2`, `2-4`, `2-`, `-4`; nil for what is none.
    static func range(_ text: String) -> (Int, Int)? {
        if text.hasPrefix("-"), let last = String.scanInteger(text.utf8.dropFirst()) { return (1, last.value) }
        guard let first = String.scanInteger(text.utf8[...]) else { return nil }
        guard first.rest.first == UInt8(ascii: "-") else { return (first.value, first.value) }
        if let last = String.scanInteger(first.rest.dropFirst()) { return (first.value, last.value) }
        return (first.value, Int(Int32.max))
    }

    /// `REPLACE(variable,characters,character)`.
    private func replace(_ call: FunctionCall) -> String? {
        let arguments = call.arguments(3)
        guard arguments.count > 1, !arguments[1].isEmpty, !arguments[0].isEmpty else { return nil }
        let wanted = TextCoding.decoded(arguments[1])
        var rest = (arguments.count > 2 ? arguments[2] : "").utf8[...]
        let other = TextCoding.nextByte(&rest)
        let value = substitute("${\(arguments[0])}", call.channel, depth: call.depth + 1)
        let bytes: [UInt8] = value.utf8.compactMap { wanted.contains($0) ? other : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `STRREPLACE(variable,text,other,count)`.
    private func replaceText(_ call: FunctionCall) -> String? {
        let arguments = call.arguments(4)
        guard arguments.count > 1, !arguments[1].isEmpty else { return nil }
        let value = substitute("${\(arguments[0])}", call.channel, depth: call.depth + 1)
        let count = arguments.count > 3 ? arguments[3].scannedInteger ?? 0 : Int.max
        let other = arguments.count > 2 ? arguments[2] : ""
        guard count > 0 else { return value }
        return value.replacing(arguments[1], with: other, maxReplacements: count).cut(to: DialplanMachine.maximumValue)
    }

    /// The keys of a telephone for letters.
    private static func keys(_ text: String) -> String {
        let rows: [(String, Character)] = [
            ("ABC", "2"), ("DEF", "3"), ("GHI", "4"), ("JKL", "5"), ("MNO", "6"), ("PQRS", "7"), ("TUV", "8"),
            ("WXYZ", "9"),
        ]
        return String(
            text.uppercased().compactMap { letter in
                letter.isASCII && letter.isNumber || letter == "*" || letter == "#"
                    ? letter : rows.first { $0.0.contains(letter) }?.1
            }
        )
    }
}
