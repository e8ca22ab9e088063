import SIPMessages
import Testing

@testable import SIPServer

/// How long a registration lasts (RFC 3261 §10.2.1.1, §10.3 step 7, §20.19).
@Suite struct ExpiryTests {
    /// What a contact's own parameter and the header ask for, and what is given: 0 is a removal, nil a 423.
    @Test(
        arguments: [
            // The parameter counts before the header, the header before the default.
            (nil, nil, 3_600), ("600", nil, 600), (nil, "600", 600), ("600", "900", 600), ("900", "0", 900),
            // What is malformed counts as 3600.
            (nil, "soon", 3_600), ("soon", nil, 3_600), (nil, "-1", 3_600), (nil, "", 3_600),
            ("4294967296", nil, 3_600),
            (nil, "10000000000000000000000000000000000000000", 3_600), ("1.5", "700", 3_600),
            // More than the maximum is cut.
            ("7200", nil, 7_200), ("7201", nil, 7_200), (nil, "4294967295", 7_200),
            // Less than the minimum is refused, though not 0.
            ("60", nil, 60), ("59", nil, nil), (nil, "1", nil), ("59", "600", nil), ("600", "1", 600),
            ("000060", nil, 60),
            (nil, "0", 0), ("0", "600", 0),
        ] as [(String?, String?, Int?)]
    )
    func isWhatWasAskedFor(_ parameter: String?, _ header: String?, _ given: Int?) throws {
        let lab = Lab()
        let contact = "<sip:alice@192.0.2.1>" + (parameter.map { ";expires=\($0)" } ?? "")
        let answer = try #require(lab.register(contact) { $0.headers = header.map { ["Expires: \($0)"] } ?? [] })
        guard let given else {
            #expect(answer.status == 423)
            #expect(answer[.minExpires] == "60")
            return #expect(lab.contacts().isEmpty)
        }
        #expect(answer.status == 200)
        #expect(answer.contacts.map { $0.parameters["expires"] } == (given == 0 ? [] : [String(given)]))
        #expect(
            lab.server.registrations(of: "alice", now: lab.now).map(\.expires) == (given == 0 ? [] : [UInt32(given)])
        )
    }

    /// RFC 3261 §10.3: an hour and more must not be called too brief, however long a provider would like it.
    @Test(arguments: [("3599", 423), ("3600", 200), ("4000", 200)])
    func neverCallsAnHourTooBrief(_ expires: String, _ status: Int) {
        let lab = Lab {
            $0.minimumExpiry = 5_000
            $0.maximumExpiry = 9_000
        }
        #expect(lab.register("<sip:alice@192.0.2.1>;expires=\(expires)")?.status == status)
    }

    /// All is within a provider's limits, which are its own.
    @Test func keepsToOtherLimits() {
        let lab = Lab {
            $0.minimumExpiry = 30
            $0.defaultExpiry = 120
            $0.maximumExpiry = 180
        }
        #expect(lab.register("<sip:a@192.0.2.1>")?.contacts.first?.parameters["expires"] == "120")
        #expect(lab.register("<sip:b@192.0.2.1>;expires=29")?[.minExpires] == "30")
        #expect(lab.register("<sip:c@192.0.2.1>;expires=900")?.contacts.last?.parameters["expires"] == "180")
    }

    /// A binding ends by itself, also when nobody asks; the observer is told.
    @Test func endsByTime() {
        let lab = Lab()
        lab.register("<sip:a@192.0.2.1>;expires=60", "<sip:b@192.0.2.1>;expires=120")
        #expect(lab.server.metrics.bindings == 2)
        lab.advance(seconds: 59)
        lab.server.tick(now: lab.now)
        #expect(lab.contacts().count == 2)
        // Never early, and up to a second late: the server counts whole seconds.
        lab.advance(seconds: 1)
        #expect(lab.server.registrations(of: "alice", now: lab.now).map(\.expires) == [1, 60])
        lab.advance(seconds: 1)
        // At once for whoever asks, and at the next sweep in memory.
        #expect(lab.contacts() == ["sip:b@192.0.2.1"])
        #expect(lab.server.metrics.bindings == 2)
        lab.server.tick(now: lab.now)
        #expect(lab.server.metrics.bindings == 1)
        #expect(lab.server.metrics.expirations == 1)
        #expect(lab.log.events.last == "expired alice sip:a@192.0.2.1")
        lab.advance(seconds: 60)
        #expect(lab.register()?.contacts.isEmpty == true)
        #expect(lab.server.metrics.expirations == 2)
    }

    /// The sweep looks at few accounts each time, and at all of them within half a minute.
    @Test func sweepsAllAccounts() {
        let accounts = (0..<2_000).map { Account(username: "u\($0)", password: "p") }
        let lab = Lab(accounts)
        for account in [0, 999, 1_999] {
            let request = Request {
                $0.to = "<sip:u\(account)@provider.example>"
                $0.contacts = ["<sip:x@192.0.2.1>;expires=60"]
                $0.branch = "z9hG4bK-\(account)"
            }
            #expect(lab.status(lab.authorized(request, username: "u\(account)", password: "p")) == 200)
        }
        lab.advance(seconds: 61)
        for _ in 0..<600 { lab.server.tick(now: lab.now) }
        #expect(lab.server.metrics.bindings == 0)
        #expect(lab.server.metrics.expirations == 3)
    }

    /// RFC 3261 §10.3 step 8: a 200 tells the time that is left, not the time that was given.
    @Test func tellsTheTimeThatIsLeft() {
        let lab = Lab()
        lab.register("<sip:a@192.0.2.1>;expires=600")
        lab.advance(seconds: 100)
        #expect(
            lab.register("<sip:b@192.0.2.1>;expires=300")?.contacts.map { $0.parameters["expires"] } == ["500", "300"]
        )
    }
}
