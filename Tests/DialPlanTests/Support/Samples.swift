import Diagnostics
import DialPlan
import Synchronization
import TestSupport
import TrunkModel

/// Plans for tests.
enum Samples {
    private static let cache = Mutex<[String: DialPlan]>([:])

    /// The plan of a golden case, made once.
    static func plan(_ name: String) throws -> DialPlan {
        if let made = cache.withLock({ $0[name] }) { return made }
        let plan = try GoldenCase(name: name).plan().plan
        cache.withLock { $0[name] = plan }
        return plan
    }

    /// The plan of a trunk file's text, and what the analysis of the plan finds.
    static func plan(text: String) throws -> (plan: DialPlan, findings: [Diagnostic]) {
        var log = DiagnosticLog()
        guard let file = TrunkFile.read(text, file: "trunk.yaml", log: &log),
            let profile = file.loadProfile(readFile: { ($0, "") }, log: &log),
            let trunk = Trunk(file, profile: profile, secrets: .redacting, log: &log)
        else { throw DiagnosedFailure(log) }
        let plan = DialPlan(trunk)
        var findings = DiagnosticLog()
        plan.analyse(log: &findings)
        return (plan, findings.sorted)
    }

    /// A trunk of one number.
    ///
    /// - Parameters:
    ///   - country: The PBX's country.
    ///   - target: The internal number that the trunk's number rings.
    ///   - outsideLine: Digits before outside numbers.
    ///   - more: Keys at the end of the file.
    /// - Returns: The trunk file's text.
    static func text(country: String = "NL", target: String = "200", outsideLine: String = "", more: String = "")
        -> String
    {
        """
        name: sample
        provider: generic
        kind: trunk
        accounts:
          - { username: sample, password: "${env:PASSWORD}", server: 192.0.2.1 }
        pbx: { address: 192.0.2.2, country: \(country) }
        numbers:
          - { number: "+31508200000", inbound: { extension: "\(target)" }, caller_id: true }
        outbound: { outside_line: "\(outsideLine)", destinations: netherlands, block: [] }
        \(more)
        """
    }
}

extension OutboundDecision {
    /// The number on the wire, or a refusal in one word: what the tables of dialled numbers are compared with.
    var summary: String {
        let name = rule?.kind.rawValue ?? "none"
        switch outcome {
        case .sent(let call): return "\(name) \(call.number)"
        case .refused(.noRule): return "\(name) refused"
        case .refused(.blocked(let type)): return "\(name) blocked:\(type.rawValue)"
        case .refused(.outsideDestinations): return "\(name) outside"
        case .refused(.tooLong): return "\(name) too-long"
        case .refused(.noCallerID): return "\(name) no-caller-id"
        }
    }

    /// The call, if it goes out.
    var call: Call? { if case .sent(let call) = outcome { call } else { nil } }
}
