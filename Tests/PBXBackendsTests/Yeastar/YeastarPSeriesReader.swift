import ConfigFormats
import Diagnostics
import PBXBackends

/// Reads the P-Series: what the API creates, what is imported, and what the sheet has a person enter.
struct YeastarPSeriesReader {
    let bundle: GeneratedBundle

    func configuration() throws -> YeastarConfiguration {
        var result = YeastarConfiguration()
        let requests = try requests()
        for request in requests where request["path"]?.text == "trunk/create" {
            try read(trunk: request, into: &result)
        }
        result.dtmf = try bundle.field("DTMF Mode") == "RFC4733 (RFC2833)" ? "rfc4733" : "other"
        result.isAnonymous = bundle.fields("Send Privacy ID").contains("on")
        for request in requests where request["path"]?.text == "outbound_route/create" {
            try read(route: request, into: &result)
        }
        for row in bundle.rows(with: "DID Pattern") {
            result.inbound.append(.init(called: row["DID Pattern"] ?? "", target: row["Default Destination"]?.lastWord))
        }
        for row in try bundle.records("did-to-extension.csv") {
            result.inbound.append(.init(called: row["DID Number"] ?? "", target: row["Extension Matched"]))
        }
        return result
    }

    /// All requests of both passes, in order.
    func requests() throws -> [JSONNode] {
        var log = DiagnosticLog()
        let node = JSONReader.read(try bundle.file("openapi-plan.json"), file: "openapi-plan.json", log: &log)
        guard let node, log.diagnostics.isEmpty else { throw DiagnosedFailure(log) }
        return (node["passes"]?.items ?? []).flatMap { $0["requests"]?.items ?? [] }
    }

    private func text(_ node: JSONNode?, _ name: String) throws -> String {
        guard let text = node?[name]?.text ?? node?[name]?.number else { throw GeneratedBundle.Missing(what: name) }
        return text
    }

    private func read(trunk request: JSONNode, into result: inout YeastarConfiguration) throws {
        let body = request["body"]
        let name = try text(body, "name")
        let account = try ReadAccount(
            text(body, "username"),
            bundle.password(text(body?["password"], "$secret")),
            host: text(body, "hostname"),
            port: text(body, "port")
        )
        result.trunks.append((name, account))
        result.codecs = try text(body, "codec_sel").listed
        result.mainNumbers[name] = body?["def_outbound_cid"]?.text
        let label = try text(request, "id").dropFirst("trunk-".count)
        for row in try bundle.records("outbound-caller-ids-\(label).csv") {
            for number in (row["Associated Extensions"] ?? "").split(separator: "&") {
                result.ownNumbers[name, default: [:]][String(number)] = row["Outbound Caller ID"]
            }
        }
    }

    private func read(route request: JSONNode, into result: inout YeastarConfiguration) throws {
        let body = request["body"]
        let name = try text(body, "name")
        let step = bundle.steps(with: "Extensions", "Rrmemory Hunt").first { step in
            step.records.contains { $0["Name"] == name }
        }
        guard let group = try step?.value("Extensions"), let members = bundle.members[group] else {
            throw GeneratedBundle.Missing(what: "members of \(name)")
        }
        let trunks = try (body?["trunk_list"]?.items ?? []).map { try text($0, "name") }
        for row in body?["dial_pattern_list"]?.items ?? [] {
            guard let pattern = YeastarPattern(try text(row, "pattern")) else {
                throw GeneratedBundle.Missing(what: "pattern in \(name)")
            }
            result.outbound.append(
                .init(
                    pattern: pattern,
                    strip: row["strip"]?.number.flatMap { Int($0) } ?? 0,
                    prepend: row["prepend"]?.text ?? "",
                    trunks: trunks,
                    members: members
                )
            )
        }
    }
}
