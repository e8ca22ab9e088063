import ArgumentParser

/// `registrar-load register`.
struct Register: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Full registrations in a closed loop: REGISTER, 401, REGISTER with credentials, 200."
    )

    @OptionGroup var target: TargetOptions
    @OptionGroup var window: WindowOptions

    func run() throws {
        try WindowLoad(target, window).run(.register, mode: "register")
    }
}

/// `registrar-load reregister`.
struct Reregister: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Renewals in a closed loop: every account is challenged once up front, then counts up its nonce."
    )

    @OptionGroup var target: TargetOptions
    @OptionGroup var window: WindowOptions

    func run() throws {
        let load = try WindowLoad(target, window)
        try load.bindAll()
        try load.run(.reregister, mode: "reregister")
    }
}

/// `registrar-load options`.
struct Options: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "OPTIONS in a closed loop.")

    @OptionGroup var target: TargetOptions
    @OptionGroup var window: WindowOptions

    func run() throws {
        try WindowLoad(target, window).run(.options, mode: "options")
    }
}

/// `registrar-load bind`.
struct Bind: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Registers every account once, so that the server's memory can be looked at."
    )

    @OptionGroup var target: TargetOptions

    @Option(help: "How many operations are under way at a time.")
    var window = 64

    @Option(help: "The processor that the generator keeps to, or any.")
    var cpu = Processor.number(1)

    func run() throws {
        var options = try WindowOptions.parse([])
        options.window = window
        options.cpu = cpu
        options.operations = target.manyUsers
        try WindowLoad(target, options).run(.register, mode: "bind")
    }
}

/// A closed loop of one kind of operation.
private struct WindowLoad {
    let target: TargetOptions
    let options: WindowOptions
    let accounts: Accounts

    init(_ target: TargetOptions, _ options: WindowOptions) throws {
        self.target = target
        self.options = options
        accounts = Accounts(count: target.manyUsers, realm: target.realm)
        try options.cpu.keep()
    }

    /// Registers every account, so that each has a nonce.
    func bindAll() throws {
        let prepared = try engine(.register).run(
            pace: .window(options.window),
            limit: LoadLimit(operations: target.manyUsers),
            processes: ProcessMeter(processes: [])
        )
        guard prepared.isClean else {
            try prepared.print(mode: "prepare")
            throw ExitCode.failure
        }
    }

    func run(_ kind: OperationKind, mode: String) throws {
        let result = try engine(kind).run(
            pace: .window(options.window),
            limit: options.limit,
            processes: ProcessMeter(processes: target.processes)
        )
        try result.print(mode: mode)
        if !result.isClean { throw ExitCode.failure }
    }

    private func engine(_ kind: OperationKind) throws -> LoadEngine {
        let setup = LoadSetup(server: target.server, source: target.source, capacity: options.window + 1)
        let source = OperationSource([(kind, 1)], users: target.manyUsers, random: SeededRandom(seed: 1))
        return try LoadEngine(setup, source: source, accounts: accounts)
    }
}
