import PBXBackends

/// Reads the S-Series: three imported files, and what the sheet has a person enter.
struct YeastarSSeriesReader {
    let bundle: GeneratedBundle

    func configuration() throws -> YeastarConfiguration {
        var result = YeastarConfiguration()
        try readTrunks(into: &result)
        result.codecs = try bundle.field("Codec").listed
        result.dtmf = try bundle.field("DTMF Mode").lowercased()
        result.isAnonymous = bundle.fields("Send Privacy ID").contains("on")
        let names = result.trunks.map(\.name)
        for (name, number) in zip(names, bundle.fields("Caller ID Number")) { result.mainNumbers[name] = number }
        for row in bundle.rows(with: "DOD") {
            for (name, number) in names.flatMap({ name in (row["Associated Extensions"] ?? "").listed.map { (name, $0) }
            }) {
                result.ownNumbers[name, default: [:]][number] = row["DOD"]
            }
        }
        for row in try bundle.records("outbound-routes.csv") {
            guard let pattern = YeastarPattern(row["Patterns"] ?? ""),
                let members = bundle.members[row["Extension Group"] ?? ""]
            else { throw GeneratedBundle.Missing(what: "pattern or group of \(row["Name"] ?? "")") }
            result.outbound.append(
                .init(
                    pattern: pattern,
                    strip: Int(row["Strip"] ?? "") ?? 0,
                    prepend: row["Prpend"] ?? "",
                    trunks: (row["Member Trunks"] ?? "").split(separator: "&").map(String.init),
                    members: members
                )
            )
        }
        for row in try bundle.records("inbound-routes.csv") {
            let target = row["Destination"]
            result.inbound.append(.init(called: row["DID Pattern"] ?? "", target: target == "hangup" ? nil : target))
        }
        for row in bundle.rows(with: "Destination") {
            result.inbound.append(.init(called: row["DID Pattern"] ?? "", target: row["Destination"]?.lastWord))
        }
        return result
    }

    private func readTrunks(into result: inout YeastarConfiguration) throws {
        var trunks: [String: ReadAccount] = [:]
        var dtmf: Set<String> = []
        for row in try bundle.records("trunks.csv") {
            trunks[row["Provider Name"] ?? ""] = try ReadAccount(
                row["User Name"] ?? "",
                row["Password"] ?? "",
                host: row["Hostname"] ?? "",
                port: row["Port"] ?? ""
            )
            dtmf.insert(row["DTMF(RFC4733/Info/Inband/Auto)"] ?? "")
        }
        guard dtmf.isSubset(of: ["RFC4733"]) else { throw GeneratedBundle.Missing(what: "DTMF by RFC 4733") }
        for step in bundle.steps(with: "Provider Name") {
            trunks[try step.value("Provider Name")] = try ReadAccount(
                step.value("Username"),
                step.value("Password"),
                host: step.value("Hostname/IP"),
                port: step.value("Port")
            )
        }
        for row in bundle.rows(with: "trunk") {
            guard let name = row["trunk"], let account = trunks[name] else {
                throw GeneratedBundle.Missing(what: "trunk \(row["trunk"] ?? "")")
            }
            result.trunks.append((name, account))
        }
    }
}
