import PBXBackends
import TestSupport
import Testing

/// Dial plans of all decades: the machine takes the very steps that a real Asterisk takes, with the same arguments.
@Suite struct MachineForeignPlanTests {
    private static let pairs = MachineForeignPlan.all.flatMap { plan in
        Flavour.all.filter { (!plan.isOld || $0.version == .v16) && (!plan.isPJSIP || $0.driver == .pjsip) }.map {
            Pair(plan: plan, flavour: $0)
        }
    }

    struct Pair: Sendable, CustomStringConvertible {
        let plan: MachineForeignPlan
        let flavour: Flavour

        var description: String { "\(plan), \(flavour)" }
    }

    @Test(arguments: pairs) func stepsAreAsterisks(_ pair: Pair) async throws {
        #expect(MachineForeignPlan.all.count >= 10 && MachineForeignPlan.numbers.count >= 30)
        let files = ["modules.conf": Self.modules(pair.flavour)]
        try await MachineJudge.with(pair.flavour, pair.plan.text, files: files) { judge in
            for digits in MachineForeignPlan.numbers {
                let real = try await judge.real(digits, pair.plan.context)
                var call = DialplanMachine.Call(context: pair.plan.context, digits: digits, callerNumber: "201")
                call.technology = .local
                // Nobody is there, and the drivers of other times are not either: no channel is made.
                call.answering = { dial in
                    guard dial.technology == pair.flavour.driver.rawValue.uppercased() else { return Self.noDriver }
                    return pair.flavour.driver == .sip ? Self.noPeer : .unreachable
                }
                call.endings = []
                call.missing = DialplanMachine.Call.gone.union(Self.notLoaded(pair.flavour))
                let ours = judge.ours(call)
                if real == ours { continue }
                let place = zip(real, ours).enumerated().first { $1.0 != $1.1 }?.offset ?? min(real.count, ours.count)
                Issue.record(
                    """
                    \(pair) dials \(digits), step \(place + 1)
                    Asterisk: \(place < real.count ? "\(real[place])" : "ends")
                    machine:  \(place < ours.count ? "\(ours[place])" : "ends")
                    """
                )
            }
        }
    }

    private static let noDriver = DialplanMachine.Answer(.chanUnavail, hangupCause: 66, madeChannel: false)
    private static let noPeer = DialplanMachine.Answer(.chanUnavail, hangupCause: 20, madeChannel: false)

    /// Applications that these plans use and these modules lack.
    private static func notLoaded(_ flavour: Flavour) -> Set<String> {
        flavour.driver == .sip ? ["voicemail"] : ["voicemail", "sipaddheader"]
    }

    /// What the stock modules lack: macros and loops.
    private static func modules(_ flavour: Flavour) -> String {
        var names = """
            res_pjproject res_crypto res_timing_timerfd res_sorcery_config res_sorcery_memory res_sorcery_astdb res_rtp_asterisk
            res_clioriginate codec_alaw codec_ulaw bridge_simple pbx_config app_dial app_echo app_exec app_stack app_userevent
            app_verbose app_while func_callerid func_cdr func_channel func_cut func_db func_dialplan func_global func_groupcount
            func_hangupcause func_logic func_math func_strings
            """
        if flavour.version == .v16 { names += " app_macro" }
        names +=
            flavour.driver == .sip
            ? " chan_sip"
            : " res_pjsip res_pjsip_session res_pjsip_pubsub res_pjsip_header_funcs chan_pjsip func_pjsip_endpoint func_pjsip_aor"
        let lines = names.split { $0 == " " || $0 == "\n" }.map { "load = \($0).so\n" }
        return "[modules]\nautoload = no\n" + lines.joined()
    }
}
