public import TrunkModel

/// Which E.164 prefixes belong to which region and number type: the table in `Data/numbering.tsv`, made of
/// libphonenumber's metadata by `Scripts/numbering-data`.
public struct NumberingData: Sendable {
    /// E.164 prefixes per region.
    public private(set) var regions: [String: Region] = [:]
    /// Prefixes that belong to no country, such as 881, with their type.
    public private(set) var global: [(prefix: String, type: BlockedType?)] = []
    /// Emergency numbers per region, as dialled.
    public private(set) var emergency: [String: [String]] = [:]
    /// Other short numbers per region, as patterns.
    public private(set) var short: [String: [String]] = [:]
    private var types: [String: [(type: BlockedType, prefixes: [String])]] = [:]

    /// The E.164 prefixes of a region.
    public struct Region: Sendable {
        /// ITU calling code.
        public let callingCode: String
        /// Whether the calling code is this region's but for what `part` regions take out of it.
        public let isMain: Bool
        /// E.164 prefixes without plus; longest prefix wins among all regions.
        public let prefixes: [String]
    }

    /// The table that ships inside the product.
    public static let builtIn = NumberingData(EmbeddedData.files.first.map { "\($0.text)" } ?? "")

    /// Reads the table: lines of tab-separated fields, the first naming the line's kind; see the file's own comment.
    public init(_ table: String) {
        for line in table.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: UInt8(ascii: "\t")).map { Substring($0) }
            guard let kind = fields.first else { continue }
            switch (kind, fields.count) {
            case ("R", 5):
                regions[String(fields[1])] = Region(
                    callingCode: String(fields[2]),
                    isMain: fields[3] == "main",
                    prefixes: Self.list(fields[4])
                )
            case ("G", 3): global.append((String(fields[1]), BlockedType(rawValue: String(fields[2]))))
            case ("T", 4):
                guard let type = BlockedType(rawValue: String(fields[2])) else { continue }
                types[String(fields[1]), default: []].append((type, Self.list(fields[3])))
            case ("S", 4):
                if fields[2] == "emergency" { emergency[String(fields[1])] = Self.list(fields[3]) }
                if fields[2] == "short" { short[String(fields[1])] = Self.list(fields[3]) }
            default: continue
            }
        }
    }

    private static func list(_ field: Substring) -> [String] {
        // `-` stands for an empty list.
        field == "-" ? [] : field.split(separator: ",").map(String.init)
    }

    /// The E.164 prefixes of a number type in a region, without plus.
    public func prefixes(of type: BlockedType, in region: String) -> [String] {
        guard let code = regions[region]?.callingCode else { return [] }
        return (types[region] ?? []).filter { $0.type == type }.flatMap(\.prefixes).map { code + $0 }
    }
}
