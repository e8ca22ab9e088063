import PBXBackends
import TestSupport
import Testing

/// Every expression has the value that a real Asterisk gives it.
@Suite struct MachineExpressionTests {
    private static let plan: String = {
        let set = MachineExpressions.variables.map { " same => n,Set(\($0)=\($1))\n" }.joined()
        let ask = MachineExpressions.all.enumerated().map {
            " same => n,NoOp(\($0)[\($1.replacing(";", with: "\\;"))])\n"
        }.joined()
        return """
            [general]
            [globals]
            G1=global
            G2=${G1}/more
            [probe]
            exten => 0501234567,1,Set(CALLERID(all)="Een Twee" <201>)
            \(set) same => n(lab),NoOp()
            \(ask) same => n,Hangup()
            exten => 12,1,NoOp()
            include => other
            [other]
            exten => _7X,1,NoOp()
            """
    }()

    @Test(arguments: [Flavour.pjsip16, .pjsip22])
    func valuesAreAsterisks(_ flavour: Flavour) async throws {
        #expect(MachineExpressions.all.count >= 150)
        try await MachineJudge.with(flavour, Self.plan) { judge in
            let real = try await judge.real("0501234567", "probe")
            var call = DialplanMachine.Call(context: "probe", digits: "0501234567", callerNumber: "201")
            call.technology = .local
            let ours = judge.ours(call)
            try #require(real.count > MachineExpressions.all.count, "\(real.last.map { "\($0)" } ?? "nothing")")
            for (step, own) in zip(real, ours) where step != own {
                Issue.record("Asterisk: \(step)\nmachine: \(own)")
            }
            #expect(real.count == ours.count)
        }
    }
}
