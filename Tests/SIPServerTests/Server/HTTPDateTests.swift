import SIPMessages
import Testing

@testable import SIPServer

/// Date (RFC 3261 §20.17), which Kamailio leaves out: telephones without a clock set theirs by it.
@Suite struct HTTPDateTests {
    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"),
            (1_289_690_940, "Sat, 13 Nov 2010 23:29:00 GMT"), (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
            (1_767_225_599, "Wed, 31 Dec 2025 23:59:59 GMT"), (1_767_225_600, "Thu, 01 Jan 2026 00:00:00 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (4_294_967_296, "Sun, 07 Feb 2106 06:28:16 GMT"),
        ] as [(UInt64, String)]
    )
    func isWrittenAsRFC1123HasIt(_ second: UInt64, _ text: String) {
        #expect(HTTPDate.text(secondsSince1970: second) == text)
    }

    @Test func goesOnInAnswers() {
        let lab = Lab()
        lab.server.epoch = 1_289_690_939
        #expect(lab.register()?[.date] == "Sat, 13 Nov 2010 23:29:00 GMT")
        lab.advance(seconds: 61)
        #expect(lab.register()?[.date] == "Sat, 13 Nov 2010 23:30:01 GMT")
    }
}
