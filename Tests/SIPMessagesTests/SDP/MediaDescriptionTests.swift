import Testing

@testable import SIPMessages

@Suite struct MediaDescriptionTests {
    @Test func codecs() throws {
        let session = try Descriptions.audio(
            "m=audio 4000 RTP/AVP 8 0 3 9 18 111 96 97 98 101 0 128 x 64",
            "a=rtpmap:111 opus/48000/2",
            "a=fmtp:111  useinbandfec=1; minptime=10 ",
            "a=rtpmap:96 broken",
            "a=rtpmap:97 /8000",
            "a=rtpmap:98 L16/x",
            "a=rtpmap:101 telephone-event/8000",
            "a=rtpmap:101 PCMU/8000",
            "a=fmtp:101 0-16",
            "a=fmtp:18 annexb=no",
            "a=ptime:30 "
        )
        let opus = SDPCodec(
            111,
            "opus",
            clockRate: 48_000,
            channels: 2,
            parameters: "useinbandfec=1; minptime=10"
        )
        let expected: [SDPCodec] = [
            .pcma, .pcmu, SDPCodec(3, "GSM"), .g722, SDPCodec(18, "G729", parameters: "annexb=no"), opus,
            SDPCodec(101, "telephone-event", parameters: "0-16"),
        ]
        let audio = try #require(session.audio)
        #expect(audio.codecs == expected)
        #expect(audio.telephoneEvent?.events == Set(0...16))
        #expect(audio.packetTime == 30)
    }

    static let eventLists: [(String?, Set<UInt8>)] = [
        (nil, Set(0...15)), ("0-15", Set(0...15)), ("0-3, 66,70-71", [0, 1, 2, 3, 66, 70, 71]), ("16", [16]),
        ("5-1", []), ("0-256", []), ("a", []), ("1-2-3", []), ("-", []),
    ]

    @Test(arguments: eventLists)
    func events(_ parameters: String?, _ events: Set<UInt8>) {
        #expect(SDPCodec(101, "Telephone-Event", parameters: parameters).events == events)
        guard !events.isEmpty else { return }
        let written = SDPCodec.parameters(for: events)
        #expect(SDPCodec(101, "telephone-event", parameters: written).events == events)
    }

    @Test func allEventsAreWritten() {
        #expect(SDPCodec.parameters(for: Set(0...255)) == "0-255")
        #expect(SDPCodec.parameters(for: [1, 3, 4]) == "1,3-4")
        #expect(SDPCodec.pcma.events.isEmpty)
    }

    @Test func fax() throws {
        let session = try Descriptions.audio("m=image 4000 udptl t38", "a=T38FaxVersion:0", "m=audio 4002 RTP/SAVP 0")
        #expect(session.media.map(\.isT38) == [true, false])
        #expect(session.media.map(\.isAudio) == [false, false])
        #expect(session.media[0].attributes("T38FaxVersion") == ["0"])
        #expect(session.audio == nil)
        #expect(!session.isHold)
    }

    @Test(arguments: [
        ("IN IP4 192.0.2.1", "a=sendrecv", MediaDirection.sendReceive, false),
        ("IN IP4 192.0.2.1", "a=ptime:20", .sendReceive, false),
        ("IN IP4 192.0.2.1", "a=sendonly", .sendOnly, true),
        ("IN IP4 192.0.2.1", "a=recvonly", .receiveOnly, false),
        ("IN IP4 192.0.2.1", "a=inactive", .inactive, true),
        ("IN IP4 0.0.0.0", "a=sendrecv", .sendOnly, true),
        ("IN IP4 0.0.0.0", "a=recvonly", .inactive, true),
        ("IN IP6 ::", "a=ptime:20", .sendOnly, true),
        ("IN IP6 2001:db8::", "a=ptime:20", .sendReceive, false),
    ])
    func directions(_ address: String, _ attribute: String, _ direction: MediaDirection, _ isHold: Bool) throws {
        let session = try Descriptions.audio("m=audio 4000 RTP/AVP 0", attribute, address: address)
        #expect(session.direction(of: session.media[0]) == direction)
        #expect(session.isHold == isHold)
        let usual = try Descriptions.audio("m=audio 4000 RTP/AVP 0")
        #expect(session.holdChange(since: usual) == (isHold ? .held : .none))
        #expect(usual.holdChange(since: session) == (isHold ? .resumed : .none))
    }

    /// A session's direction counts for media that have none (RFC 8866 §6.7).
    @Test func directionOfTheSession() throws {
        let session = try Descriptions.audio("a=inactive", "m=audio 1 RTP/AVP 0", "a=sendrecv", "m=audio 2 RTP/AVP 0")
        #expect(session.media.map { session.direction(of: $0) } == [.sendReceive, .inactive])
        #expect(!session.isHold)
    }

    @Test func answeringDirections() {
        #expect(MediaDirection.allCases.map(\.mirrored) == [.sendReceive, .receiveOnly, .sendOnly, .inactive])
        for direction in MediaDirection.allCases {
            #expect(MediaDirection.sendReceive.answering(direction) == direction.mirrored)
            #expect(MediaDirection.inactive.answering(direction) == .inactive)
            #expect(direction.answering(.sendReceive) == direction)
        }
    }
}
