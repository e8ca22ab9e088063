import ArgumentParser

/// `registrar-load soak`.
struct Soak: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Many kinds of operation at a given rate over a bad line; checks every answer.",
        discussion: """
            Every request must get one right final answer, however often it has to be repeated: copies of that answer \
            are welcome, another answer to the same request is not. The mix: registrations, renewals with the last nonce, \
            OPTIONS, wrong passwords, unknown accounts. Exits 1 when any answer is wrong or missing.
            """
    )

    @OptionGroup var target: TargetOptions

    @Option(help: "Operations per second.")
    var rate = 1000.0

    @Option(help: "For how many seconds; the last answers may take half a minute more.")
    var seconds = 60.0

    @Option(help: "The chance that a packet is lost, either way.")
    var loss = 0.05

    @Option(help: "The chance that a packet to the server arrives twice.")
    var duplication = 0.05

    @Option(
        name: .customLong("duplicate-delay"),
        help: "Milliseconds after which the second copy arrives, 0 to 4000: the phone may have gone on since."
    )
    var duplicateDelay = 0

    @Option(help: "The same seed throws the same dice, for the mix and for the faults.")
    var seed: UInt64 = 1

    @Option(help: "The processor that the generator keeps to, or any.")
    var cpu = Processor.any

    func validate() throws {
        guard rate > 0, rate <= 20_000, seconds > 0 else {
            throw ValidationError("--rate must be up to 20000, and --seconds more than 0")
        }
        guard (0...0.2).contains(loss), (0...1).contains(duplication) else {
            throw ValidationError("--loss must be 0 to 0.2, which 32 s make up for, and --duplication 0 to 1")
        }
        guard (0...4000).contains(duplicateDelay) else {
            throw ValidationError("--duplicate-delay must be less than the 5 s of timer K")
        }
    }

    func run() throws {
        try cpu.keep()
        // Few enough that each comes round again within seconds.
        let users = target.users ?? 1000
        let accounts = Accounts(count: users, realm: target.realm)
        var setup = LoadSetup(server: target.server, source: target.source, capacity: 1 << 18)
        setup.faults = Faults(
            loss: loss,
            duplication: duplication,
            duplicateDelay: UInt64(duplicateDelay) * Monotonic.millisecond
        )
        setup.seed = seed
        setup.keepsCompleted = true
        setup.spins = false
        let mix: [(OperationKind, Double)] = [
            (.register, 30), (.reregister, 50), (.options, 10), (.wrongPassword, 5), (.unknownUser, 5),
        ]
        let source = OperationSource(mix, users: users, random: SeededRandom(seed: ~seed))
        let result = try LoadEngine(setup, source: source, accounts: accounts).run(
            pace: .rate(rate),
            limit: LoadLimit(nanoseconds: UInt64(seconds * 1e9)),
            processes: ProcessMeter(processes: target.processes)
        )
        try result.print(mode: "soak")
        if !result.isClean { throw ExitCode.failure }
    }
}
