import TrunkModel

/// Tells which lines belong together: the accounts of one trunk.
struct AsteriskTrunks {
    private let office: AsteriskOffice
    private let reach: AsteriskReach
    private let roots: [AsteriskOutboundRoot.Root]

    init(_ office: AsteriskOffice) {
        self.office = office
        let reach = AsteriskReach(office.dialplan)
        self.reach = reach
        let phones = Set(office.stations.phones.map(\.context))
        let landing = office.stations.lines.map(\.context.value).uniqued.filter { !phones.contains($0) }
        roots = AsteriskOutboundRoot(office, reach).all(except: Set(landing))
    }

    /// The trunks, in the order of their first lines.
    var all: [AsteriskTrunk] {
        groups.map { AsteriskTrunk(office, reach, lines: ordered($0), roots: roots) }
    }

    /// Lines that a call tries in turn belong together, and those to one provider whose calls land in one place.
    private var groups: [[Int]] {
        let lines = office.stations.lines
        var parents = Array(lines.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index { index = parents[index] }
            return index
        }
        func join(_ left: Int, _ right: Int) {
            let (a, b) = (root(left), root(right))
            parents[max(a, b)] = min(a, b)
        }
        for call in roots.flatMap(\.calls) {
            for index in call.dropFirst() { join(call[0], index) }
        }
        var first: [String: Int] = [:]
        for (index, line) in lines.enumerated() {
            let key = "\(line.context.value) \(Self.domain(line.account.server.host))"
            if let other = first[key] {
                join(other, index)
            } else {
                first[key] = index
            }
        }
        return Dictionary(grouping: lines.indices, by: root).sorted { $0.key < $1.key }.map(\.value)
    }

    /// The order in which most calls try them; those that no call tries stay behind.
    private func ordered(_ group: [Int]) -> [Int] {
        let calls = roots.flatMap(\.calls).map { $0.filter(group.contains) }.filter { $0.count > 1 }
        let counts = Dictionary(calls.map { ($0, 1) }, uniquingKeysWith: +)
        let best = counts.max { ($0.value, $0.key.count) < ($1.value, $1.key.count) }?.key ?? []
        return (best + group).uniqued
    }

    /// The last two labels of a host name; an address is its own.
    private static func domain(_ host: String) -> String {
        let labels = host.lowercased().split(separator: ".")
        let isName = labels.last?.contains { $0.isLetter } == true && !host.contains(":")
        return isName ? labels.suffix(2).joined(separator: ".") : host
    }
}
