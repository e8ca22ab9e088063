import DialPlan

/// The trunks' virtual numbers in a table of inbound rules: ours are what a new PBX gives, the deployed ones what this PBX
/// gave.
enum ThreeCXPorts {
    /// The numbers that rows name.
    static func numbers(_ row: ConfigObject) -> [String] {
        (row["PORTS"] ?? "").split { $0 == "[" || $0 == "]" || $0 == "," || $0 == " " }.map(String.init)
    }

    /// An object for each number, where it comes first.
    static func objects(of rows: [ConfigObject]) -> [ConfigObject] {
        var seen: Set<String> = []
        return rows.flatMap { row in
            numbers(row).filter { seen.insert($0).inserted }.map {
                ConfigObject(kind: "port", name: $0, at: row.location)
            }
        }
    }

    /// Our rows with the numbers that the deployed ones have.
    ///
    /// Which is which is decided by all rows together: by their names, else by the order in which a number's rows stand.
    static func renamed(_ rows: [ConfigObject], like deployed: [ConfigObject]) -> [ConfigObject] {
        let byName = Dictionary(deployed.map { ($0.name, $0) }) { first, _ in first }
        var byMask = Dictionary(grouping: deployed) { $0["MASK"] ?? "" }.mapValues { ArraySlice($0) }
        var votes: [String: [String: Int]] = [:]
        for row in rows {
            let other = byName[row.name] ?? byMask[row["MASK"] ?? ""]?.popFirst()
            guard let own = numbers(row).first, let found = other.map(numbers), found.count == 1 else { continue }
            votes[own, default: [:]][found[0], default: 0] += 1
        }
        var names: [String: String] = [:]
        var taken: Set<String> = []
        let all = votes.flatMap { own, found in found.map { (own: own, found: $0.key, count: $0.value) } }
        for vote in all.sorted(by: { ($1.count, $0.own, $0.found) < ($0.count, $1.own, $1.found) })
        where names[vote.own] == nil && taken.insert(vote.found).inserted {
            names[vote.own] = vote.found
        }
        return rows.map { row in
            var row = row
            for index in row.settings.indices where row.settings[index].key == "PORTS" {
                row.settings[index].value = "[\(numbers(row).map { names[$0] ?? $0 }.joined(separator: ","))]"
            }
            return row
        }
    }
}
