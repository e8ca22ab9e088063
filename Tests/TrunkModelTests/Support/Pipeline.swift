import Diagnostics
import Foundation

@testable import TrunkModel

/// A trunk file's way to a `Trunk`, in memory, as the program goes it.
struct Pipeline {
    /// Where files stand that a trunk file names.
    var folder = Repository.badFiles
    var environment: [String: String] = [:]

    /// The trunk and everything that was found, sorted.
    func run(_ text: String, file: String = "trunk.yaml") -> (trunk: Trunk?, findings: [Diagnostic]) {
        var log = DiagnosticLog()
        let trunk = Trunk.load(
            text,
            file: file,
            readFile: { [folder] path in (path, try Repository.text(folder, path)) },
            secrets: SecretSources(
                environment: { [environment] name in environment[name] },
                file: { [folder] path in try Repository.text(folder, path) }
            ),
            log: &log
        )
        return (trunk, log.sorted)
    }
}

/// A trunk file in which a test changes one thing.
enum Sample {
    static let trunk = """
        name: groningen
        provider: callvoip
        kind: trunk
        accounts:
          - { username: trunk-a, password: "${env:PASSWORD}" }
          - { username: trunk-b, password: "${env:PASSWORD}" }
        pbx: { address: 203.0.113.10, country: NL }
        numbers:
          - { number: "+31508200000", inbound: { extension: "100" } }

        """

    static let environment = ["PASSWORD": "a-Password-1"]

    /// What is found in the sample with more text at its end.
    static func findings(adding text: String) -> [Diagnostic] {
        Pipeline(environment: environment).run(trunk + text).findings
    }

    /// What is found in the sample with one text in the place of another.
    static func findings(replacing old: String, with new: String) -> [Diagnostic] {
        Pipeline(environment: environment).run(trunk.replacing(old, with: new)).findings
    }
}
