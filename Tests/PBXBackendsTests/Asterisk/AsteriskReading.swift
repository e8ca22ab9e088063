import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// What the Asterisk family's dial plan does with calls, as the machine runs them.
struct AsteriskCalls {
    let plan: LoadedDialplan
    let trunk: Trunk
    let technology: DialplanMachine.Call.Technology
    /// Objects of the accounts, in order of priority.
    let objects: [String]

    func outbound(_ dialled: String, from caller: String?) throws -> ReadCall? {
        var call = DialplanMachine.Call(context: "\(trunk.name)-outbound", digits: dialled, callerNumber: caller)
        call.technology = technology
        // Nobody answers: the next account has its turn.
        call.answers = [.init(.chanUnavail, hangupCause: 18)]
        let outcome = plan.machine.run(call)
        guard outcome.unknown.isEmpty, let first = outcome.dials.first else { return nil }
        return ReadCall(
            number: first.number ?? "",
            callerID: first.callerNumber,
            isAnonymous: outcome.dials.allSatisfy { dial in
                dial.addedHeaders.contains { $0.name == "Privacy" && $0.value == "id" }
            },
            accounts: outcome.dials.compactMap { objects.firstIndex(of: $0.endpoint) }
        )
    }

    func inbound(_ called: String) throws -> String? {
        var call = DialplanMachine.Call(context: "\(trunk.name)-inbound", digits: called, callerNumber: "0201234567")
        call.technology = technology
        let place = plan.machine.run(call).place
        return place.context == trunk.pbx.internalContext ? place.digits : nil
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
            plan: try LoadedDialplan(try bundle.file("extensions_\(name).conf")),
            trunk: bundle.plan.trunk,
            technology: .pjsip,
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
            plan: try LoadedDialplan(try bundle.file("extensions_\(name).conf")),
            trunk: bundle.plan.trunk,
            technology: .sip,
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
