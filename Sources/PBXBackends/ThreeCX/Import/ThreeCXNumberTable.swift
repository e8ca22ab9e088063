import Diagnostics
import DialPlan
import TrunkModel

/// The called numbers of some lines and where calls to them go.
///
/// A number that has a rule takes it; any other that a line lists goes where the line's other calls go. Between lines the
/// first decides: 3CX itself asks them in no order that can be told.
struct ThreeCXNumberTable: Sendable {
    /// Where calls to a number go, and where that stands.
    struct Place: Sendable {
        let target: ThreeCXTarget?
        let comment: String?
        let location: SourceLocation
    }

    private var exact: [String: Place] = [:]
    /// Numbers known by their end alone, the longest first.
    private var endings: [(digits: String, place: Place)] = []
    /// More endings than any trunk has.
    private static let maximumEndings = 1_000

    /// The written numbers, in order.
    private var masks: [String] = []
    /// What leads out of the PBX.
    private(set) var uncarried: [Uncarried] = []

    /// Takes the numbers of lines in their order.
    init(_ lines: [ThreeCXLine]) {
        for line in lines where line.takesCalls {
            var byMask: [String: Place] = [:]
            for rule in line.rules where byMask[rule.mask] == nil {
                byMask[rule.mask] = Place(target: rule.target, comment: rule.comment, location: rule.location)
            }
            let ends = line.rules.map(\.mask).filter { $0.hasPrefix("*") }.prefix(Self.maximumEndings)
            let fallback = Place(
                target: line.fallback,
                comment: nil,
                location: line.fallbackLocation ?? line.location ?? SourceLocation(file: "")
            )
            // In the order of the trunk's list, then in that of the rules; a rule says where its numbers go in any order.
            for mask in line.numbers {
                let rule = byMask[mask] != nil ? mask : ends.first { mask.hasSuffix($0.dropFirst()) }
                add(mask, rule.flatMap { byMask[$0] } ?? fallback, isRule: rule != nil)
                if let rule, rule != mask { listed.insert(rule) }
            }
            for rule in line.rules { if let place = byMask[rule.mask] { add(rule.mask, place, isRule: true) } }
        }
        masks.removeAll(where: listed.contains)
        endings.sort { ($1.digits.utf8.count, $0.digits) < ($0.digits.utf8.count, $1.digits) }
        let all = masks.compactMap { mask in
            (exact[mask] ?? endings.first { "*" + $0.digits == mask }?.place).map { (mask, $0) }
        }
        for (mask, place) in all {
            guard let target = place.target, target.destination == nil, target.type != "none", target.type != "endcall"
            else { continue }
            uncarried.append(Self.left(mask, target, place.location))
        }
    }

    /// Endings whose numbers a trunk lists in full.
    private var listed: Set<String> = []
    private var seenRules: Set<String> = []

    private mutating func add(_ mask: String, _ place: Place, isRule: Bool) {
        if mask.hasPrefix("*") {
            let digits = String(mask.dropFirst())
            guard !digits.isEmpty, seenRules.insert(mask).inserted else { return }
            endings.append((digits, place))
            masks.append(mask)
            return
        }
        if exact[mask] == nil { masks.append(mask) }
        // Another line's rule is more than this one's default.
        if exact[mask] == nil || (isRule && !seenRules.contains(mask)) { exact[mask] = place }
        if isRule { seenRules.insert(mask) }
    }

    /// What takes calls to a number.
    func place(of called: String) -> Place? {
        exact[called] ?? endings.first { called.hasSuffix($0.digits) }?.place
    }

    /// The written numbers as patterns.
    var patterns: [DeployedDID] {
        masks.compactMap { mask in
            guard let place = exact[mask] ?? endings.first(where: { "*" + $0.digits == mask })?.place else {
                return nil
            }
            let text = mask.hasPrefix("*") ? Self.number(endingWith: String(mask.dropFirst())) : mask
            guard text.utf8.allSatisfy({ DigitSet($0) != nil }) else { return nil }
            let destination = place.target?.destination.flatMap {
                try? InboundDestination(kind: $0.kind, target: $0.target)
            }
            return DeployedDID(DialPattern.literal(text), to: destination, comment: place.comment, at: place.location)
        }
    }

    /// A number that is only known by its end: nine digits or fewer lack the country code, so they are written as they are
    /// dialled in the country.
    private static func number(endingWith digits: String) -> String {
        digits.utf8.count > 9 || digits.hasPrefix("0") ? digits : "0" + digits
    }

    private static func left(_ mask: String, _ target: ThreeCXTarget, _ location: SourceLocation) -> Uncarried {
        Uncarried(
            LocalizedText(nl: "inkomend nummer \(mask)", en: "inbound number \(mask)"),
            target.isOutside
                ? LocalizedText(
                    nl:
                        "het is doorgeschakeld naar \(target.number), buiten de PBX; een trunkbestand kent alleen interne nummers",
                    en: "it is forwarded to \(target.number), outside the PBX; a trunk file knows only internal numbers"
                )
                : LocalizedText(
                    nl: "een trunkbestand kent geen bestemming van de soort '\(target.type)'",
                    en: "a trunk file knows no destination of the kind '\(target.type)'"
                ),
            at: location
        )
    }
}
