import Diagnostics
import TrunkModel

/// The extensions that outbound rules name: those who call over other trunks or show another number than everybody, and those
/// who may only call more.
struct ThreeCXCallers {
    /// Who calls otherwise than everybody, in order.
    private(set) var extensions: [(number: String, location: SourceLocation)] = []
    /// What a trunk file cannot say of extensions.
    private(set) var uncarried: [Uncarried] = []
    private var seen: Set<String> = []

    /// More extensions than these in one range are no list of callers.
    private static let maximumRange = 1_000
    /// More than these are not looked at one by one.
    private static let maximumCallers = 20_000

    /// How a rule's calls look to the provider.
    private struct Shape: Hashable {
        let gateways: [String]
        let callerID: String

        init(_ rule: ThreeCXOutboundRule) {
            gateways = rule.routes.map(\.gateway)
            callerID = rule.routes.first?.callerID ?? ""
        }
    }

    /// Reads the rules of a trunk.
    init(_ rules: [ThreeCXOutboundRule]) {
        let everybody = Set(rules.filter(\.extensions.isEmpty).map(Shape.init))
        for rule in rules where !rule.extensions.isEmpty {
            if everybody == [Shape(rule)] {
                leave(rule)
            } else {
                for entry in rule.extensions { take(entry.text, entry.numbers, entry.location) }
            }
        }
    }

    private mutating func take(_ text: String, _ numbers: ClosedRange<Int>?, _ location: SourceLocation) {
        guard let numbers, numbers.count <= Self.maximumRange,
            extensions.count + numbers.count <= Self.maximumCallers
        else {
            guard seen.insert(text).inserted else { return }
            uncarried.append(
                Uncarried(
                    LocalizedText(nl: "toestellen \(text)", en: "extensions \(text)"),
                    LocalizedText(
                        nl: "dit zijn er te veel, of geen nummers, om per beller over te nemen",
                        en: "these are too many, or no numbers, to carry over caller by caller"
                    ),
                    at: location
                )
            )
            return
        }
        // Numbers keep the zeros that they begin with.
        let width = text.prefix { $0 != "-" }.count
        for number in numbers {
            let digits = String(number)
            let padded = String(repeating: "0", count: max(width - digits.count, 0)) + digits
            if seen.insert(padded).inserted { extensions.append((padded, location)) }
        }
    }

    private mutating func leave(_ rule: ThreeCXOutboundRule) {
        let list = rule.extensions.prefix(TrunkImporter.maximumExamples).map(\.text).joined(separator: ", ")
        uncarried.append(
            Uncarried(
                LocalizedText(nl: "uitgaande regel voor \(list)", en: "outbound rule for \(list)"),
                LocalizedText(
                    nl:
                        "alleen deze toestellen bellen ermee; in een trunkbestand mag iedereen hetzelfde, en dit is weggelaten",
                    en: "only these extensions call by it; in a trunk file all may call the same, and this is left out"
                ),
                at: rule.location
            )
        )
    }
}
