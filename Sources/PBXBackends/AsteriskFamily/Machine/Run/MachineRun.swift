import ConfigFormats
import Diagnostics

/// One run of a machine: all that is the same for all of its channels.
final class MachineRun {
    /// What an application does to the call.
    enum Flow: Equatable {
        case next
        case hangUp
        case stop(DialplanMachine.End)
    }

    let index: DialplanIndex
    let call: DialplanMachine.Call
    var globals: [String: String]
    var database: [String: String] = [:]
    var outcome = DialplanMachine.Outcome()
    var channels: [MachineChannel] = []
    /// How many of the call's answers are used up.
    var answered = 0
    /// How many channels, macros and routines are inside each other.
    var nesting = 0
    private static let costOfStep = 100
    private var steps = 0
    /// How many patterns were looked at.
    private var looked = 0
    private var work = 0
    private var states: Set<Int> = []
    private var visits: [DialplanMachine.Place: Int] = [:]
    private var found: [DialplanIndex.Question: DialplanIndex.Matches] = [:]
    private var patterns: [String: PosixRegex] = [:]

    init(_ machine: DialplanMachine, _ call: DialplanMachine.Call) {
        index = machine.index
        globals = machine.globals
        self.call = call
    }

    /// Whether nothing more may be done.
    var isExhausted: Bool { steps > DialplanMachine.maximumSteps || work > DialplanMachine.maximumWork }

    /// Notes that so many bytes were looked at.
    func spend(_ bytes: Int) { work += bytes }

    /// Runs the call.
    func run() -> DialplanMachine.Outcome {
        let name = "\(call.technology.rawValue)/\(call.endpoint)-00000000"
        let channel = open(call.technology.rawValue, name, call.context, call.digits)
        channel.caller.number = call.callerNumber
        channel.caller.name = call.callerName
        channel.caller.ani = call.callerNumber
        if call.technology != .local { channel.caller.dnid = call.digits }
        if call.isAnonymous {
            channel.caller.numberPresentation = .prohibited
            channel.caller.namePresentation = .prohibited
        }
        channel.headers = call.headers
        channel.values = call.channelValues
        for variable in call.variables { channel.variables.set(variable.name, variable.value) }
        outcome.place = channel.place
        outcome.end = exists(channel, priority: 1) ? execute(channel) : .nowhere
        outcome.cost = work + steps * Self.costOfStep + looked
        return outcome
    }

    /// Makes a channel.
    func open(_ technology: String, _ name: String, _ context: String, _ digits: String) -> MachineChannel {
        let channel = MachineChannel(
            number: channels.count,
            technology: technology,
            name: name,
            context: context,
            digits: digits
        )
        channels.append(channel)
        return channel
    }

    // MARK: Looking up

    /// What takes digits, as the caller of a channel dials them.
    func matches(_ context: String, _ digits: String, _ channel: MachineChannel) -> DialplanIndex.Matches {
        let question = DialplanIndex.Question(context: context, digits: digits, caller: channel.caller.number ?? "")
        if let known = found[question] { return known }
        let made = index.matches(question, timesMatch: call.timesMatch)
        spend(made.looked / 8)
        looked += made.looked
        if made.dependsOnTime { outcome.dependsOnTime = true }
        if made.dependsOnSwitch { outcome.dependsOnSwitch = true }
        // Digits may be made up without end.
        if found.count > 64 { found.removeAll() }
        found[question] = made
        return made
    }

    /// The step of a priority: the best extension that has it counts, which need not be the best extension.
    func step(_ context: String, _ digits: String, _ priority: Int, _ channel: MachineChannel) -> AsteriskDialplan.Step?
    {
        matches(context, digits, channel).entries.lazy.compactMap { $0.entry.steps[priority] }.first
    }

    /// The priority that bears a label.
    func priority(of label: String, _ context: String, _ digits: String, _ channel: MachineChannel) -> Int? {
        matches(context, digits, channel).entries.lazy.compactMap { $0.entry.labels[label] }.first
    }

    /// Whether what was dialled has a priority where the channel is.
    func exists(_ channel: MachineChannel, _ digits: String? = nil, priority: Int) -> Bool {
        step(channel.context, digits ?? channel.digits, priority, channel) != nil
    }

    /// A pattern, compiled once; nil if it is none.
    func regex(_ pattern: String) -> PosixRegex? {
        if let known = patterns[pattern] { return known }
        spend(pattern.utf8.count * 16)
        guard let made = PosixRegex(pattern) else { return nil }
        if patterns.count > 64 { patterns.removeAll() }
        patterns[pattern] = made
        return made
    }

    // MARK: Going on

    /// Takes one step; nil if the run has to end before it.
    func take(_ step: AsteriskDialplan.Step, _ channel: MachineChannel) -> Flow {
        steps += 1
        guard !isExhausted, channel.variables.size < DialplanMachine.maximumWork / 4 else { return .stop(.tooLong) }
        if goesRound(channel) { return .stop(.loop) }
        let arguments = substitute(step.arguments, channel).cut(to: DialplanMachine.maximumArguments)
        outcome.trail.append(
            DialplanMachine.Visit(
                context: channel.context,
                digits: channel.digits,
                priority: channel.priority,
                application: step.application,
                arguments: arguments,
                channel: channel.number,
                location: step.location
            )
        )
        return apply(step.application, arguments, channel)
    }

    /// Whether all is as it was before at the same place: then it goes on so for ever.
    private func goesRound(_ channel: MachineChannel) -> Bool {
        let count = visits[channel.place, default: 0]
        visits[channel.place] = count + 1
        guard count >= 3 else { return false }
        var hasher = Hasher()
        hasher.combine(channel.number)
        channel.hashState(into: &hasher)
        hasher.combine(globals)
        hasher.combine(database)
        hasher.combine(answered < call.answers.count ? answered : call.answers.count)
        spend(channel.variables.size)
        return !states.insert(hasher.finalize()).inserted
    }
}
