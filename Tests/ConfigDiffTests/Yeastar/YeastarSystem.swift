import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import Testing
import TrunkModel

/// A Yeastar that was set up by our files: what its API answers, and the lists that it exports.
struct YeastarSystem {
    /// The answers, an object a line.
    let answers: SourceFile

    init(_ generated: GeneratedBed) throws {
        let isP = generated.selection.name.hasSuffix("p-series")
        let lines = isP ? try Self.planned(generated) : try Self.imported(generated)
        answers = SourceFile(path: "answers.json", text: "{\"data\": [\n\(lines.joined(separator: ",\n"))\n]}\n")
    }

    private static func quoted(_ text: String) -> String { "\"\(JSONText.escape(text))\"" }

    // MARK: P-Series

    private static func planned(_ generated: GeneratedBed) throws -> [String] {
        var log = DiagnosticLog()
        let plan = try #require(generated.files.first { $0.path == "openapi-plan.json" })
        let root = try #require(JSONReader.read(plan.text, file: plan.path, log: &log))
        let passwords = generated.plan.trunk.accounts.map { $0.password.reveal() }
        var names: [String] = []
        var result: [String] = []
        for request in (root["passes"]?.items ?? []).flatMap({ $0["requests"]?.items ?? [] }) {
            guard let body = request["body"] else { continue }
            var members: [String] = ["\"id\": \(result.count + 7)"]
            if body["hostname"] != nil { names.append(body["name"]?.text ?? "") }
            for member in body.members {
                switch member.name {
                case "password": members.append("\"password\": \(quoted(passwords[names.count - 1]))")
                case "trunk_list":
                    // Ids only, as the request wants them: the names are those of the trunks.
                    let ids = member.node.items.compactMap { $0["name"]?.text }.compactMap(names.firstIndex(of:))
                    members.append("\"trunk_list\": [\(ids.map { "{\"id\": \($0 + 7)}" }.joined(separator: ", "))]")
                default: members.append("\"\(member.name)\": \(json(member.node))")
                }
            }
            result.append("{\(members.joined(separator: ", "))}")
        }
        return result
    }

    private static func json(_ node: JSONNode) -> String {
        switch node.value {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let digits): digits
        case .string(let text): quoted(text)
        case .array(let items): "[\(items.map(json).joined(separator: ", "))]"
        case .object(let members):
            "{\(members.map { "\"\($0.name)\": \(json($0.node))" }.joined(separator: ", "))}"
        }
    }

    /// The lists of trunks and routes, filled into exports that have some sample rows and a column that nobody knows.
    static func lists(_ generated: GeneratedBed) throws -> [SourceFile] {
        let trunkHead =
            "Name,Trunk Status,Trunk Type,Transport,Hostname/IP,Port,Domain,Username,Password,Authentication Name,"
            + "Enable Outbound Proxy,Outbound Proxy Server,Port of Outbound Proxy Server,Codec Setting,DTMF Mode,Unknown"
        let bases = [
            (
                "Trunks.csv",
                "\(trunkHead)\r\nSample,1,register,udp,h,5060,h,u,p,u,0,,,ulaw,rfc4733,x\r\n"
            ),
            (
                "Outbound.csv",
                "Name,Outbound Caller ID,Pattern,Strip,Prepend,Trunks,Rrmemory Hunt,Extensions,Outbound Route Password,PIN\n"
                    + "Sample,,X.,,,Sample,0,Default_Extension_Group,disable,\n"
            ),
            (
                "Inbound.csv",
                "\u{feff}Name,DID Matching Mode,DID Pattern,Caller ID Matching Mode,Caller ID Pattern,Trunks,"
                    + "Default Destination,Number of Default Destination\n"
                    + ["Extension", "Ring Group", "Queue", "IVR", "Extension Voicemail"].map {
                        "Sample,patterns,1,patterns,,Sample,\($0),1\n"
                    }.joined()
            ),
        ]
        return try bases.map { name, text in
            let filled = try YeastarTemplateFill.fill(text, file: name, plan: generated.plan)
            return SourceFile(path: name, text: filled.text)
        }
    }

    // MARK: S-Series

    private static func imported(_ generated: GeneratedBed) throws -> [String] {
        var log = DiagnosticLog()
        func table(_ path: String) throws -> CSVTable {
            let file = try #require(generated.files.first { $0.path == path })
            return try #require(CSVReader.table(file.text, file: path, log: &log))
        }
        func object(_ members: [(String, String)]) -> String {
            "{\(members.map { "\"\($0.0)\": \(quoted($0.1))" }.joined(separator: ", "))}"
        }
        let outbound = try table("outbound-routes.csv")
        let inbound = try table("inbound-routes.csv")
        // The names of all trunks stand in any route; those of trunks that cannot be imported are made by hand.
        let accounts = generated.plan.trunk.accounts
        let trunks = accounts.enumerated().map { index, account in
            object([
                ("trunkname", "t\(index)"), ("trunktype", "register"), ("host", account.server.host),
                ("port", String(account.server.port)), ("domain", account.server.host),
                ("username", account.username), ("authname", account.username), ("fromuser", ""),
                ("password", account.password.reveal()),
            ])
        }
        return trunks
            + outbound.rows.indices.map { row in
                object([
                    ("name", outbound[row, "Name"] ?? ""), ("prefix", outbound[row, "Patterns"] ?? ""),
                    ("strip", outbound[row, "Strip"] ?? ""), ("prepend", outbound[row, "Prpend"] ?? ""),
                    ("trunks", (outbound[row, "Member Trunks"] ?? "").replacingOccurrences(of: "&", with: ",")),
                    ("extensionsgroup", outbound[row, "Extension Group"] ?? ""),
                ])
            }
            + inbound.rows.indices.map { row in
                let target = inbound[row, "Destination"] ?? ""
                return object([
                    ("name", inbound[row, "Name"] ?? ""), ("did", inbound[row, "DID Pattern"] ?? ""),
                    ("trunks", (inbound[row, "Member Trunks"] ?? "").replacingOccurrences(of: "&", with: ",")),
                    ("desttype", target == "hangup" ? "hangup" : "extension"),
                    ("dest", target == "hangup" ? "" : target),
                ])
            }
    }
}
