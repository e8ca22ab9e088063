import ConfigFormats
import Diagnostics
import TrunkModel

/// The inside of a PBX: the contexts in which its own extensions are, and what answers there.
struct AsteriskInternals: Sendable {
    /// The context that calls from outside go on to; nil where none does.
    let name: String?
    /// Where that is said.
    let location: SourceLocation?
    /// The contexts in which the called number is still looked for.
    let inbound: [String]
    private let inside: Set<String>
    private let office: AsteriskOffice
    /// Internal numbers by what answers them.
    private let numbers: [String: String]

    /// More internal numbers are not tried.
    private static let maximumNumbers = 300

    init(_ office: AsteriskOffice, _ reach: AsteriskReach, _ landings: [AsteriskLanding], root: String?) {
        self.office = office
        let starts = landings.map(\.context)
        let phones = office.stations.phones.map(\.context)
        var outside = Set(reach.included(from: phones.uniqued + [root].compactMap(\.self)))
        outside.subtract(starts)
        inbound = reach.passedOn(from: starts) { outside.contains($0) }
        let own = Set(inbound)

        // Where the steps of inbound contexts lead, most often.
        var counts: [String: (count: Int, place: SourceLocation)] = [:]
        for step in inbound.flatMap({ reach.contexts[$0]?.extensions ?? [] }).flatMap(\.steps) {
            for target in AsteriskTarget.targets(of: step) {
                guard let context = target.context, !own.contains(context), target.isInternalNumber else { continue }
                counts[context] = ((counts[context]?.count ?? 0) + 1, counts[context]?.place ?? step.location)
            }
        }
        let phone = office.stations.phones.first { phone in
            !own.contains(phone.context) && (counts.isEmpty || counts[phone.context] != nil)
        }
        let common = counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        name =
            phone.map(\.context) ?? common?.key ?? office.stations.phones.first { !own.contains($0.context) }?.context
        location = phone?.location ?? common?.value.place
        inside = outside.union(counts.keys).union(reach.included(from: [name].compactMap(\.self))).subtracting(own)
        numbers = Self.numbers(office, reach, inside)
    }

    /// Internal numbers by what answers them.
    private static func numbers(_ office: AsteriskOffice, _ reach: AsteriskReach, _ inside: Set<String>) -> [String:
        String]
    {
        var numbers: [String: String] = [:]
        let contexts = office.dialplan.contexts.filter { inside.contains($0.name) }
        let literal = contexts.flatMap { context in
            context.extensions.filter { $0.pattern.isInternalNumber }.map { (context.name, $0.pattern) }
        }
        for (context, number) in literal.prefix(maximumNumbers) {
            guard let answer = answer(of: office.ringing(number, in: context), office) else { continue }
            if numbers[answer.key] == nil { numbers[answer.key] = number }
        }
        return numbers
    }

    /// What answers a call.
    private struct Answer {
        let kind: InboundDestination.Kind
        /// The same for all calls that it answers.
        let key: String
        /// The number that it seems to have.
        let target: String
    }

    private static func answer(of outcome: DialplanMachine.Outcome, _ office: AsteriskOffice) -> Answer? {
        let real = outcome.dials.filter { $0.technology != "Local" }
        if let first = real.first {
            let group = real.filter { $0.step == first.step }
            let names = group.map { "\($0.technology)/\($0.resource)" }.joined(separator: "&")
            guard group.count == 1 else { return Answer(kind: .ringGroup, key: names, target: names) }
            if !office.lines(of: first).isEmpty {
                return Answer(kind: .extension, key: names, target: first.number ?? names)
            }
            let phone = office.phone(first.endpoint)
            let number = [first.endpoint, phone?.number ?? ""].first(where: \.isInternalNumber)
            return Answer(kind: .extension, key: names, target: number ?? names)
        }
        guard case .application(let name, let arguments) = outcome.end else { return nil }
        let first = String(arguments.prefix { $0 != "," && $0 != "|" })
        switch name.lowercased() {
        case "queue": return Answer(kind: .queue, key: "queue \(first)", target: first)
        case "voicemail":
            let box = first.drop { "ubs".contains($0) }.prefix { $0 != "@" && $0 != "&" }
            return Answer(kind: .voicemail, key: "voicemail \(first)", target: String(box))
        case "background", "backgrounddetect", "waitexten":
            return Answer(kind: .ivr, key: "ivr \(outcome.place.context)", target: outcome.place.context)
        default: return Answer(kind: .extension, key: "\(name) \(arguments)", target: "\(name)(\(first))")
        }
    }

    /// Where a call from outside ends; nil where it is refused.
    ///
    /// - Parameters:
    ///   - outcome: What became of it.
    ///   - called: The digits with which it came in.
    /// - Returns: What takes it.
    func destination(of outcome: DialplanMachine.Outcome, called: String) -> DeployedDestination? {
        let answer = Self.answer(of: outcome, office)
        let inner = outcome.trail.firstIndex { inside.contains($0.context) && $0.digits.isInternalNumber }
        let dial = outcome.dials.first { $0.technology != "Local" }
        // What comes behind a call that nobody answers is not where the number goes.
        if let inner, inner <= dial?.step ?? .max {
            return DeployedDestination(kind: answer?.kind ?? .extension, target: outcome.trail[inner].digits)
        }
        // A place that these files do not hold.
        if dial == nil, inside.contains(outcome.place.context), outcome.place.digits.isInternalNumber {
            return DeployedDestination(target: outcome.place.digits)
        }
        return answer.map { DeployedDestination(kind: $0.kind, target: numbers[$0.key] ?? $0.target) }
    }
}

extension AsteriskTarget {
    /// Whether the digits are an internal number, perhaps with the last digits of the one called.
    var isInternalNumber: Bool { notation(ofLength: nil) != nil }

    /// The digits as a trunk file writes them: `2${EXTEN:-2}` as `2{last2}`; nil where they are something else.
    ///
    /// - Parameter length: How long the called number is, where that is known.
    /// - Returns: The notation of trunk files.
    func notation(ofLength length: Int?) -> String? {
        var result = ""
        var rest = digits[...]
        while let first = rest.first {
            guard first == "$" else {
                guard "0123456789*#".contains(first) else { return nil }
                result.append(first)
                rest = rest.dropFirst()
                continue
            }
            guard rest.hasPrefix("${EXTEN:"), let end = rest.firstIndex(of: "}"),
                let offset = Int(rest[..<end].dropFirst("${EXTEN:".count))
            else { return nil }
            let count = offset < 0 ? -offset : (length ?? 0) - offset
            guard (1...9).contains(count) else { return nil }
            result += "{last\(count)}"
            rest = rest[rest.index(after: end)...]
        }
        return result.isEmpty ? nil : result
    }
}

extension String {
    /// Whether it is digits, `*` and `#` alone.
    var isInternalNumber: Bool {
        !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2a || $0 == 0x23 }
    }
}
