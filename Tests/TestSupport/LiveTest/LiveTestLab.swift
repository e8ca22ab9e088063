import DialPlan
import Foundation
import TrunkModel

/// A network of its own in which `trunkline live-test` plays the provider for the PBX of a golden case.
///
/// All that runs there is one process to the test, and nothing of it outlives that.
public struct LiveTestLab: Sendable {
    /// What takes the PBX's part.
    public enum Other: Sendable {
        /// Nobody is there.
        case nobody
        /// A real Asterisk.
        case asterisk(PBX)
        /// A real Kamailio with these files, by their paths, and behind it an Asterisk that has no trunk.
        case kamailio([String: String])
        /// Another program: its path and its arguments. `FOLDER`, in them and in the files, is the folder of the files.
        case program([String], files: [String: String])
    }

    /// The case whose trunk file the provider plays.
    public let golden: GoldenCase
    /// What takes the PBX's part.
    public let other: Other
    /// Further arguments of `trunkline live-test`.
    public var arguments: [String] = []
    /// After how many seconds SIGINT is sent; nil for never.
    public var interruption: Double?
    /// How long all of it may take, in seconds.
    public var limit = 150

    /// The provider's address that accounts register with: what the names of its servers lead to.
    public static let provider = "185.19.236.10"
    /// Another address of the provider's, and one just outside its networks.
    static let others = ["185.19.239.250", "185.19.235.255"]

    /// As many at once as wait most of the time.
    private static let gate = Gate(width: 10)

    /// A laboratory for a case.
    public init(_ golden: GoldenCase, with other: Other) {
        self.golden = golden
        self.other = other
    }

    /// Runs the live test to its end.
    ///
    /// - Returns: How it ended.
    /// - Throws: What keeps it from being run at all.
    public func run() async throws -> LiveTestEnd {
        let command = try BuiltCommand.executable().path
        // A suite that could run nothing must say so.
        for program in ["unshare", "timeout", "python3"] { _ = try MissingProgram.path(of: program) }
        let plan = try golden.plan().plan
        return try await Self.gate.pass {
            let folder = try RunFolder()
            let beside = try prepare(folder, plan)
            let network = GoldenCase.projectFolder.appending(path: "Scripts/provider-network").path
            let addresses = [Self.provider] + Self.others + [plan.address]
            let environment = GoldenCase.environment.map { "\($0.key)=\($0.value)" }
            let process = try GuardedProcess(
                ["/usr/bin/env", "LC_ALL=C.UTF-8"] + environment + [network]
                    + addresses.flatMap { ["--address", $0] }
                    + ["--", "/bin/bash", "-c", Self.script, "lab", folder.path]
                    + beside + ["--"] + deadline + [command, "live-test", golden.path]
                    + ["--listen", "\(Self.provider):5060", "--report", "\(folder.path)/report", "--language", "en"]
                    + originate + arguments
            )
            let status = try await process.waitForEnd(within: .seconds(limit + 20))
            return LiveTestEnd(status: status, folder: folder, printed: process.output.all)
        }
    }

    /// What a shell waits for before it starts a PBX: names that can be looked up, and the provider.
    ///
    /// chan_pjsip does not call over a server that was silent to its first OPTIONS until it asks again after half a minute;
    /// chan_sip takes the time until that one was answered for the way's length; Kamailio does not watch a server whose name
    /// it cannot look up at its start, and registers again after a minute.
    public static let waiting = """
        for address in 127.0.0.53:53 \(provider):5060; do
            until [ -n "$(ss -Hlnu src $address)" ]; do sleep 0.1; done
        done
        """

    /// Runs what is beside in the background and the rest in front; the network ends what is left.
    private static let script = """
        folder=$1; shift
        beside=()
        while [ "$1" != -- ]; do beside+=("$1"); shift; done; shift
        [ ${#beside[@]} -eq 0 ] || "${beside[@]}" >"$folder/beside" 2>&1 &
        "$@" >"$folder/output" 2>"$folder/errors"; status=$?
        # Asterisk's log is written by a thread of its own.
        sleep 0.2
        exit $status
        """

    private var deadline: [String] {
        guard let interruption else { return ["/usr/bin/timeout", "-k", "5", String(limit)] }
        return ["/usr/bin/timeout", "--preserve-status", "-s", "INT", "-k", "5", String(interruption)]
    }

    private var originate: [String] {
        switch other {
        case .nobody, .program: return []
        case .asterisk, .kamailio:
            let user = StockFiles.amiUser
            return ["--originate", "ami://\(user):\(user)@127.0.0.1:5038"]
        }
    }

    /// Writes what the other program needs; gives its command.
    private func prepare(_ folder: RunFolder, _ plan: DialPlan) throws -> [String] {
        switch other {
        case .nobody: return []
        case .asterisk(let pbx):
            let asterisk = try prepare(pbx, folder, plan)
            return ["/bin/bash", "-c", "\(Self.waiting)\nexec \"$@\"", "pbx"] + asterisk
        case .kamailio(let files):
            let asterisk = try prepare(PBX(behindKamailioFor: plan), folder, plan)
            return try KamailioInstance.prepare(files, folder, plan) + asterisk
        case .program(let command, let files):
            for (name, text) in files {
                let text = text.replacing("FOLDER", with: folder.path)
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
            }
            return command.map { $0.replacing("FOLDER", with: folder.path) }
        }
    }

    /// Writes what an Asterisk needs; gives its command.
    private func prepare(_ pbx: PBX, _ folder: RunFolder, _ plan: DialPlan) throws -> [String] {
        let install = try AsteriskInstall(pbx.flavour.version)
        try folder.fill(pbx.stock(plan).all(pbx.flavour.driver), for: install)
        return [install.program, "-f", "-C", "\(folder.path)/etc/asterisk.conf"]
    }
}
