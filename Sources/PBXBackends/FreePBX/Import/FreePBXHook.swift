import ConfigFormats
import Synchronization

/// `macro-dialout-trunk-predial-hook`: dial plan made by hand that FreePBX runs before each call over a trunk.
///
/// It can refuse the call, or add headers that hide the caller's number.
final class FreePBXHook: Sendable {
    /// A call as the hook finds it.
    struct Call: Hashable {
        var route: String
        var isEmergency: Bool
        /// The trunk's number, and what FreePBX's globals say of its channel.
        var trunk: String
        var channel: String
        var suffix: String
        var isSIP: Bool
        /// What the call would show.
        var callerID: String?
        /// The number on the wire; empty where no hook looks at it.
        var number = ""
    }

    /// What it makes of a call.
    struct Effect: Equatable {
        /// The trunk is not tried.
        var isRefused = false
        var isHidden = false
        var callerID: String?
    }

    private static let context = "macro-dialout-trunk-predial-hook"
    private static let note = "FOLLOWED_HEADER"

    /// In the place of FreePBX's own routine that keeps headers for a call: it notes what it is given.
    static let routine = """
        [func-set-sipheader]
        exten => s,1,Set(\(note)=${ARG1}: ${ARG2})
        exten => s,2,Return()

        """

    private let machine: DialplanMachine
    private let looksAtNumber: Bool
    private let known = Mutex<[Call: Effect]>([:])

    /// Finds the hook in a dial plan; nil where it has none.
    init?(_ dialplan: AsteriskDialplan, _ machine: DialplanMachine) {
        let isThere = dialplan.contexts.contains { $0.name == Self.context && !$0.extensions.isEmpty }
        guard isThere else { return nil }
        self.machine = machine
        let own = dialplan.contexts.filter { !FreePBXDialplan.isGenerated($0.name) }
        looksAtNumber = own.contains { context in
            context.extensions.contains { found in
                found.steps.contains { $0.arguments.contains("OUTNUM") || $0.arguments.contains("DIAL_NUMBER") }
            }
        }
    }

    /// Runs the hook.
    func effect(on call: Call) -> Effect {
        var call = call
        if !looksAtNumber { call.number = "" }
        if let effect = known.withLock({ $0[call] }) { return effect }
        let effect = run(call)
        known.withLock { known in
            if known.count > 20_000 { known.removeAll() }
            known[call] = effect
        }
        return effect
    }

    private func run(_ call: Call) -> Effect {
        var run = DialplanMachine.Call(context: Self.context, digits: "s", callerNumber: call.callerID)
        run.technology = call.isSIP ? .sip : .pjsip
        run.variables = [
            ("DIAL_TRUNK", call.trunk), ("OUT_\(call.trunk)", call.channel), ("OUT_\(call.trunk)_SUFFIX", call.suffix),
            ("OUTNUM", call.number), ("DIAL_NUMBER", call.number), ("ROUTENAME", call.route),
            ("EMERGENCYROUTE", call.isEmergency ? "YES" : ""),
        ]
        var result = Effect(callerID: call.callerID)
        var headers: [(name: String, value: String)] = []
        for visit in machine.run(run).trail {
            switch visit.application.lowercased() {
            case "set":
                guard let (name, value) = Self.assignment(visit.arguments) else { continue }
                switch name.lowercased() {
                case "predial_hook_ret": result.isRefused = value.uppercased() == "BYPASS"
                case "callerid(num)", "callerid(number)": result.callerID = value
                case "callerid(pres)", "callerid(num-pres)": result.isHidden = value.lowercased().hasPrefix("prohib")
                case Self.note.lowercased(): Self.set(value, in: &headers)
                default: continue
                }
            case "sipaddheader": Self.add(visit.arguments, to: &headers)
            case "sipremoveheader":
                let name = visit.arguments.prefix { $0 != ":" }.lowercased()
                headers.removeAll { name.isEmpty || $0.name.hasPrefix(name) }
            default: continue
            }
        }
        let privacy = headers.last { $0.name == "privacy" }?.value.lowercased() ?? ""
        result.isHidden = result.isHidden || !["", "none"].contains(privacy)
        if let identity = headers.last(where: { $0.name == "p-asserted-identity" })?.value {
            result.callerID = Self.user(of: identity) ?? result.callerID
        }
        return result
    }

    /// `NAME=VALUE`, without the marks of a variable that called channels inherit.
    private static func assignment(_ text: String) -> (name: String, value: String)? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let name = text[..<equals].drop { $0 == "_" || $0 == " " }
        return (String(name), String(text[text.index(after: equals)...]))
    }

    private static func add(_ text: String, to headers: inout [(name: String, value: String)]) {
        let name = text.prefix { $0 != ":" }
        let value = text.dropFirst(name.count + 1).drop { $0 == " " }
        headers.append((name.lowercased(), String(value)))
    }

    /// The routine keeps one of each; `unset` takes it away again.
    private static func set(_ text: String, in headers: inout [(name: String, value: String)]) {
        add(text, to: &headers)
        guard let last = headers.popLast() else { return }
        headers.removeAll { $0.name == last.name }
        if last.value != "unset" { headers.append(last) }
    }

    /// The user part of `"name" <sip:+31508200000@host>`.
    private static func user(of identity: String) -> String? {
        guard let at = identity.firstIndex(of: "@"), let colon = identity[..<at].lastIndex(of: ":") else { return nil }
        let user = identity[identity.index(after: colon)..<at]
        return user.isEmpty ? nil : String(user)
    }
}
