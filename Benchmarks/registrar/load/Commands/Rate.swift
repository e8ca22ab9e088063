import ArgumentParser

/// `registrar-load rate`.
struct Rate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Full registrations at a given rate, whether the server keeps up or not.",
        discussion: """
            Requests are repeated as RFC 3261 section 17.1.2 says (T1 = 500 ms), so one repetition means that a packet \
            was lost, or answered after half a second. Latency counts from when the registration was due.
            """
    )

    @OptionGroup var target: TargetOptions

    @Option(help: "Registrations per second.")
    var rate: Double

    @Option(help: "For how many seconds.")
    var seconds = 5.0

    @Option(help: "The processor that the generator keeps to, or any.")
    var cpu = Processor.number(1)

    func validate() throws {
        guard rate > 0, rate <= 1_000_000, seconds > 0 else {
            throw ValidationError("--rate must be up to 1000000, and --seconds more than 0")
        }
    }

    func run() throws {
        try cpu.keep()
        let accounts = Accounts(count: target.manyUsers, realm: target.realm)
        let setup = LoadSetup(server: target.server, source: target.source, capacity: 1 << 17)
        let source = OperationSource([(.register, 1)], users: target.manyUsers, random: SeededRandom(seed: 1))
        let result = try LoadEngine(setup, source: source, accounts: accounts).run(
            pace: .rate(rate),
            limit: LoadLimit(nanoseconds: UInt64(seconds * 1e9)),
            processes: ProcessMeter(processes: target.processes)
        )
        try result.print(mode: "rate")
        if !result.isClean { throw ExitCode.failure }
    }
}
