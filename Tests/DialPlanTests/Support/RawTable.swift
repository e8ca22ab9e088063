import Foundation
import TestSupport
import TrunkModel

/// The numbering table as it stands in the repository, read and evaluated without any of the product's code: slow, and
/// plain enough to be believed.
struct RawTable {
    typealias Line = (prefix: String, region: String)

    /// Every prefix of every region.
    var prefixes: [Line] = []
    /// Calling codes by region.
    var codes: [String: String] = [:]
    /// Regions that have a calling code but for what others take out of it.
    var mains: Set<String> = []
    /// E.164 prefixes of types by region.
    var types: [(prefix: String, region: String, type: String)] = []
    /// Prefixes of no country.
    var global: [(prefix: String, type: String)] = []

    static let shipped: RawTable? = {
        let url = GoldenCase.projectFolder.appending(path: "Sources/DialPlan/Data/numbering.tsv")
        return (try? String(contentsOf: url, encoding: .utf8)).map(RawTable.init)
    }()

    init(_ text: String) {
        for line in text.components(separatedBy: "\n") where !line.hasPrefix("#") && !line.isEmpty {
            let fields = line.components(separatedBy: "\t")
            let list = fields[fields.count - 1].components(separatedBy: ",")
            switch fields[0] {
            case "R":
                codes[fields[1]] = fields[2]
                if fields[3] == "main" { mains.insert(fields[1]) }
                prefixes += list.map { ($0, fields[1]) }
            case "G": global.append((fields[1], fields[2]))
            case "T": types += list.map { ((codes[fields[1]] ?? "?") + $0, fields[1], fields[2]) }
            default: break
            }
        }
    }

    /// The region of a number: the longest prefix among all regions; nil where none has one.
    func region(_ digits: String) -> String? {
        prefixes.filter { digits.hasPrefix($0.prefix) }.max { $0.prefix.count < $1.prefix.count }?.region
    }

    /// What a destination policy must say of a number: its verdict's name.
    ///
    /// - Parameters:
    ///   - digits: E.164 digits without plus.
    ///   - regions: The destinations; nil for everywhere.
    ///   - blocked: Types that are blocked.
    /// - Returns: Such as `allowed`, `outside`, `blocked_mobile`.
    func verdict(_ digits: String, regions: [String]?, blocked: Set<BlockedType>) -> String {
        func name(_ type: String) -> String {
            guard let blockable = BlockedType(rawValue: type) else { return name("fixed") }
            return blocked.contains(blockable) ? "blocked_\(type)" : "allowed"
        }
        if let entry = global.first(where: { digits.hasPrefix($0.prefix) }) {
            if let type = BlockedType(rawValue: entry.type), blocked.contains(type) { return name(entry.type) }
            return regions == nil ? "allowed" : "outside"
        }
        guard let region = region(digits) else { return regions == nil ? name("fixed") : "outside" }
        if let regions, !regions.contains(region) { return "outside" }
        let fitting = types.filter { $0.region == region && digits.hasPrefix($0.prefix) }
        return name(fitting.max { $0.prefix.count < $1.prefix.count }?.type ?? "fixed")
    }
}
