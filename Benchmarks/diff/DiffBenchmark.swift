import ConfigDiff
import ConfigFormats
import Diagnostics
import Foundation
import PBXBackends

/// Compares two large `pjsip.conf`; `run` beside this file compares it with hier_config.
///
/// `diff-benchmark make LINES WANTED DEPLOYED` writes the two files, of which one object in a hundred differs;
/// `diff-benchmark time WANTED DEPLOYED` reads and compares them once, and prints seconds, peak memory in MiB and the number
/// of objects that differ, as JSON.
@main
enum DiffBenchmark {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("make", 4):
            guard let lines = Int(arguments[1]) else { usage() }
            try configuration(lines: lines, isDeployed: false).write(
                toFile: arguments[2],
                atomically: false,
                encoding: .utf8
            )
            try configuration(lines: lines, isDeployed: true).write(
                toFile: arguments[3],
                atomically: false,
                encoding: .utf8
            )
        case ("time", 3): try time(arguments[1], arguments[2])
        default: usage()
        }
    }

    private static func usage() -> Never {
        print("usage: diff-benchmark make LINES WANTED DEPLOYED | time WANTED DEPLOYED")
        exit(2)
    }

    /// Telephones of 17 lines each: endpoint, aor, auth.
    private static func configuration(lines: Int, isDeployed: Bool) -> String {
        (0..<max(lines / 17, 1)).map { number in
            let codecs = isDeployed && number % 100 == 3 ? "ulaw,alaw" : "alaw,ulaw"
            let host = isDeployed && number % 100 == 7 ? "198.51.100.7" : "192.0.2.\(number % 250)"
            return """
                [line\(number)]
                type = endpoint
                context = inbound
                disallow = all
                allow = \(codecs)
                aors = line\(number)
                outbound_auth = line\(number)
                direct_media = no
                dtmf_mode = rfc4733
                [line\(number)]
                type = aor
                contact = sip:\(host)
                qualify_frequency = 60
                [line\(number)]
                type = auth
                username = line\(number)
                password = secret-\(number)

                """
        }.joined()
    }

    private static func time(_ wanted: String, _ deployed: String) throws {
        guard let selection = try BackendRegistry.select("asterisk-pjsip").first,
            let reader = selection.backend.deployments
        else { usage() }
        let files = try [wanted, deployed].map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
        let clock = ContinuousClock()
        var changed = 0
        // Freed only behind the clock, as hier_config's trees are.
        var kept: [(Deployment, Deployment, ConfigComparison)] = []
        let time = try clock.measure {
            let sides = try files.map { bytes in
                let folder = SourceFolder(files: [SourceFile(path: "pjsip.conf", bytes: bytes)])
                return try reader.deployment(in: folder, line: selection.line)
            }
            let comparison = ConfigComparison(
                expected: sides[0].objects,
                deployed: sides[1].objects,
                kinds: reader.kinds(of: selection.line),
                shows: sides[1].shows
            )
            kept.append((sides[0], sides[1], comparison))
            changed = Set(comparison.differences().map { "\($0.rule.prefix { $0 != "/" }) \($0.object)" }).count
        }
        withExtendedLifetime(kept) {}
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("{\"seconds\": \(seconds), \"mebibytes\": \(Double(usage.ru_maxrss) / 1024), \"changed\": \(changed)}")
    }
}
