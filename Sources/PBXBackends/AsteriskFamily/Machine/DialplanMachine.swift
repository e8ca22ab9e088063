public import ConfigFormats

/// Runs a dial plan of Asterisk's without a call: what happens to digits, step by step, whoever wrote it.
///
/// Nothing is asked of the world: no shell, no database, no network, no clock. What a dial plan asks of them counts as
/// empty and is named in ``Outcome/unknown``. Every run ends: steps, text, depth and patterns are bounded.
public struct DialplanMachine: Sendable {
    let index: DialplanIndex
    private(set) var globals: [String: String] = [:]

    /// Steps of one run, as a dial plan counts them, over all of its channels.
    public static let maximumSteps = 10_000
    /// Bytes that one run may look at, in all texts and patterns.
    static let maximumWork = 4_000_000
    /// How deep `Gosub` may nest.
    static let maximumFrames = 500
    /// How deep channels of technology Local, macros, and routines of `Dial` may nest.
    static let maximumNesting = 12
    /// What Asterisk's buffer for the arguments of an application holds (`EXT_DATA_SIZE`).
    static let maximumArguments = 8_191
    /// What its buffer for the value of a function holds (`VAR_BUF_SIZE`).
    static let maximumValue = 4_095

    /// Lays out a dial plan.
    public init(_ dialplan: AsteriskDialplan) {
        index = DialplanIndex(dialplan)
        // What a value names is put in when the file is read: the globals before it, no channel.
        let run = MachineRun(self, Call(context: "", digits: ""))
        let nobody = MachineChannel(number: 0, technology: "", name: "", context: "", digits: "")
        for setting in dialplan.globals { run.globals[setting.key] = run.substitute(setting.value, nobody) }
        globals = run.globals
    }

    /// Runs a call from its first step to its end.
    public func run(_ call: Call) -> Outcome {
        let run = MachineRun(self, call)
        return run.run()
    }

    /// The extension that takes digits in a context, and the context that it stands in; nil if none does.
    ///
    /// - Parameters:
    ///   - digits: What is dialled.
    ///   - context: Where a call is.
    ///   - callerNumber: Who calls: some extensions are for some callers only.
    /// - Returns: The best extension that has a first step.
    public func match(_ digits: String, in context: String, from callerNumber: String = "") -> (
        context: String, pattern: String
    )? {
        let question = DialplanIndex.Question(context: context, digits: digits, caller: callerNumber)
        let entries = index.matches(question, timesMatch: false).entries
        return entries.first { $0.entry.steps[1] != nil }.map { ($0.context, $0.entry.name) }
    }
}
