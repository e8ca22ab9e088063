import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// What a 3CX has after the requests of `xapi-plan.json`.
struct ThreeCXPlanReading {
    var accounts: [ReadAccount] = []
    var routing = ThreeCXRouting()
    /// Trunks by the name under which their answers are kept.
    private var names: [String: String] = [:]

    static func read(_ text: String) throws -> JSONNode {
        var log = DiagnosticLog()
        guard let node = JSONReader.read(text, file: "xapi-plan.json", log: &log), log.diagnostics.isEmpty else {
            throw DiagnosedFailure(log)
        }
        return node
    }

    init(_ bundle: GeneratedBundle) throws {
        let plan = try Self.read(bundle.file("xapi-plan.json"))
        var rules: [(priority: Int, rule: ThreeCXRouting.Rule)] = []
        for request in plan["requests"]?.items ?? [] where request["method"]?.text == "POST" {
            guard let body = request["body"] else { throw GeneratedBundle.Missing(what: "body") }
            switch request["path"]?.text {
            case "/TrunkTemplates":
                guard let file = body["Content"]?["$file"]?.text, bundle.files[file] != nil else {
                    throw GeneratedBundle.Missing(what: "template of the plan")
                }
            case "/Trunks": try trunk(body, as: request["as"]?.text ?? "", bundle)
            case "/InboundRules":
                routing.targets[try name(body["TrunkDN"]?["Id"]), default: [:]][body["Data"]?.text ?? ""] =
                    body["OfficeHoursDestination"]?["Number"]?.text
            case "/OutboundRules":
                rules.append((Int(body["Priority"]?.number ?? "") ?? 0, try rule(body)))
            default: throw GeneratedBundle.Missing(what: "path \(request["path"]?.text ?? "")")
            }
        }
        routing.rules = rules.sorted { $0.priority < $1.priority }.map(\.rule)
    }

    private mutating func trunk(_ body: JSONNode, as reference: String, _ bundle: GeneratedBundle) throws {
        let gateway = body["Gateway"]
        guard let name = gateway?["Name"]?.text, let host = gateway?["Host"]?.text,
            let port = (gateway?["Port"]?.number).flatMap({ Int($0) }),
            let key = body["AuthPassword"]?["Value"]?["$secret"]?.text,
            let account = bundle.plan.trunk.accounts.first(where: { "\($0.path).password" == key })
        else { throw GeneratedBundle.Missing(what: "trunk in the plan") }
        names[reference] = name
        routing.trunks.append(name)
        routing.trunkCallerID[name] = body["OutboundCallerID"]?.text
        accounts.append(
            ReadAccount(
                username: body["AuthID"]?.text ?? "",
                password: account.password.reveal(),
                server: ServerAddress(host: host, port: port).uriHostPort
            )
        )
    }

    /// The trunk that `{"$ref": "trunk-primary.Id"}` stands for: one that was made before.
    private func name(_ node: JSONNode?) throws -> String {
        guard let reference = node?["$ref"]?.text, reference.hasSuffix(".Id"),
            let name = names[String(reference.dropLast(3))]
        else { throw GeneratedBundle.Missing(what: "trunk behind a reference") }
        return name
    }

    private func rule(_ body: JSONNode) throws -> ThreeCXRouting.Rule {
        func list(_ node: JSONNode?) -> [String] { (node?.text ?? "").split(separator: ",").map(String.init) }
        return ThreeCXRouting.Rule(
            name: body["Name"]?.text ?? "",
            prefixes: list(body["Prefix"]),
            lengths: list(body["NumberLengthRanges"]).compactMap(Int.init),
            callers: (body["DNRanges"]?.items ?? []).map { ($0["From"]?.text ?? "")...($0["To"]?.text ?? "") },
            routes: try (body["Routes"]?.items ?? []).map { route in
                ThreeCXRouting.Route(
                    trunk: try name(route["TrunkId"]),
                    strip: Int(route["StripDigits"]?.number ?? "") ?? 0,
                    prepend: route["Prepend"]?.text ?? ""
                )
            }
        )
    }
}
