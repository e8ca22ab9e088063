import ConfigFormats

/// Where calls of strangers, lines and telephones lead, found by running the dial plan with numbers that tell.
///
/// All rules share one, so that a large dial plan is tried only so much. Nothing depends on a clock: what is tried of one
/// configuration is always the same.
final class CallPaths {
    /// The dial plan's contexts.
    let map: ContextMap
    private let machine: DialplanMachine
    private let telephones: Set<String>
    private var left: Int
    private var known: [String: WayOut?] = [:]
    /// The contexts of which something was not tried, each once.
    private(set) var notTried: [String] = []
    private var isNotTried: Set<String> = []

    /// What all runs together may cost: dial plans of offices need a hundredth.
    private static let maximumCost = 60_000_000
    /// What a run costs that finds nothing.
    private static let costOfRun = 1_000
    /// An address that is nobody's (RFC 5737): a stranger's.
    private static let stranger = "198.51.100.66"

    /// Lays out a dial plan.
    ///
    /// - Parameters:
    ///   - dialplan: The dial plan.
    ///   - telephones: The names of the endpoints and peers that are telephones: they do not answer.
    ///   - maximumCost: What all runs together may cost.
    init(_ dialplan: AsteriskDialplan, telephones: [String], maximumCost: Int = CallPaths.maximumCost) {
        machine = DialplanMachine(dialplan)
        map = ContextMap(dialplan)
        self.telephones = Set(telephones)
        left = maximumCost
    }

    /// Who calls.
    enum Caller: Hashable {
        /// Somebody whom nobody knows.
        case stranger
        /// A call over a line.
        case line(String)
        /// A telephone, with its number.
        case telephone(String, number: String)
    }

    /// A call that leaves the house with the number that was dialled.
    struct WayOut {
        let line: String
        let dial: DialplanMachine.Dial
    }

    /// A place where a call that came in is asked for more digits.
    struct Menu {
        let context: String
        let step: DialplanMachine.Visit
    }

    /// How a number gets out; nil if it does not.
    func wayOut(_ number: TellingNumber, in context: String, from caller: Caller) -> WayOut? {
        let key = "\(number.e164)\u{0}\(context)\u{0}\(caller)"
        if let known = known[key] { return known }
        var result: WayOut?
        for digits in number.dialled {
            guard let outcome = outcome(digits, in: context, from: caller) else { break }
            result = outcome.dials.lazy.compactMap { self.wayOut($0, number) }.first
            if result != nil { break }
        }
        known[key] = .some(result)
        return result
    }

    /// How one of several numbers gets out, the first of them.
    func wayOut(_ numbers: [TellingNumber], in context: String, from caller: Caller) -> WayOut? {
        numbers.lazy.compactMap { self.wayOut($0, in: context, from: caller) }.first
    }

    private func wayOut(_ dial: DialplanMachine.Dial, _ number: TellingNumber) -> WayOut? {
        // A call that the dial plan sends on within itself is not out yet.
        guard dial.technology != "Local", !telephones.contains(dial.endpoint), let sent = dial.number,
            number.isCalled(by: sent)
        else { return nil }
        return WayOut(line: dial.endpoint, dial: dial)
    }

    /// Whether digits get to somebody or something: a telephone, a queue, a voicemail box.
    func isTaken(_ digits: String, in context: String, from caller: Caller) -> Bool {
        guard let outcome = outcome(digits, in: context, from: caller) else { return false }
        if case .application = outcome.end { return true }
        return outcome.dials.contains { $0.technology != "Local" }
    }

    /// Where calls to digits are asked for more digits; nil if they are not.
    func menu(_ digits: String, in context: String, from caller: Caller) -> Menu? {
        guard let outcome = outcome(digits, in: context, from: caller), let step = outcome.trail.last,
            case .application(let name, let arguments) = outcome.end,
            ["background", "backgrounddetect", "waitexten"].contains(name.lowercased())
        else { return nil }
        // Background(file, options, language, context)
        let parts = arguments.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let named = name.lowercased() == "background" && parts.count > 3 && !parts[3].isEmpty ? parts[3] : nil
        return Menu(context: named ?? outcome.place.context, step: step)
    }

    /// What becomes of a call; nil where too much was tried already.
    private func outcome(_ digits: String, in context: String, from caller: Caller) -> DialplanMachine.Outcome? {
        guard left > 0 else {
            if isNotTried.insert(context).inserted { notTried.append(context) }
            return nil
        }
        let outcome = machine.run(call(digits, in: context, from: caller))
        left -= Self.costOfRun + outcome.cost
        return outcome
    }

    private func call(_ digits: String, in context: String, from caller: Caller) -> DialplanMachine.Call {
        let (number, name): (String, String) =
            switch caller {
            case .stranger: ("1000", "guest")
            case .line(let name): (TellingNumber.caller, name)
            case .telephone(let name, let number): (number, name)
            }
        var call = DialplanMachine.Call(context: context, digits: digits, callerNumber: number)
        call.endpoint = name
        // Whatever opens at certain times is open then.
        call.timesMatch = true
        let telephones = telephones
        call.answering = { telephones.contains($0.endpoint) ? .init(.noAnswer, hangupCause: 19) : .answered }
        if caller == .stranger { call.channelValues = ["recvip": Self.stranger, "peerip": Self.stranger] }
        call.headers = [("To", "<sip:\(digits)@pbx>"), ("From", "<sip:\(number)@\(Self.stranger)>")]
        return call
    }
}
