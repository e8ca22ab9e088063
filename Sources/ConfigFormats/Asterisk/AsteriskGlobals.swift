/// The variables of `[globals]`, which Asterisk puts into extensions, includes and hints when it loads them.
struct AsteriskGlobals {
    /// A value longer than this is no number: Asterisk's own buffer for an extension holds 255 bytes.
    private static let maximumLength = 4096

    private var values: [String: String] = [:]

    /// Sets a variable.
    mutating func set(_ name: String, _ value: String) { values[name] = value }

    /// A text with `${NAME}` and `${NAME:OFFSET:LENGTH}` replaced, and whether there was nothing else to work out.
    ///
    /// An unknown variable is empty. Functions and expressions (`${LEN(x)}`, `$[1+1]`) stay as they are.
    func expanded(_ text: String) -> (text: String, isKnown: Bool) {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return (text, true) }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var isKnown = true
        var index = 0
        while index < bytes.count {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if bytes[index] == UInt8(ascii: "$"), next == UInt8(ascii: "[") { isKnown = false }
            guard bytes[index] == UInt8(ascii: "$"), next == UInt8(ascii: "{"),
                let end = bytes[(index + 2)...].firstIndex(of: UInt8(ascii: "}"))
            else {
                result.append(bytes[index])
                index += 1
                continue
            }
            if let value = value(String(decoding: bytes[(index + 2)..<end], as: UTF8.self)) {
                result += value.utf8.prefix(max(0, Self.maximumLength - result.count))
            } else {
                isKnown = false
                result += bytes[index...end]
            }
            index = end + 1
        }
        return (String(decoding: result, as: UTF8.self), isKnown)
    }

    /// The value of what stands between the braces; nil if it is more than a name and a part.
    private func value(_ reference: String) -> String? {
        guard !reference.utf8.contains(where: { "(${[".utf8.contains($0) }) else { return nil }
        let parts = reference.split(separator: ":", omittingEmptySubsequences: false)
        let value = values[String(parts.first ?? "")] ?? ""
        guard parts.count > 1 else { return value }
        guard parts.count < 4, let offset = AsteriskStepText.number(String(parts[1])) else { return nil }
        let bytes = Array(value.utf8)
        let start = offset < 0 ? max(0, bytes.count + offset) : min(offset, bytes.count)
        guard parts.count == 3 else { return String(decoding: bytes[start...], as: UTF8.self) }
        guard let length = AsteriskStepText.number(String(parts[2])) else { return nil }
        let end = length < 0 ? max(start, bytes.count + length) : min(bytes.count, start + length)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
