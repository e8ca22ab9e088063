import DialPlan
import PBXBackends
import TrunkModel

/// What a person who follows the sheet has entered.
struct ThreeCXSheetReading {
    var accounts: [ReadAccount] = []
    var routing = ThreeCXRouting()
    /// Numbers that the CSV file is said to hold; all where there is no file.
    var inFile: Set<String> = []
    /// Where other numbers go.
    var unmatched: Set<String> = []

    init(_ bundle: GeneratedBundle) throws {
        let hosts = ["SIP server hostname or IP", "Registrar/Server/Gateway Hostname or IP"].flatMap(bundle.fields)
        let ports = bundle.fields("Port")
        let users = bundle.fields("Authentication ID (aka SIP User ID)")
        let passwords = bundle.fields("Authentication Password")
        routing.trunks = bundle.fields("Name")
        guard Set([hosts.count, ports.count, users.count, passwords.count, routing.trunks.count]).count == 1 else {
            throw GeneratedBundle.Missing(what: "one field of each kind per account")
        }
        for index in hosts.indices {
            let server = ServerAddress(host: hosts[index], port: Int(ports[index]) ?? 0)
            accounts.append(
                ReadAccount(username: users[index], password: passwords[index], server: server.uriHostPort)
            )
        }
        let shown = bundle.sheet.steps.compactMap { step in
            step.fields.contains { $0.label == "Name" }
                ? step.fields.first { $0.label == "Outbound Caller ID" }?.entered : nil
        }
        routing.trunkCallerID = Dictionary(zip(routing.trunks, shown)) { first, _ in first }
        for row in bundle.rows(with: "Outbound Caller ID") {
            routing.callerID[row["Extension"] ?? ""] = row["Outbound Caller ID"]
        }
        unmatched = Set(
            ["Destination for calls during office hours", "Destination for unmatched calls"].flatMap(bundle.fields)
        )
        readRules(bundle)
        for row in bundle.rows(with: "Destination number") {
            let number = row["DID"] ?? row["DID/DDI number/mask"] ?? ""
            for trunk in (row["Trunk"] ?? "").split(separator: ",") {
                routing.targets[String(trunk.drop { $0 == " " }), default: [:]][number] = row["Destination number"]
            }
            if row["inbound-rules.csv"] == "yes" { inFile.insert(number) }
        }
    }

    private mutating func readRules(_ bundle: GeneratedBundle) {
        func list(_ text: String?) -> [String] { (text ?? "").split(separator: ",").map(String.init) }
        for row in bundle.rows(with: "Strip digits") {
            let routes = (1...5).compactMap { row["Route \($0)"] }.filter { !$0.isEmpty }.map { trunk in
                ThreeCXRouting.Route(
                    trunk: trunk,
                    strip: Int(row["Strip digits"] ?? "") ?? 0,
                    prepend: row["Prepend"] ?? ""
                )
            }
            routing.rules.append(
                ThreeCXRouting.Rule(
                    name: row["Rule name"] ?? "",
                    prefixes: list(row["Calls to numbers starting with prefix"]),
                    lengths: list(row["Calls to Numbers with a length of"]).compactMap(Int.init),
                    callers: list(row["Calls from extension(s)"]).map { $0...$0 },
                    routes: routes
                )
            )
        }
    }
}
