import DialPlan
import TestSupport
import Testing
import TrunkModel

/// baresip, a telephone that is no PBX: it has both accounts and answers whatever is called.
@Suite struct BaresipTests {
    @Test func endsWithVerdicts() async throws {
        let golden = GoldenCase(name: "groningen")
        let plan = try golden.plan().plan
        // What is heard goes to what is said: an echo.
        let configuration = """
            poll_method epoll
            sip_listen 203.0.113.10:5060
            dns_server 127.0.0.53:53
            audio_player aubridge,echo
            audio_source aubridge,echo
            module_path /usr/lib/baresip/modules
            module g711.so
            module aubridge.so
            module_tmp uuid.so
            module_tmp account.so
            module_app menu.so

            """
        let accounts = plan.trunk.accounts.map { account in
            """
            <sip:\(account.username)@pbx.callvoip.nl>;outbound="sip:\(LiveTestLab.provider)";answermode=auto;\
            auth_user=\(account.username);auth_pass="\(account.password.reveal())";regint=60

            """
        }
        let baresip = try MissingProgram.path(of: "baresip")
        var lab = LiveTestLab(
            golden,
            with: .program(
                // It quits by itself too.
                [baresip, "-f", "FOLDER", "-4", "-t", "140"],
                files: ["config": configuration, "accounts": accounts.joined()]
            )
        )
        lab.arguments = ["--timeout", "3", "--only", "registration,inbound,keepalive"]
        let end = try await lab.run()
        let report = try end.report()
        #expect(end.status == (report.passed ? 0 : 1), "\(end.story)")
        #expect(end.written == LiveTestEnd.reports)
        let passed = report.checks("passed")
        #expect(
            passed.isSuperset(of: ["registers", "registration-password", "registration-refresh", "unknown-number"])
        )
        // Its Contact has a name made up for the day, it takes calls to that alone, and it asks nobody whether he is there.
        #expect(report.checks("failed") == ["contact-user", "did", "options-sent"], "\(end.story)")
        #expect(report.brand == nil)
    }
}
