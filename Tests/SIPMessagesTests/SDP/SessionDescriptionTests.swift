import TestSupport
import Testing

@testable import SIPMessages

@Suite struct SessionDescriptionTests {
    @Test func lecture() throws {
        let session = try SessionDescription(Descriptions.bytes(Descriptions.lecture))
        #expect(session.origin.username == "jdoe")
        #expect(session.origin.sessionID == "2890844526")
        #expect(session.origin.version == "2890842807")
        #expect(session.origin.address == SDPAddress(.ip4, "10.47.16.5"))
        #expect(session.name == "SDP Seminar")
        #expect(session.connection?.host == "224.2.17.12")
        #expect(session.connection?.suffix == "127")
        #expect(session.times.map(\.start) == [2_873_397_496])
        #expect(session.times.map(\.end) == [2_873_404_696])
        #expect(session.attributes("recvonly") == [""])
        #expect(session.media.map(\.kind) == ["audio", "video"])
        #expect(session.media.map(\.port) == [49170, 51372])
        #expect(session.media.map(\.formats) == [["0"], ["99"]])
        #expect(session.direction(of: session.media[0]) == .receiveOnly)
        #expect(session.media[0].codecs == [.pcmu])
        #expect(session.media[1].codecs == [SDPCodec(99, "h263-1998", clockRate: 90_000)])
    }

    @Test func bothFamilies() throws {
        let session = try SessionDescription(Descriptions.bytes(Descriptions.twoFamilies))
        #expect(session.connection == nil)
        let addresses = session.media.compactMap { session.address(of: $0) }
        #expect(addresses == [SDPAddress(.ip4, "192.0.2.1"), SDPAddress(.ip6, "2001:db8::1")])
        let mapped = try SessionDescription(Descriptions.bytes(Descriptions.mapped))
        #expect(mapped.connection == SDPAddress(.ip6, "::ffff:192.0.2.2"))
        #expect(mapped.origin.sessionID == "971731711378798081")
        #expect(mapped.media[0].codecs == [SDPCodec(2, "G726-32")])
    }

    @Test func severalAddressesOfOneMedium() throws {
        let addresses = ["c=IN IP4 224.2.1.1/127/3", "c=IN IP6 FF15::101/3"]
        let session = try Descriptions.audio("m=audio 9/2 RTP/AVP 0", addresses[0], addresses[1])
        #expect(session.media[0].connections.map(\.host) == ["224.2.1.1", "FF15::101"])
        #expect(session.media[0].connections.map(\.suffix) == ["127/3", "3"])
        #expect(session.address(of: session.media[0])?.host == "224.2.1.1")
        #expect(session.media[0].portCount == 2)
    }

    /// Written back, every byte is as it was.
    @Test(arguments: ["\r\n", "\n", "\r\n\r\n", "\n\n"])
    func untouched(_ ending: String) throws {
        for lines in Descriptions.all {
            let feed = ending.contains("\r") ? "\r\n" : "\n"
            let bytes = Array((lines.joined(separator: feed) + ending).utf8)
            #expect(try SessionDescription(bytes).bytes == bytes)
            let cut = Array(lines.joined(separator: feed).utf8)
            #expect(try SessionDescription(cut).bytes == cut)
            // As a part of a larger message, and with both kinds of line ends.
            let within = [1, 2, 3] + bytes + [4]
            #expect(try SessionDescription(within[3..<(3 + bytes.count)]).bytes == bytes)
        }
        let mixed = Array("v=0\no=- 1 1 IN IP4 h\r\ns=\u{fc}\nm=audio 0 RTP/AVP 0\r\na=x".utf8) + [0xff]
        #expect(try SessionDescription(mixed).bytes == mixed)
    }

    static let complaints: [([String], String)] = [
        ([], "o= is missing (line 1, offset 0)"),
        (["v=1"], "the first line is not v=0 (line 1, offset 0)"),
        (["o=- 1 1 IN IP4 h"], "the first line is not v=0 (line 1, offset 0)"),
        (["v=0"], "o= is missing (line 1, offset 0)"),
        (["v=0", "o=- 1 1 IN IP4"], "o= is malformed (line 2, offset 5)"),
        (["v=0", "o=- a 1 IN IP4 h"], "o= is malformed (line 2, offset 5)"),
        (["v=0", "o=- 1 1 ATM IP4 h"], "o= is malformed (line 2, offset 5)"),
        (["v=0", "o=- 1 1 IN IP5 h"], "o= is malformed (line 2, offset 5)"),
        (["v=0", "o=- 1 1 IN IP4 h", "o=- 1 1 IN IP4 h"], "o= twice (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "c=IN IP4 a b"], "c= is malformed (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "c=IN IP4 a/b"], "c= is malformed (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "c=IN IP4 1::2"], "c= is malformed (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "c=IN IP4 h", "c=IN IP4 h"], "c= twice before the media (line 4, offset 35)"),
        (["v=0", "o=- 1 1 IN IP4 h", "t=0"], "t= is malformed (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "t=0 99999999999999999999"], "t= is malformed (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "m=audio 65536 RTP/AVP 0"], "m= is malformed (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "m=audio -1 RTP/AVP 0"], "m= is malformed (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "m=audio 1/2/3 RTP/AVP 0"], "m= is malformed (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "m=audio 1 RTP/AVP"], "m= is malformed (line 3, offset 23)"),
        (["v=0", "o=- 1 1 IN IP4 h", "", "s=-"], "a line behind an empty one (line 4, offset 25)"),
        (["v=0", "x"], "a line that does not begin with a letter and an equals sign (line 2, offset 5)"),
        (["v=0", "=x"], "a line that does not begin with a letter and an equals sign (line 2, offset 5)"),
        (["v=0", "s=a\rb"], "a control character in a line (line 2, offset 5)"),
        (["v=0", "s=a\0b"], "a control character in a line (line 2, offset 5)"),
    ]

    @Test(arguments: complaints)
    func complaint(_ lines: [String], _ complaint: String) {
        let error = #expect(throws: SDPError.self) { try SessionDescription(Descriptions.bytes(lines)) }
        #expect(error?.description == complaint)
    }

    @Test func limits() throws {
        let media = [String](repeating: "m=audio 0 RTP/AVP 0", count: 33)
        let head = ["v=0", "o=- 1 1 IN IP4 h"]
        #expect(try SessionDescription(Descriptions.bytes(head + media.dropLast())).media.count == 32)
        let cases: [([String], String)] = [
            (head + media, "too many media (line 35, offset 695)"),
            (head + Array(repeating: "a=x", count: 999), "too many lines (line 1001, offset 5013)"),
            (head + [String(repeating: "a=", count: 40_000)], "the description is too long (line 1, offset 0)"),
            (head + Array(repeating: "", count: 5000), "too many lines (line 1001, offset 2019)"),
        ]
        for (lines, complaint) in cases {
            let error = #expect(throws: SDPError.self) { try SessionDescription(Descriptions.bytes(lines)) }
            #expect(error?.description == complaint)
        }
    }

    /// Whatever comes, nothing traps, and what is read is written back.
    @Test func mangled() {
        var generator = SeededGenerator(seed: 8866)
        let own = AudioSession(address: SDPAddress(.ip4, "192.0.2.9"), port: 4000, sessionID: 1, version: 1)
        let pieces = ["m=", "c=IN IP4 0.0.0.0", "a=fmtp:101 0-999", "a=rtpmap:0 ", "99999999999999999999", "/", "\r\n"]
        for _ in 0..<6000 {
            var bytes = Descriptions.bytes(Descriptions.all.randomElement(using: &generator) ?? [])
            for _ in 0..<Int.random(in: 1...5, using: &generator) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: index)
                default: bytes.removeSubrange(index..<min(index + 9, bytes.count))
                }
            }
            guard let session = try? SessionDescription(bytes) else { continue }
            #expect(session.bytes == bytes)
            _ = session.isHold
            for medium in session.media { _ = (medium.codecs, medium.telephoneEvent?.events, medium.packetTime) }
            guard let answer = own.answer(to: session, preference: .own) else { continue }
            #expect(answer.media.count == session.media.count)
            #expect(throws: Never.self) { try SessionDescription(answer.bytes) }
        }
    }
}
