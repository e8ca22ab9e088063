import CPhoneNumber

/// The dialling habits of a country, as libphonenumber knows them.
public struct Country: Sendable, Hashable {
    /// ISO 3166-1 alpha-2 code, upper case.
    public let region: String
    /// ITU calling code.
    public let callingCode: Int
    /// What is dialled before a national number, such as `0`; empty where there is none.
    public let trunkPrefix: String
    /// What is dialled before a country code, such as `00`; nil where it depends on the carrier.
    public let internationalPrefix: String?
    /// How many digits a national (significant) number can have, without trunk prefix.
    public let nationalLengths: [Int]

    /// Whether a country has this code; cheaper than looking its prefixes up.
    public static func exists(_ region: String) -> Bool { callingCode(region) != nil }

    private static func callingCode(_ region: String) -> Int? {
        guard region.utf8.count == 2, region.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else { return nil }
        let code = cpn_calling_code(region)
        return code > 0 ? Int(code) : nil
    }

    /// Looks a country up; nil for a code that no country has.
    public init?(region: String) {
        guard let code = Self.callingCode(region) else { return nil }
        self.region = region
        self.callingCode = code
        self.trunkPrefix = Self.prefix(region, cpn_trunk_prefix) ?? ""
        self.internationalPrefix = Self.prefix(region, cpn_international_prefix)
        let bits = cpn_national_lengths(region)
        self.nationalLengths = (1...15).filter { bits & (1 << UInt32($0)) != 0 }
    }

    private static func prefix(
        _ region: String,
        _ read: (UnsafePointer<CChar>, UnsafeMutablePointer<CChar>) -> Bool
    ) -> String? {
        var buffer = [CChar](repeating: 0, count: 8)
        guard read(region, &buffer) else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
