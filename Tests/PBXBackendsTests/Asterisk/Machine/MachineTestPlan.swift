import ConfigFormats
import PBXBackends

/// A dial plan written in a test, and calls into it.
struct MachineTestPlan {
    let machine: DialplanMachine

    init(_ text: String) throws { machine = try LoadedDialplan(text).machine }

    /// Runs a call into the context `in`.
    func run(
        _ digits: String,
        from caller: String? = "201",
        _ change: (inout DialplanMachine.Call) -> Void = { _ in }
    ) -> DialplanMachine.Outcome {
        var call = DialplanMachine.Call(context: "in", digits: digits, callerNumber: caller)
        change(&call)
        return machine.run(call)
    }
}
