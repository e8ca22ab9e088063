import Foundation

/// A real Asterisk that runs for one test, in a folder and on a loopback address of its own.
///
/// It is killed and its folder removed when the test lets go of it, however the test ends. Use `with`, or call `stop()`
/// at the end: an object whose last use is over may go away at once, and its Asterisk with it.
public final class AsteriskInstance: Sendable {
    /// The Asterisk that runs.
    public let install: AsteriskInstall
    /// Its channel driver.
    public let driver: SIPDriver
    /// Where it speaks SIP.
    public let sip: SocketAddress
    /// Its manager interface, logged in.
    public let ami: AMIClient

    /// The addresses of host names that it was given.
    public let names: [String: String]

    let folder: RunFolder
    private let process: GuardedProcess
    private let lease: LoopbackAddress

    /// Starts an Asterisk, lets a test use it, and stops it.
    ///
    /// The parameters are those of `start`.
    public static func with<Result>(
        _ version: AsteriskVersion,
        _ driver: SIPDriver,
        files: [String: String] = [:],
        extensions: [String] = defaultExtensions,
        outbound: [String] = [],
        names: [String: String] = [:],
        on address: LoopbackAddress? = nil,
        _ body: (AsteriskInstance) async throws -> Result
    ) async throws -> Result {
        let instance = try await start(
            version,
            driver,
            files: files,
            extensions: extensions,
            outbound: outbound,
            names: names,
            on: address
        )
        do {
            let result = try await body(instance)
            try await instance.stop()
            return result
        } catch {
            instance.process.kill()
            throw error
        }
    }

    /// Starts an Asterisk and waits until it has booted.
    ///
    /// - Parameters:
    ///   - version: The version.
    ///   - driver: The channel driver; `.sip` only with version 16.
    ///   - files: Configuration files by name. `pjsip_*.conf`, `sip_*.conf`, `sip_register_*.conf` and
    ///     `extensions_*.conf` are included from the stock files; one named like a stock file takes its place; any
    ///     other just lies in the configuration folder.
    ///   - extensions: The extensions of the context `internal`. Each sends the event `UserEvent` with
    ///     `UserEvent: Reached`, `Extension`, `Number`, `Name`, `Presentation`, `Called` and `Channel`, and answers.
    ///   - outbound: Contexts that `internal` includes; they must be defined in `files`.
    ///   - names: Addresses by host name, for files that name hosts of the real world. With them, and only then, it has
    ///     its own `/etc/hosts`, and no name server answers it. This takes a mount namespace, and so a Linux that lets
    ///     this user make one.
    ///   - address: Its address; a new one if nil. Take one beforehand where `files` must name it.
    /// - Returns: The instance; hold on to it.
    /// - Throws: `AsteriskFailure` if it does not boot, with what it printed.
    public static func start(
        _ version: AsteriskVersion,
        _ driver: SIPDriver,
        files: [String: String] = [:],
        extensions: [String] = defaultExtensions,
        outbound: [String] = [],
        names: [String: String] = [:],
        on address: LoopbackAddress? = nil
    ) async throws -> AsteriskInstance {
        let install = try AsteriskInstall(version)
        if driver == .sip && version != .v16 {
            throw AsteriskFailure(description: "Asterisk \(version.rawValue) has no chan_sip")
        }
        let lease = try address ?? LoopbackAddress()
        let stock = StockFiles(
            fragments: files,
            sip: lease.port(5060),
            ami: lease.port(5038),
            extensions: extensions,
            outbound: outbound
        )
        let folder = try RunFolder()
        try folder.fill(stock.all(driver), for: install)
        if !names.isEmpty { try folder.write(names: names, nameServer: lease.host) }
        let wrapper = names.isEmpty ? [] : folder.nameWrapper
        let (process, ami) = try await bootGate.pass {
            try await boot(install, in: folder, behind: wrapper, ami: stock.ami)
        }
        return AsteriskInstance(install, driver, stock.sip, ami, names, folder, process, lease)
    }

    // A boot keeps one core busy for a quarter of a second; many at once would only all be late.
    private static let bootGate = Gate(width: max(1, ProcessInfo.processInfo.activeProcessorCount))

    private static func boot(
        _ install: AsteriskInstall,
        in folder: RunFolder,
        behind wrapper: [String],
        ami address: SocketAddress
    ) async throws -> (GuardedProcess, AMIClient) {
        let process = try GuardedProcess(wrapper + [install.program, "-f", "-C", "\(folder.path)/etc/asterisk.conf"])
        do {
            // The manager interface answers before all modules are there, and says when they are.
            let ami = try await eventually("Asterisk's manager interface", within: .seconds(30)) {
                if process.hasEnded { throw AsteriskFailure(description: "it ended by itself") }
                return try? AMIClient(to: address)
            } until: {
                $0 != nil
            }
            guard let ami else { throw AsteriskFailure(description: "no manager interface") }
            try await ami.logIn(StockFiles.amiUser, secret: StockFiles.amiUser)
            _ = try await ami.event("FullyBooted", within: .seconds(30))
            return (process, ami)
        } catch {
            throw AsteriskFailure(
                description: """
                    Asterisk \(install.version.rawValue) did not boot: \(error)
                    log: \(folder.read("log/messages"))
                    printed: \(process.output.all.joined(separator: "\n"))
                    """
            )
        }
    }

    private init(
        _ install: AsteriskInstall,
        _ driver: SIPDriver,
        _ sip: SocketAddress,
        _ ami: AMIClient,
        _ names: [String: String],
        _ folder: RunFolder,
        _ process: GuardedProcess,
        _ lease: LoopbackAddress
    ) {
        self.install = install
        self.driver = driver
        self.sip = sip
        self.ami = ami
        self.names = names
        self.folder = folder
        self.process = process
        self.lease = lease
    }

    /// Three-digit extensions that are no emergency or service number anywhere near.
    public static let defaultExtensions = ["_[2-9]XX", "101", "102"]

    /// Kills it.
    ///
    /// Its folder is thrown away, so it need not put it in order; and the provider gets no de-registration.
    public func stop() async throws {
        process.kill()
        try await process.waitForEnd()
    }
}
