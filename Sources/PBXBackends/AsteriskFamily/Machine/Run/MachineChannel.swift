/// A channel on its way through a dial plan.
final class MachineChannel {
    /// Its place among the channels of the run: 0 for the caller's.
    let number: Int
    /// The channel driver, such as `PJSIP`.
    let technology: String
    let name: String
    var context: String
    var digits: String
    var priority = 1
    var variables = MachineVariables()
    var caller = MachineCaller()
    var frames: [MachineFrame] = []
    var loops: [DialplanMachine.Place] = []
    var macros = 0
    /// `HANGUPCAUSE`; 0 until something ended.
    var hangupCause = 0
    /// What `PJSIP_HEADER(add,…)` put on it.
    var addedHeaders: [(name: String, value: String)] = []
    /// `GROUP`, by category.
    var groups: [String: String] = [:]
    /// The last words of the channels that its last `Dial` made.
    var causes: [(channel: String, answer: DialplanMachine.Answer)] = []
    var headers: [(name: String, value: String)] = []
    var values: [String: String] = [:]

    init(number: Int, technology: String, name: String, context: String, digits: String) {
        self.number = number
        self.technology = technology
        self.name = name
        self.context = context
        self.digits = digits
    }

    var place: DialplanMachine.Place {
        get { DialplanMachine.Place(context: context, digits: digits, priority: priority) }
        set {
            context = newValue.context
            digits = newValue.digits
            priority = newValue.priority
        }
    }

    /// All that decides what it does next.
    func hashState(into hasher: inout Hasher) {
        hasher.combine(place)
        variables.hash(into: &hasher)
        hasher.combine(caller)
        hasher.combine(frames.map(\.back))
        hasher.combine(loops)
        hasher.combine(hangupCause)
        hasher.combine(groups)
    }
}

/// What `Return` goes back to.
struct MachineFrame {
    var back: DialplanMachine.Place
    /// How many arguments the routine was given.
    var argumentCount: Int
    /// The variables that end with it.
    var locals: [String] = []
}
