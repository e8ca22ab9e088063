import SIPMessages
import Testing

@testable import SIPServer

/// The steps of RFC 3261 §10.3 in their order: of two things that are wrong the earlier one is named.
@Suite struct OrderOfChecksTests {
    /// A REGISTER with everything wrong, from the first step on; each case mends one more.
    private static let steps: [(status: Int, mend: @Sendable (inout Request) -> Void)] = [
        // 1: the domain of the Request-URI.
        (404, { $0.uri = "sip:elsewhere.example" }),
        // 2: extensions.
        (420, { $0.uri = "sip:provider.example" }),
        // 3: who it is.
        (401, { $0.headers.removeAll { $0.hasPrefix("Require") } }),
    ]

    /// What comes once the sender is known; each case mends one more.
    private static let later: [(status: Int, mend: @Sendable (inout Request) -> Void)] = [
        // 5: the address of record, which has to exist before anybody can own it.
        (404, { _ in }),
        // 4: whose it is.
        (403, { $0.to = "<sip:bob@provider.example>" }),
        // 6 and 7: the contacts.
        (400, { $0.to = "<sip:alice@provider.example>" }),
        (423, { $0.contacts = ["<sip:alice@192.0.2.1>;expires=1"] }),
        (200, { $0.contacts = ["<sip:alice@192.0.2.1>;expires=60"] }),
    ]

    @Test func takesTheStepsInOrder() {
        let lab = Lab()
        var request = Request {
            $0.to = "<sip:nobody@provider.example>"
            $0.headers = ["Require: gin", "Expires: 60"]
            $0.contacts = ["*"]
        }
        for (status, mend) in Self.steps {
            mend(&request)
            request.branch += "0"
            #expect(lab.status(request) == status)
        }
        for (status, mend) in Self.later {
            mend(&request)
            request.branch += "1"
            #expect(lab.status(lab.authorized(request)) == status)
        }
    }

    /// RFC 3261 §10.3: no 6xx and no Record-Route from a registrar; §8.2.6.2: the answer copies what belongs to the request.
    @Test func answersLikeARegistrar() throws {
        let lab = Lab()
        let answer = try #require(
            lab.register("<sip:alice@192.0.2.1>") { $0.headers = ["Record-Route: <sip:192.0.2.9;lr>"] }
        )
        #expect(answer.status == 200)
        #expect(answer[.recordRoute] == nil)
        #expect(answer[.from] == "<sip:alice@provider.example>;tag=f1")
        #expect(answer.to?.tag?.isEmpty == false)
        #expect(answer[.callID] == "1@192.0.2.1")
        #expect(answer.cseq?.method == "REGISTER")
        #expect(answer[.contentLength] == "0")
        #expect(answer[.server] == "Trunkline")
    }

    /// Some telephones send the tag of the last 200 back: a registrar knows no dialogs, so that means nothing.
    @Test func takesATagInTo() {
        let lab = Lab()
        let answer = lab.register("<sip:alice@192.0.2.1>") { $0.to += ";tag=last" }
        #expect(answer?.status == 200)
        #expect(answer?.to?.tag == "last")
    }
}
