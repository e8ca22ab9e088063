import ConfigFormats
import Diagnostics

/// The extensions that show something of their own: those that the steps of outbound calls name.
struct AsteriskCallers {
    /// A caller and where the rule for it stands.
    struct Caller {
        let number: String
        let location: SourceLocation
    }

    private let office: AsteriskOffice
    private let reach: AsteriskReach

    init(_ office: AsteriskOffice, _ reach: AsteriskReach) {
        self.office = office
        self.reach = reach
    }

    /// All of them, each once, in order.
    func all(root: AsteriskOutboundRoot.Root?, landings: Set<String>) -> [Caller] {
        guard let root else { return [] }
        let starts = [root.context] + office.stations.phones.map(\.context)
        let dialled = Set(reach.passedOn(from: starts, by: "EXTEN"))
        let routines = office.dialplan.contexts.filter { context in
            root.visited.contains(context.name) && !dialled.contains(context.name) && !landings.contains(context.name)
        }
        var found: [Caller] = []
        for context in routines {
            for entry in context.extensions where Self.isCaller(entry.pattern) {
                found.append(Caller(number: entry.pattern, location: entry.location))
            }
        }
        let steps = office.dialplan.contexts.filter { root.visited.contains($0.name) || dialled.contains($0.name) }
        for entry in steps.flatMap(\.extensions) {
            if let caller = entry.callerID, Self.isCaller(caller), !landings.contains(caller) {
                found.append(Caller(number: caller, location: entry.location))
            }
            for step in entry.steps {
                found += Self.compared(step.arguments).map { Caller(number: $0, location: step.location) }
            }
        }
        // A telephone that has a number of the outside as its caller ID.
        for phone in office.stations.phones where phone.name.isInternalNumber {
            if let number = phone.number, number != phone.name, AsteriskLine.number([number]) != nil {
                found.append(Caller(number: phone.name, location: phone.location))
            }
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0.number).inserted }
    }

    private static func isCaller(_ text: String) -> Bool {
        (2...20).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Numbers with which the caller's is compared: `"${CALLERID(num)}" = "101"`.
    private static func compared(_ text: String) -> [String] {
        var numbers: [String] = []
        for name in ["CALLERID(num)}", "CALLERID(number)}", "CALLERIDNUM}"] {
            var rest = text[...]
            while let range = rest.firstRange(of: name) {
                rest = rest[range.upperBound...]
                let behind = rest.drop { "\" ".contains($0) }
                guard behind.first == "=" else { continue }
                let number = behind.drop { "=\" ".contains($0) }.prefix { $0.isNumber }
                if isCaller(String(number)) { numbers.append(String(number)) }
            }
        }
        return numbers
    }
}

/// How many calls the dial plan lets through at the same time.
enum AsteriskChannelLimit {
    /// What the first comparison with `GROUP_COUNT` in some contexts says; nil where there is none.
    static func limit(in contexts: Set<String>, _ reach: AsteriskReach) -> AsteriskLine.Found<Int>? {
        for name in contexts.sorted() {
            for step in (reach.contexts[name]?.extensions ?? []).flatMap(\.steps) {
                if let limit = limit(step.arguments) { return .init(limit, at: step.location) }
            }
        }
        return nil
    }

    private static func limit(_ text: String) -> Int? {
        guard let range = text.firstRange(of: "GROUP_COUNT("), let end = text[range.upperBound...].firstIndex(of: "}")
        else { return nil }
        let rest = text[text.index(after: end)...].drop { "\" ".contains($0) }
        let sign = String(rest.prefix { "<>=!".contains($0) })
        let number = Int(rest.dropFirst(sign.count).drop { "\" ".contains($0) }.prefix { $0.isNumber })
        guard let number, number < 1_000_000 else { return nil }
        switch sign {
        // The count is taken before the call is one of the group: with 8 that are there, the ninth is refused.
        case ">=", "=", "==", "<": return number > 0 ? number : nil
        case ">", "<=": return number + 1
        default: return nil
        }
    }
}
