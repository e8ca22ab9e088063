import TestSupport

extension AsteriskInstance {
    /// The settings of one of its files by category, as the configuration parser of Asterisk itself reads them.
    func configuration(_ file: String) async throws -> [String: [(key: String, value: String)]] {
        var result: [String: [(key: String, value: String)]] = [:]
        var category = ""
        for field in try await ami.action("GetConfig", ["Filename": file]).response.fields {
            if field.name.hasPrefix("Category-") {
                category = field.value
            } else if field.name.hasPrefix("Line-") {
                // By bytes: a value may begin with a mark that would join the sign before it into one character.
                let parts = field.value.utf8.split(
                    separator: UInt8(ascii: "="),
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                guard parts.count == 2 else { continue }
                result[category, default: []].append(
                    (String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self))
                )
            }
        }
        return result
    }
}
