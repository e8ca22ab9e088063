import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// What the Asterisk family's dial plan does with calls.
struct AsteriskCalls {
    let plan: AsteriskDialPlan
    let name: String
    /// Objects of the accounts, in order of priority.
    let objects: [String]

    func outbound(_ dialled: String, from caller: String?) throws -> ReadCall? {
        for context in plan.includes(of: "\(name)-outbound") {
            guard let applications = plan.applications(context, dialled) else { continue }
            if let call = AsteriskDialPlan.arguments("Gosub", in: applications, exten: dialled) {
                return try send(call[3], caller, isEmergency: call.last == "emergency")
            }
            // The international rules look whether only digits follow, and say so by a third way out.
            let target =
                AsteriskDialPlan.arguments("Goto", in: applications, exten: dialled)
                ?? AsteriskDialPlan.arguments("GotoIf", in: applications, exten: dialled).map {
                    Array($0.dropFirst($0.count - 5))
                }
            guard let target, target.count > 1, let then = plan.applications("\(name)-destinations", target[1]),
                let call = AsteriskDialPlan.arguments("Gosub", in: then, exten: target[1])
            else { return nil }
            return try send(call[3], caller, isEmergency: false)
        }
        return nil
    }

    private func send(_ number: String, _ caller: String?, isEmergency: Bool) throws -> ReadCall? {
        let callers = "\(name)-callers"
        let own = caller.flatMap { plan.applications(callers, $0) }
        guard let settings = own ?? plan.applications(callers, "default") else { return nil }
        func variable(_ name: String) -> String? {
            settings.lazy.compactMap { line in
                line.hasPrefix("Set(\(name)=") ? String(line.dropFirst("Set(\(name)=".count).dropLast()) : nil
            }.first
        }
        let headers = plan.applications("\(name)-headers", "s")?.joined() ?? ""
        let accounts: [Int]
        if let account = variable("ACCOUNT") {
            accounts = objects.firstIndex(of: account).map { [$0] } ?? []
        } else {
            let dials = (plan.applications("\(name)-call", "s") ?? []).filter { $0.hasPrefix("Dial(") }
            accounts = dials.compactMap { dial in
                objects.firstIndex { dial.contains("@\($0),") || dial.contains("/\($0)/") }
            }
        }
        return ReadCall(
            number: number,
            callerID: variable("SHOWN"),
            isAnonymous: variable("HIDDEN") == "1" && !isEmergency && headers.contains("Privacy"),
            accounts: accounts
        )
    }

    func inbound(_ called: String) throws -> String? {
        guard let first = plan.applications("\(name)-inbound", called),
            let digits = AsteriskDialPlan.arguments("Goto", in: first, exten: called)?[1],
            let then = plan.applications("\(name)-did", digits)
        else { return nil }
        return AsteriskDialPlan.arguments("Goto", in: then, exten: digits)?[1]
    }
}

/// Asterisk with chan_pjsip, read back.
struct AsteriskPJSIPReading: BrandReading {
    private let tree: SettingTree
    private let name: String
    private let calls: AsteriskCalls

    init(_ bundle: GeneratedBundle) throws {
        var log = DiagnosticLog()
        name = bundle.plan.trunk.name
        tree = AsteriskConfReader.read(try bundle.file("pjsip_\(name).conf"), file: "pjsip.conf", log: &log)
        let registrations = tree.sections.filter { $0.name.hasSuffix("-registration") && !$0.isTemplate }
        calls = AsteriskCalls(
            plan: try AsteriskDialPlan(try bundle.file("extensions_\(name).conf")),
            name: name,
            objects: registrations.map { String($0.name.dropLast("-registration".count)) }
        )
    }

    var accounts: [ReadAccount] {
        calls.objects.compactMap { object in
            guard let auth = tree.sections(named: "\(object)-auth").first,
                let registration = tree.sections(named: "\(object)-registration").first
            else { return nil }
            return ReadAccount(
                username: auth["username"] ?? "",
                password: auth["password"] ?? "",
                server: String((registration["server_uri"] ?? "").dropFirst("sip:".count))
            )
        }
    }

    private var endpoint: SettingTree.Section? { tree.sections(named: "\(name)-endpoint").first }
    var codecs: [String] { (endpoint?["allow"] ?? "").split(separator: ",").map(String.init) }
    var dtmf: String { endpoint?["dtmf_mode"] ?? "" }
    func outbound(_ dialled: String, from extension: String?) throws -> ReadCall? {
        try calls.outbound(dialled, from: `extension`)
    }
    func inbound(_ called: String) throws -> String? { try calls.inbound(called) }
}

/// Asterisk with chan_sip, read back.
struct AsteriskSIPReading: BrandReading {
    private let tree: SettingTree
    private let name: String
    private let calls: AsteriskCalls

    init(_ bundle: GeneratedBundle) throws {
        var log = DiagnosticLog()
        name = bundle.plan.trunk.name
        tree = AsteriskConfReader.read(try bundle.file("sip_\(name).conf"), file: "sip.conf", log: &log)
        let peers = tree.sections.filter { $0["remotesecret"] != nil }
        calls = AsteriskCalls(
            plan: try AsteriskDialPlan(try bundle.file("extensions_\(name).conf")),
            name: name,
            objects: peers.map(\.name)
        )
    }

    var accounts: [ReadAccount] {
        calls.objects.compactMap { tree.sections(named: $0).first }.map { peer in
            let port = peer["port"] ?? ""
            let host = peer["host"] ?? ""
            return ReadAccount(
                username: peer["defaultuser"] ?? "",
                password: peer["remotesecret"] ?? "",
                server: port == "5060" ? host : "\(host):\(port)"
            )
        }
    }

    private var peer: SettingTree.Section? { tree.sections(named: "\(name)-peer").first }
    var codecs: [String] { peer?.values(of: "allow") ?? [] }
    var dtmf: String { peer?["dtmfmode"] == "rfc2833" ? "rfc4733" : peer?["dtmfmode"] ?? "" }
    func outbound(_ dialled: String, from extension: String?) throws -> ReadCall? {
        try calls.outbound(dialled, from: `extension`)
    }
    func inbound(_ called: String) throws -> String? { try calls.inbound(called) }
}
