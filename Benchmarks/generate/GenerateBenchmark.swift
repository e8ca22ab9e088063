import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import Templating
import TrunkModel

/// Renders the `asterisk-pjsip` bundle of a trunk with 12 numbers again and again; `run` beside this file compares it with
/// Jinja2.
///
/// `generate-benchmark dump FILE` writes every rendering's template, values (escaped already, so that Jinja2 has nothing
/// to do but put them in their places) and output as JSON; `generate-benchmark time SECONDS` prints the microseconds of
/// one bundle.
@main
enum GenerateBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        let plan = try plan()
        let generator = Generator()
        guard let selection = try BackendRegistry.select("asterisk-pjsip").first, arguments.count == 3 else {
            print("usage: generate-benchmark dump FILE | time SECONDS")
            exit(2)
        }
        let library = TemplateFiles.makeLibrary()
        let renderings = generator.renderings(of: plan, for: selection)
        switch arguments[1] {
        case "dump":
            let items = try renderings.map { try dump($0, library) }
            let data = try JSONSerialization.data(withJSONObject: items, options: [.sortedKeys])
            try data.write(to: URL(filePath: arguments[2]))
        case "time":
            let seconds = Double(arguments[2]) ?? 1
            let render = try best(seconds) {
                for rendering in renderings { _ = try library.render(rendering.template, rendering.scope) }
            }
            let generate = try best(seconds) { _ = try generator.generate(plan, for: selection) }
            print("{\"render\": \(render), \"generate\": \(generate)}")
        default: exit(2)
        }
    }

    /// The fastest of many batches, in microseconds: what the machine can do when nobody else uses it.
    private static func best(_ seconds: Double, _ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var best = Double.infinity
        repeat {
            let time = try clock.measure { for _ in 0..<10 { try body() } }
            best = min(best, Double(time.components.attoseconds) / 1e12 / 10 + Double(time.components.seconds) * 1e5)
        } while clock.now < end
        return best
    }

    private static func plan() throws -> DialPlan {
        let text = """
            name: bench
            provider: callvoip
            kind: trunk
            channels: 8
            accounts: [{ username: trunk8200-a, password: "secret;A" }, { username: trunk8200-b, password: "secret;B" }]
            pbx: { address: 203.0.113.10, country: NL, area_code: "050" }
            numbers:
              - range: { from: "+31508200010", to: "+31508200019" }
                description: Doorkiesnummers
                inbound: { extension: "2{last2}" }
              - { number: "+31508200000", description: Receptie, inbound: { extension: "100" } }
              - { number: "+31852100000", description: Klantenservice, inbound: { queue: "500" } }
            callers: [{ extension: "210", caller_id: "+31508200010" }, { extension: "219", caller_id: anonymous }]
            """
        var log = DiagnosticLog()
        let trunk = Trunk.load(
            text,
            file: "bench.yaml",
            readFile: { ($0, "") },
            secrets: SecretSources(),
            log: &log
        )
        guard let trunk else { throw DiagnosedFailure(log) }
        return DialPlan(trunk)
    }

    private static func dump(_ rendering: Rendering, _ library: TemplateLibrary) throws -> [String: Any] {
        let format = TemplateFiles.format(rendering.template)
        return [
            "template": rendering.template,
            "output": try library.render(rendering.template, rendering.scope),
            "values": json(.scope(rendering.scope)) { format?.escape($0) ?? $0 },
        ]
    }

    private static func json(_ value: TemplateValue, _ escape: (String) -> String) -> Any {
        switch value {
        case .text(let text, _): return escape(text)
        case .verbatim(let text): return text
        case .flag(let flag): return flag
        case .list(let scopes): return scopes.map { json(.scope($0), escape) }
        case .scope(let scope):
            return Dictionary(uniqueKeysWithValues: scope.names.map { ($0, json(scope[$0] ?? .absent, escape)) })
        case .absent: return NSNull()
        }
    }
}
