import SIPMessages
import Testing

@testable import SIPServer

/// Extensions of REGISTER: those that are there, and those that nobody must believe to be there.
@Suite struct RegisterExtensionTests {
    private let contact = "<sip:a@192.0.2.1>"

    /// RFC 3327 §5.3: Path is kept with the binding, in its order, and given back.
    @Test func keepsPath() throws {
        let lab = Lab()
        let answer = try #require(
            lab.register(contact) {
                $0.headers = [
                    "Supported: path", "Require: path", "Path: <sip:192.0.2.9;lr>",
                    "Path: <sip:p2@192.0.2.8;lr>,<sip:3;lr>",
                ]
            }
        )
        #expect(answer.status == 200)
        #expect(answer.values(.path) == ["<sip:192.0.2.9;lr>", "<sip:p2@192.0.2.8;lr>,<sip:3;lr>"])
        let path = lab.server.registrations(of: "alice", now: lab.now).first?.path.filter { $0 != " " }
        #expect(path == "<sip:192.0.2.9;lr>,<sip:p2@192.0.2.8;lr>,<sip:3;lr>")
        // A query lists contacts, but nobody's path: which of several would it be?
        #expect(lab.register()?.values(.path).isEmpty == true)
    }

    /// RFC 3261 §8.2.2.3, RFC 4475 §3.3.5: 420 names what is not known, and only that; Proxy-Require is not for a registrar.
    @Test(
        arguments: [
            (["Require: path"], nil), (["Require: PATH"], nil), (["Require:"], nil), (["Proxy-Require: gin"], nil),
            (["Require: gin"], "gin"), (["Require: path, gin ,outbound"], "gin, outbound"),
            (["Require: path", "Require: nothing-known"], "nothing-known"),
            (["Require: 100rel", "Proxy-Require: gin"], "100rel"),
        ] as [([String], String?)]
    )
    func requiresOnlyWhatIsThere(_ headers: [String], _ unsupported: String?) {
        let lab = Lab()
        let answer = lab.register(contact) { $0.headers = headers }
        #expect(answer?.status == (unsupported == nil ? 200 : 420))
        #expect(answer?[.unsupported] == unsupported)
        #expect(lab.contacts().isEmpty == (unsupported != nil))
    }

    /// RFC 6140 §5.2: bulk registration is not supported, and a PBX must not believe that it is.
    ///
    /// Kamailio answers 200.
    @Test(arguments: [
        ("<sip:192.0.2.1;bnc>", ["Require: gin", "Proxy-Require: gin"], 420), ("<sip:192.0.2.1;bnc>", [], 400),
        ("<sip:192.0.2.1;BNC>", ["Supported: gin"], 400), ("<sip:a@192.0.2.1;bnc>", [], 400),
        // A parameter of the contact is none of its URI.
        ("<sip:192.0.2.1>;bnc", [], 200),
    ])
    func registersNoBulk(_ contact: String, _ headers: [String], _ status: Int) {
        let lab = Lab()
        #expect(lab.register(contact) { $0.headers = headers }?.status == status)
        #expect(lab.contacts().isEmpty == (status != 200))
    }

    /// RFC 5626 §6: outbound is not supported, so no answer requires it; several flows are several contacts at most.
    @Test func knowsNoOutbound() {
        let lab = Lab()
        let instance = "+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000A95A0E128>\""
        let answer = lab.register("\(contact);reg-id=1;\(instance)", "\(contact);reg-id=2;\(instance)") {
            $0.headers = ["Supported: path, outbound, gruu"]
        }
        #expect(answer?.status == 200)
        #expect(answer?[.require] == nil)
        #expect(answer?.contacts.map { $0.parameters["reg-id"] } == ["2"])
        // RFC 5627 §5.4: no GRUU without support for it.
        #expect(answer?.values(.contact).contains { $0.contains("gruu") } == false)
    }
}
