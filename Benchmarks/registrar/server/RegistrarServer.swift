import ArgumentParser
import SIPMessages
import SIPServer

#if canImport(Glibc)
    import Glibc
#endif

/// The registrar that `Benchmarks/registrar/run` measures: the product's own, with limits that do not strike.
///
/// It has made-up users `u000000`, `u000001`, … whose passwords are `pw-` and their names.
@main
struct RegistrarServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "registrar-server")

    @Option(help: "Address and port to listen on.")
    var listen = "127.0.0.1:5060"
    @Option(help: "How many users there are.")
    var users = 100_000
    @Option(help: "The realm of challenges, and the domain.")
    var realm = "registrar.example"
    @Option(help: "The algorithm of challenges: md5, sha-256 or sha-512-256.")
    var algorithm = "md5"
    @Option(help: "How many answers to keep for retransmissions, in bytes.")
    var answerMemory = 16 << 20

    func run() async throws {
        let parts = listen.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]),
            let digest = DigestAlgorithm.allCases.first(where: { $0.name.lowercased() == algorithm.lowercased() })
        else { throw ValidationError("--listen HOST:PORT, --algorithm md5|sha-256|sha-512-256") }
        var configuration = ServerConfiguration(realm: realm, domains: [realm, String(parts[0])])
        configuration.algorithms = [digest]
        configuration.requestsPerSecond = 100_000_000
        configuration.failuresPerMinute = 100_000_000
        configuration.answerMemory = answerMemory
        let accounts = (0..<users).map { number in
            let digits = String(number)
            let name = "u" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
            return Account(username: name, password: "pw-" + name)
        }
        let made = configuration
        let server = try await UDPServer.start(host: String(parts[0]), port: port) { sink, address in
            let server = SIPServer(made, accounts: accounts, address: address.description, sink: sink) {
                UInt64.random(in: .min ... .max)
            }
            server.epoch = UInt64(time(nil))
            return (server, nil)
        }
        print("listening on \(server.address)")
        fflush(nil)
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }
}
