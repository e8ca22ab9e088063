import DialPlan
import TrunkModel

extension DiallingSearch {
    /// Where the provider's customers mostly are.
    private static let usual = ["NL", "BE", "DE", "GB", "FR", "ES", "DK"]
    /// What callers dial before an outside number in most offices.
    private static let usualLines = ["", "0", "9", "00", "8", "1", "99", "*9"]
    /// More candidates are not tried.
    private static let maximumCandidates = 24

    /// Countries that could be meant: the provider's, those of the trunk's numbers, those whose code a dialled number gets.
    func countries(of numbers: [PhoneNumber]) -> [Country] {
        var regions = [trunk.profile.country.region]
        regions += numbers.map(\.region)
        // What is put before numbers that are dialled with a trunk prefix.
        let codes = observer.rules.map { $0.prepend.drop { $0 == "+" || $0 == "0" } }.filter { !$0.isEmpty }
        let byCode = Dictionary(grouping: data.regions.filter(\.value.isMain), by: \.value.callingCode)
        for code in codes.prefix(200) {
            for length in 1...3 { regions += byCode[String(code.prefix(length))]?.map(\.key) ?? [] }
        }
        regions += Self.usual
        var seen: Set<String> = []
        let unique = regions.filter { seen.insert($0).inserted }
        return Array(unique.lazy.compactMap { Country(region: $0) }.prefix(Self.maximumCandidates))
    }

    /// Outside lines that could be meant: usual ones, and what written rules take off the front.
    var lines: [String] {
        var lines = Self.usualLines
        for rule in observer.rules {
            let prefix = rule.pattern.literalPrefix.prefix(min(rule.strip, 4))
            lines += (0...prefix.count).map { String(prefix.prefix($0)) }
        }
        var seen: Set<String> = []
        let unique = lines.filter { line in
            seen.insert(line).inserted && line.utf8.allSatisfy { $0 != UInt8(ascii: "+") }
        }
        return Array(unique.prefix(Self.maximumCandidates))
    }

    /// The same habits with the area code that is put before local numbers, where one is.
    func completed(_ found: Dialling) -> Dialling {
        let code = String(found.country.callingCode)
        var votes: [String: Int] = [:]
        for length in 4...9 {
            for first in 2...9 {
                let local = String("\(first)345678901".prefix(length))
                let dialled = found.outsideLine + local
                guard found.rewrite(dialled) == nil, let number = observer.number(for: dialled) else { continue }
                for format in NumberFormat.allCases {
                    let start = format.prefix(internationalPrefix: wire.internationalPrefix) + code
                    guard number.hasPrefix(start), number.hasSuffix(local) else { continue }
                    let area = number.dropFirst(start.count).dropLast(local.count)
                    guard (1...6).contains(area.count), number.count > start.count + local.count else { continue }
                    votes[String(area), default: 0] += 1
                }
            }
        }
        // Among equals the shorter: it leaves more to the local number.
        let areas = votes.sorted { ($1.value, $0.key.count, $0.key) < ($0.value, $1.key.count, $1.key) }
        guard let area = areas.first?.key else { return found }
        var result = dialling(found.country, found.outsideLine, found.country.trunkPrefix + area)
        (result.score, result.confirmed) = (found.score, found.confirmed)
        return result
    }

    /// The format of the numbers that go out: what most samples have; nil where none goes out.
    func format(with dialling: Dialling) -> NumberFormat? {
        var votes: [NumberFormat: Int] = [:]
        for dialled in observer.asked {
            guard let number = observer.call(dialled)?.number, let expected = dialling.rewrite(dialled),
                !expected.rule.isSentAsDialled, let format = wire.format(of: number, digits: expected.number)
            else { continue }
            votes[format, default: 0] += 1
        }
        return NumberFormat.allCases.max { votes[$0, default: 0] < votes[$1, default: 0] }
            .flatMap { votes[$0, default: 0] > 0 ? $0 : nil }
    }
}
