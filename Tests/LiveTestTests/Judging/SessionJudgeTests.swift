import SIPMessages
import Testing
import TrunkModel

@testable import LiveTest

@Suite struct SessionJudgeTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        var name: String
        var media: [String]?
        var failed: String
        var seen = ""
        var testDescription: String { name }
    }

    static let event = ["a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-16"]

    static let samples: [Sample] = [
        Sample(
            name: "right",
            media: ["m=audio 12000 RTP/AVP 8 0 101", "a=rtpmap:8 PCMA/8000", "a=rtpmap:0 PCMU/8000"] + event,
            failed: ""
        ),
        Sample(name: "static payload types", media: ["m=audio 12000 RTP/AVP 8 0 101"] + event, failed: ""),
        Sample(
            name: "A-law alone, lower case",
            media: ["m=audio 12000 RTP/AVP 8 101", "a=rtpmap:8 pcma/8000"] + event,
            failed: ""
        ),
        Sample(name: "comfort noise", media: ["m=audio 12000 RTP/AVP 8 0 13 101"] + event, failed: ""),
        Sample(
            name: "µ-law first",
            media: ["m=audio 12000 RTP/AVP 0 8 101"] + event,
            failed: "codecs",
            seen: "PCMU, PCMA"
        ),
        Sample(name: "µ-law alone", media: ["m=audio 12000 RTP/AVP 0 101"] + event, failed: "codecs", seen: "PCMU"),
        Sample(
            name: "more codecs",
            media: ["m=audio 12000 RTP/AVP 8 0 9 101"] + event,
            failed: "codecs",
            seen: "PCMA, PCMU, G722"
        ),
        Sample(
            name: "no DTMF",
            media: ["m=audio 12000 RTP/AVP 8 0"],
            failed: "telephone-event",
            seen: "no telephone-event"
        ),
        Sample(
            name: "fax offered",
            media: ["m=audio 12000 RTP/AVP 8 0 101"] + event + ["m=image 4000 udptl t38"],
            failed: "t38",
            seen: "m=image 4000 udptl t38"
        ),
        Sample(
            name: "fax refused",
            media: ["m=audio 12000 RTP/AVP 8 0 101"] + event + ["m=image 0 udptl t38"],
            failed: ""
        ),
        Sample(
            name: "fax alone",
            media: ["m=image 4000 udptl t38"],
            failed: "codecs telephone-event t38",
            seen: "no audio in the session"
        ),
        Sample(name: "no session", media: nil, failed: "codecs telephone-event", seen: "no audio in the session"),
    ]

    @Test(arguments: samples) func findsWhatIsWrong(_ sample: Sample) throws {
        let findings = Findings()
        SessionJudge(
            session: try sample.media.map { try SessionDescription(Array(SampleMessage.session($0).utf8)) },
            codecs: [.alaw, .ulaw],
            book: findings.book,
            act: .inbound,
            subject: "+31508200000",
            ladders: ["x"]
        ).judge()
        #expect(findings.failed == sample.failed)
        #expect(findings.book.all.count == 3)
        if !sample.seen.isEmpty {
            #expect(findings.book.all.first { $0.outcome == .failed }?.seen.en == sample.seen)
        }
    }
}

@Suite struct SessionReadingTests {
    private func session(_ media: [String]) throws -> SessionDescription {
        try SessionDescription(Array(SampleMessage.session(media).utf8))
    }

    @Test(arguments: ["192.0.2.1", "2001:db8::1"]) func faxOfferIsAnOffer(_ host: String) throws {
        let session = try SessionDescription(FaxOffer.session(host: host, port: 4_000))
        #expect(session.media.count == 1)
        #expect(session.media.first?.isT38 == true)
        #expect(session.media.first?.port == 4_000)
        #expect(session.media.first.flatMap { session.address(of: $0)?.host } == host)
        #expect(session.audio == nil)
    }

    @Test func audioGoesWhereTheSessionSays() throws {
        let remote = try #require(
            AudioRemote(try session(["m=audio 12000 RTP/AVP 8 0 96", "a=rtpmap:96 telephone-event/8000"]))
        )
        #expect("\(remote.address)" == "203.0.113.10:12000")
        #expect(remote.codec == .alaw)
        #expect(remote.eventPayloadType == 96)
        let other = try #require(AudioRemote(try session(["m=audio 12002 RTP/AVP 9 0", "c=IN IP4 192.0.2.9"])))
        #expect("\(other.address)" == "192.0.2.9:12002")
        #expect(other.codec == .ulaw)
        #expect(other.eventPayloadType == nil)
    }

    @Test func noAudioNoRemote() throws {
        #expect(AudioRemote(nil) == nil)
        #expect(AudioRemote(try session([])) == nil)
        #expect(AudioRemote(try session(["m=audio 12000 RTP/AVP 9"])) == nil)
        #expect(AudioRemote(try session(["m=image 4000 udptl t38"])) == nil)
        #expect(AudioRemote(try session(["m=audio 12000 RTP/AVP 8", "c=IN IP4 pbx.example"])) == nil)
    }
}
