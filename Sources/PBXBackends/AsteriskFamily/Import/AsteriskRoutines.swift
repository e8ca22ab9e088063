import ConfigFormats
import Synchronization

/// A call of a dial plan's routine, `Gosub(context,extension,priority(argument,…))`, of which one argument is digits.
struct AsteriskRoutineCall {
    let context: String
    /// The digits, and which argument they are.
    let digits: String
    let argument: Int
    /// Everything else, and how many digits there are.
    let key: String

    /// Reads the arguments of `Gosub`; nil where not exactly one of the routine's own is a number.
    init?(_ text: String) {
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return nil }
        let place = text[..<open]
        let names = place.split(separator: ",", omittingEmptySubsequences: false)
        guard names.count == 3 else { return nil }
        context = String(names[0])
        let arguments = text[text.index(after: open)...].dropLast()
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let numbers = arguments.indices.filter { Self.isNumber(arguments[$0]) }
        guard let index = numbers.first, numbers.count == 1 else { return nil }
        digits = arguments[index]
        argument = index + 1
        var others = arguments
        others[index] = "\(digits.first == "+" ? "+" : "")\(digits.utf8.count)"
        key = "\(place)(\(others.joined(separator: ",")))"
    }

    private static func isNumber(_ text: String) -> Bool {
        text.utf8.count > 2 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2b }
    }
}

/// Remembers what a dial plan's routines do with numbers that they only count and dial: asked with one number, they do the
/// same with every other of its length.
final class AsteriskRoutines: Sendable {
    private let reach: AsteriskReach
    private let state = Mutex(State())

    private struct State {
        var calls: [String: DeployedCall?] = [:]
        var isBlind: [String: Bool] = [:]
    }

    init(_ reach: AsteriskReach) { self.reach = reach }

    /// What a routine did with another number of the same length; the outer nil where it was not asked.
    func known(_ call: AsteriskRoutineCall, from caller: String?) -> DeployedCall?? {
        let key = "\(caller ?? "-") \(call.key)"
        guard let known = state.withLock({ $0.calls[key] }) else { return nil }
        guard var result = known else { return .some(nil) }
        result.number = call.digits
        return .some(result)
    }

    /// Notes what a routine did.
    func note(_ call: AsteriskRoutineCall, from caller: String?, _ result: DeployedCall?) {
        guard result == nil || result?.number == call.digits, isBlind(call) else { return }
        state.withLock { $0.calls["\(caller ?? "-") \(call.key)"] = .some(result) }
    }

    /// Whether the routine only counts and dials the digits that it is given.
    private func isBlind(_ call: AsteriskRoutineCall) -> Bool {
        let key = "\(call.context) \(call.argument)"
        if let known = state.withLock({ $0.isBlind[key] }) { return known }
        let name = "ARG\(call.argument)"
        let steps = (reach.contexts[call.context]?.extensions ?? []).flatMap(\.steps)
        let result =
            !steps.isEmpty
            && steps.allSatisfy { step in
                if step.application.lowercased() == "dial" { return true }
                // The place that was called from is not asked either.
                let rest = step.arguments.replacing("${LEN(${\(name)})}", with: "")
                return !["\(name)}", "\(name):", "dnid", "MACRO_EXTEN", "EXTEN:", "STACK_PEEK"].contains {
                    rest.contains($0)
                }
            }
        state.withLock { $0.isBlind[key] = result }
        return result
    }
}
