import ArgumentParser

/// A generator of SIP load for registrars: `run` beside this folder compares two servers with it.
@main
struct RegistrarLoad: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registrar-load",
        abstract: "Measures a SIP registrar over UDP, or checks its answers under loss.",
        discussion: """
            Account u000000 has the password pw-u000000, and so on. Every mode prints one line of JSON, and exits 1 \
            when any answer was wrong or missing. Latencies are those of whole operations: both requests of a registration.
            """,
        subcommands: [Register.self, Reregister.self, Options.self, Rate.self, Bind.self, Soak.self]
    )
}

/// What every mode needs to know.
struct TargetOptions: ParsableArguments {
    @Option(help: "The server's IPv4 address and port, such as 127.1.2.3:5060.")
    var server: Endpoint

    @Option(help: "Our own IPv4 address; without a port, the system picks one.")
    var source = Endpoint.anyLoopback

    @Option(help: "The server's realm, which is also its domain.")
    var realm = "bench.test"

    @Option(help: "How many accounts take turns (default: 100000; soak: 1000).")
    var users: Int?

    @Option(name: .customLong("server-pid"), help: "A process whose processor time is measured; may be repeated.")
    var processes: [Int32] = []

    /// As many as a large provider has, and more than fit in a processor's caches.
    var manyUsers: Int { users ?? 100_000 }

    func validate() throws {
        guard server.port != 0 else { throw ValidationError("--server needs a port") }
        guard (20...1_000_000).contains(users ?? 20) else { throw ValidationError("--users must be 20 to 1000000") }
        guard (1...100).contains(realm.utf8.count) else { throw ValidationError("--realm must have 1 to 100 bytes") }
    }
}

/// What the modes with a window have in common.
struct WindowOptions: ParsableArguments {
    @Option(help: "How many operations are under way at a time.")
    var window = 64

    @Option(help: "End after so many operations.")
    var operations: Int?

    @Option(help: "End after so many seconds (default: 5, when --operations is not given).")
    var seconds: Double?

    @Option(help: "The processor that the generator keeps to, or any. The server should keep to another.")
    var cpu = Processor.number(1)

    func validate() throws {
        guard (1...65536).contains(window) else { throw ValidationError("--window must be 1 to 65536") }
        guard operations ?? 1 > 0, seconds ?? 1 > 0 else { throw ValidationError("the load must not be empty") }
    }

    var limit: LoadLimit {
        let seconds = seconds ?? (operations == nil ? 5 : nil)
        return LoadLimit(operations: operations, nanoseconds: seconds.map { UInt64($0 * 1e9) })
    }
}

extension Endpoint {
    static let anyLoopback = Endpoint(loopback: ())
}
