import Foundation
import PBXBackends
import TestSupport
import Testing

/// A real Kamailio with the generated folder, between the provider and an Asterisk without a trunk, passes every check.
@Suite struct KamailioTests {
    /// Two accounts; accounts side by side; an outside line and another number format.
    @Test(arguments: ["groningen", "assen-device-accounts", "outside-line-0"].map { GoldenCase(name: $0) })
    func passes(_ golden: GoldenCase) async throws {
        let end = try await LiveTestLab(golden, with: .kamailio(try KamailioFolder(golden).files)).run()
        try await WholeRun(end: end, plan: try golden.plan().plan).expectPassed("kamailio")
        #expect(end.complaints == [])
        #expect(end.kamailioComplaints == [])
    }

    /// A folder that `generate` wrote runs where it lies: only the address to listen on is added.
    @Test func runsAsItStands() async throws {
        let golden = GoldenCase(name: "groningen")
        let command = try BuiltCommand.executable().path
        let address = try golden.plan().plan.address
        let script = """
            set -e
            cd FOLDER
            \(command) generate \(golden.path) --pbx kamailio --output made
            echo 'listen=udp:\(address):5060' >made/kamailio/local.cfg
            \(LiveTestLab.waiting)
            exec \(try KamailioInstance.program()) -DD -E -Y FOLDER -w / -f made/kamailio/kamailio.cfg

            """
        var lab = LiveTestLab(golden, with: .program(["/bin/bash", "FOLDER/run.sh"], files: ["run.sh": script]))
        lab.arguments = ["--only", "registration,keepalive"]
        let end = try await lab.run()
        #expect(end.status == 0, "\(end.story)")
        #expect(try end.report().checks("passed").isSuperset(of: ["registers", "options-answered"]))
        #expect(end.kamailioComplaints == [])
    }
}
