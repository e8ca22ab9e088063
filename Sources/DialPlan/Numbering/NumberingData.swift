public import TrunkModel

/// Which E.164 prefixes belong to which region and number type: the table in `Data/numbering.tsv`, made of
/// libphonenumber's metadata by `Scripts/numbering-data`.
public struct NumberingData: Sendable {
    /// E.164 prefixes per region.
    public private(set) var regions: [String: Region] = [:]
    /// Prefixes that belong to no country, such as 881, with their type.
    public private(set) var global: [(prefix: String, type: BlockedType?)] = []
    /// The table itself.
    ///
    /// Its lists are taken apart when they are asked for: a trunk needs a few of the thousand.
    private let table: [UInt8]
    private var emergencyLists: [String: Range<Int>] = [:]
    private var shortLists: [String: Range<Int>] = [:]
    /// The lines of a region's number types.
    private var typeLines: [String: [Range<Int>]] = [:]
    /// The region of the line before: the table is sorted, so a name has to be made of its letters only once.
    private var lastRegion = ""

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
    public static let builtIn = NumberingData(
        bytes: EmbeddedData.files.first.map { file in
            Array(UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount))
        } ?? []
    )

    /// Reads the table: lines of tab-separated fields, the first naming the line's kind; see the file's own comment.
    public init(_ table: String) { self.init(bytes: Array(table.utf8)) }

    private init(bytes: [UInt8]) {
        table = bytes
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if bytes[start] != UInt8(ascii: "#") { readLine(start..<end) }
            start = end + 1
        }
    }

    private func fields(_ line: Range<Int>) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        fields.reserveCapacity(5)
        var start = line.lowerBound
        for index in line where table[index] == UInt8(ascii: "\t") {
            fields.append(start..<index)
            start = index + 1
        }
        fields.append(start..<line.upperBound)
        return fields
    }

    private mutating func readLine(_ line: Range<Int>) {
        let fields = fields(line)
        switch (table[line.lowerBound], fields.count) {
        case (UInt8(ascii: "R"), 5):
            regions[text(fields[1])] = Region(
                callingCode: text(fields[2]),
                isMain: text(fields[3]) == "main",
                prefixes: list(fields[4])
            )
        case (UInt8(ascii: "G"), 3): global.append((text(fields[1]), BlockedType(rawValue: text(fields[2]))))
        case (UInt8(ascii: "T"), 4):
            if !lastRegion.utf8.elementsEqual(table[fields[1]]) { lastRegion = text(fields[1]) }
            typeLines[lastRegion, default: []].append(line)
        case (UInt8(ascii: "S"), 4):
            if text(fields[2]) == "emergency" { emergencyLists[text(fields[1])] = fields[3] }
            if text(fields[2]) == "short" { shortLists[text(fields[1])] = fields[3] }
        default: return
        }
    }

    private func text(_ field: Range<Int>) -> String { String(decoding: table[field], as: UTF8.self) }

    /// A field's items; `-` stands for an empty list.
    private func list(_ field: Range<Int>) -> [String] {
        if field.count == 1, table[field.lowerBound] == UInt8(ascii: "-") { return [] }
        return table[field].split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Emergency numbers of a region, as dialled; nil for a region that the table does not know.
    public func emergency(in region: String) -> [String]? { emergencyLists[region].map(list) }

    /// Other short numbers of a region, as patterns.
    public func short(in region: String) -> [String] { shortLists[region].map(list) ?? [] }

    /// The E.164 prefixes of a number type in a region, without plus.
    public func prefixes(of type: BlockedType, in region: String) -> [String] {
        guard let code = regions[region]?.callingCode, let lines = typeLines[region] else { return [] }
        for line in lines {
            let fields = fields(line)
            if type.rawValue.utf8.elementsEqual(table[fields[2]]) { return list(fields[3]).map { code + $0 } }
        }
        return []
    }
}
