import TestSupport
import Testing

@testable import SIPMessages

@Suite struct AudioSessionTests {
    static let own = AudioSession(
        address: SDPAddress(.ip4, "192.0.2.9"),
        port: 4000,
        codecs: [.g722, .pcma, .pcmu],
        sessionID: 7,
        version: 8
    )

    @Test func offer() {
        let expected = [
            "v=0", "o=- 7 8 IN IP4 192.0.2.9", "s=-", "c=IN IP4 192.0.2.9", "t=0 0", "m=audio 4000 RTP/AVP 9 8 0 101",
            "a=rtpmap:9 G722/8000", "a=rtpmap:8 PCMA/8000", "a=rtpmap:0 PCMU/8000", "a=rtpmap:101 telephone-event/8000",
            "a=fmtp:101 0-15", "a=ptime:20", "a=sendrecv",
        ]
        #expect(lines(Self.own.offer) == expected)
        var nothing = Self.own
        nothing.codecs = []
        nothing.telephoneEvent = nil
        #expect(nothing.offer.media.isEmpty)
    }

    /// Built and read again, it is the same.
    @Test(arguments: 0..<50)
    func readAgain(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var codecs = SDPCodec.fixed.shuffled(using: &generator).prefix(Int.random(in: 1...8, using: &generator))
        codecs.append(SDPCodec(111, "opus", clockRate: 48_000, channels: 2, parameters: "useinbandfec=1"))
        let session = AudioSession(
            address: Bool.random(using: &generator) ? SDPAddress(.ip6, "2001:db8::1") : SDPAddress(.ip4, "192.0.2.1"),
            port: .random(in: 1...(.max), using: &generator),
            codecs: Array(codecs),
            telephoneEvent: Bool.random(using: &generator) ? 96 : nil,
            direction: MediaDirection.allCases.randomElement(using: &generator) ?? .inactive,
            packetTime: Bool.random(using: &generator) ? 30 : nil,
            sessionID: .random(in: 0...(.max), using: &generator),
            version: .random(in: 0...(.max), using: &generator)
        )
        let offer = session.offer
        let read = try SessionDescription(offer.bytes)
        #expect(read == offer)
        let audio = try #require(read.audio)
        #expect(audio.codecs.filter { !$0.isTelephoneEvent } == session.codecs)
        #expect(audio.telephoneEvent?.payloadType == session.telephoneEvent)
        #expect(read.direction(of: audio) == session.direction)
        #expect(audio.packetTime == session.packetTime)
        #expect(audio.port == session.port)
        #expect(read.address(of: audio) == session.address)
        // And its mirror answers it with the same codecs.
        var other = session
        other.direction = .sendReceive
        let answer = try #require(other.answer(to: read))
        #expect(try SessionDescription(answer.bytes) == answer)
        #expect(answer.audio?.codecs == audio.codecs)
        #expect(answer.media.first?.direction == session.direction.mirrored)
    }

    /// RFC 3264 §10.1: The video streams are refused; the offer's `t=` comes back.
    @Test func answerToTheFirstExample() throws {
        let offer = try SessionDescription(Descriptions.bytes(Descriptions.firstOffer))
        let answer = try #require(Self.own.answer(to: offer))
        let expected = [
            "v=0", "o=- 7 8 IN IP4 192.0.2.9", "s=-", "c=IN IP4 192.0.2.9", "t=0 0", "m=audio 4000 RTP/AVP 0",
            "a=rtpmap:0 PCMU/8000", "a=ptime:20", "a=sendrecv", "m=video 0 RTP/AVP 31", "m=video 0 RTP/AVP 32",
        ]
        #expect(lines(answer) == expected)
    }

    /// RFC 3264 §10.1: Only one audio stream is taken, and what was refused stays so.
    @Test func answerToTheSecondExample() throws {
        let offer = try SessionDescription(Descriptions.bytes(Descriptions.secondOffer))
        let answer = try #require(Self.own.answer(to: offer))
        #expect(answer.media.map(\.port) == [4000, 0, 0, 0])
        #expect(answer.media.map(\.formats) == offer.media.map(\.formats))
    }

    /// RFC 3264 §10.2.
    @Test func answerToOneOfThree() throws {
        let offer = try SessionDescription(Descriptions.bytes(Descriptions.oneOfThree))
        var own = Self.own
        own.codecs = [SDPCodec(4, "g723"), .pcmu]
        let theirOrder = try #require(own.answer(to: offer)?.audio)
        #expect(theirOrder.formats == ["0", "4"])
        #expect(theirOrder.direction == .inactive)
        #expect(own.answer(to: offer, preference: .own)?.audio?.formats == ["4", "0"])
    }

    @Test func payloadTypesAreTheOffers() throws {
        let offer = try Descriptions.audio(
            "m=video 5000 RTP/AVP 31",
            "m=audio 5002 RTP/AVP 120 8 99 98",
            "a=rtpmap:120 OPUS/48000/2",
            "a=rtpmap:99 telephone-event/48000",
            "a=rtpmap:98 telephone-event/8000",
            "a=fmtp:98 0-11,16",
            "a=sendonly"
        )
        var own = Self.own
        own.codecs = [.pcma, SDPCodec(111, "opus", clockRate: 48_000, channels: 2)]
        let audio = try #require(own.answer(to: offer, preference: .own)?.audio)
        #expect(audio.formats == ["8", "120", "98"])
        #expect(audio.telephoneEvent?.parameters == "0-11")
        #expect(audio.direction == .receiveOnly)
        // The audio that is sent first decides on the clock of the keys.
        #expect(own.answer(to: offer)?.audio?.formats == ["120", "8", "99"])
        own.telephoneEvent = nil
        #expect(own.answer(to: offer)?.audio?.formats == ["120", "8"])
    }

    @Test func nothingInCommon() throws {
        let keys = try Descriptions.audio("m=audio 1 RTP/AVP 18 101", "a=rtpmap:101 telephone-event/8000")
        #expect(Self.own.answer(to: keys) == nil)
        #expect(Self.own.answer(to: try Descriptions.audio("m=audio 1 RTP/SAVP 8")) == nil)
        #expect(Self.own.answer(to: try Descriptions.audio("m=image 1 udptl t38")) == nil)
        // What is ended needs no codec, and an offer without media is answered by one.
        let ended = try #require(Self.own.answer(to: try Descriptions.audio("m=audio 0 RTP/AVP 18")))
        #expect(ended.media.map(\.port) == [0])
        #expect(Self.own.answer(to: try Descriptions.audio())?.media.isEmpty == true)
    }

    @Test func holdIsAnswered() throws {
        for (address, attribute) in [("IN IP4 0.0.0.0", "a=sendrecv"), ("IN IP4 192.0.2.1", "a=sendonly")] {
            let hold = try Descriptions.audio("m=audio 4000 RTP/AVP 8", attribute, address: address)
            #expect(Self.own.answer(to: hold)?.media.first?.direction == .receiveOnly)
        }
    }

    /// What would be lines of their own stays within its line.
    @Test func textsCannotAddLines() throws {
        var own = Self.own
        own.codecs = [SDPCodec(96, "x\r\nm=audio 1 RTP/AVP 0", parameters: "a\nb")]
        #expect(own.offer.bytes.count { $0 == 0x0a } == lines(own.offer).count)
        #expect(try SessionDescription(own.offer.bytes).media.count == 1)
    }

    private func lines(_ session: SessionDescription) -> [String] {
        String(decoding: session.bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }
}
