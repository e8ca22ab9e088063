import TrunkModel

/// Names of ARS forms, which hold 15 characters.
enum AvayaRouteName {
    /// Most characters of a Route Name (Manager 10, ARS).
    static let maximum = 15

    /// The trunk's name, and the account's number in order where a trunk has several forms.
    static func name(of trunk: Trunk, account: Int?) -> String {
        let suffix = account.map { "-\($0 + 1)" } ?? ""
        return shortened(trunk.name, to: maximum - suffix.count) + suffix
    }

    /// Whether the trunk's name is too long to stand there whole.
    static func isShortened(_ trunk: Trunk) -> Bool { !name(of: trunk, account: nil).hasPrefix(trunk.name) }

    /// A text cut to a length, with four characters that tell it from others that begin alike.
    static func shortened(_ text: String, to length: Int) -> String {
        guard text.count > length else { return text }
        // FNV-1a, 32 bits: the same in every run, which Swift's own hashes are not.
        let hash = text.utf8.reduce(UInt32(0x811c_9dc5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        let digits = String(hash & 0xffff, radix: 16)
        let mark = String(repeating: "0", count: 4 - digits.count) + digits
        return text.prefix(length - 5) + "-" + mark
    }
}
