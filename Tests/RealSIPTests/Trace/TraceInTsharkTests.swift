import SIPServer
import TestSupport
import Testing

/// A trace opens as SIP where people look at traces.
@Suite struct TraceInTsharkTests {
    static let phone4 = Endpoint(ipv4: 0xc000_020a, port: 5060)
    static let server4 = Endpoint(ipv4: 0xc000_0201, port: 5060)
    static let phone6 = Endpoint(high: 0x2001_0db8_0000_0000, low: 0, port: 5070)
    static let server6 = Endpoint(high: 0xfd00_0000_0000_0000, low: 1, port: 5060)
    static let digest = "8ca523f5e9506fed4657c9700eebdbec"

    static func message(_ start: String, _ headers: String...) -> String {
        let common = [
            "Via: SIP/2.0/UDP phone.example.com;branch=z9hG4bKa;rport", "From: <sip:101@example.com>;tag=a",
            "To: <sip:101@example.com>", "Call-ID: a@example.com", "CSeq: 1 REGISTER",
        ]
        return ([start] + common + headers + ["Content-Length: 0", "", ""]).joined(separator: "\r\n")
    }

    /// A phone that is challenged and then registers.
    static let registration = [
        message("REGISTER sip:example.com SIP/2.0", "Max-Forwards: 70", "Contact: <sip:101@phone.example.com>"),
        message("SIP/2.0 401 Unauthorized", "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\""),
        message(
            "REGISTER sip:example.com SIP/2.0",
            "Authorization: Digest username=\"101\", realm=\"a\", nonce=\"b\", uri=\"sip:example.com\", "
                + "response=\"\(digest)\"",
            "Contact: <sip:101@phone.example.com>"
        ),
        message("SIP/2.0 200 OK", "Contact: <sip:101@phone.example.com>;expires=60"),
    ]

    static func trace() -> [UInt8] {
        let writer = PcapngWriter()
        var bytes = writer.header
        for (turn, (phone, server)) in [(phone4, server4), (phone6, server6)].enumerated() {
            for (index, text) in registration.enumerated() {
                let isRequest = index.isMultiple(of: 2)
                let packet = TracePacket(
                    nanoseconds: 1_900_000_000_000_000_001 + UInt64(turn * 4 + index) * 1_000,
                    from: isRequest ? phone : server,
                    to: isRequest ? server : phone,
                    payload: Array(text.utf8),
                    comment: index == 1 ? "challenge" : nil
                )
                bytes += writer.block(for: packet)
            }
        }
        return bytes
    }

    @Test func aRegistrationIsUnderstood() async throws {
        let tshark = try Tshark(Self.trace())
        defer { tshark.remove() }
        let seen = try await tshark.fields([
            "sip.Method", "sip.Status-Code", "ip.src", "ipv6.src", "udp.srcport", "udp.dstport", "frame.comment",
            "frame.time_epoch",
        ])
        let request4 = ["REGISTER", "", "192.0.2.10", "", "5060", "5060"]
        let answer4 = ["192.0.2.1", "", "5060", "5060"]
        let request6 = ["REGISTER", "", "", "2001:db8::", "5070", "5060"]
        let answer6 = ["", "fd00::1", "5060", "5070"]
        let times = (0..<8).map { "1900000000.00000\($0)001" }
        #expect(
            seen == [
                request4 + ["", times[0]], ["", "401"] + answer4 + ["challenge", times[1]],
                request4 + ["", times[2]], ["", "200"] + answer4 + ["", times[3]],
                request6 + ["", times[4]], ["", "401"] + answer6 + ["challenge", times[5]],
                request6 + ["", times[6]], ["", "200"] + answer6 + ["", times[7]],
            ]
        )
    }

    @Test func nothingIsMalformed() async throws {
        let tshark = try Tshark(Self.trace())
        defer { tshark.remove() }
        let wrong = try await tshark.fields(["frame.number"], filter: "_ws.malformed or _ws.expert.severity >= error")
        #expect(wrong.isEmpty)
        #expect(try await tshark.fields(["frame.number"], filter: "udp.checksum.status == \"Good\"").count == 8)
        #expect(try await tshark.fields(["frame.number"], filter: "ip.checksum.status == \"Good\"").count == 4)
    }

    @Test func theDigestIsHidden() async throws {
        let tshark = try Tshark(Self.trace())
        defer { tshark.remove() }
        let digests = try await tshark.fields(["sip.auth.digest.response"], filter: "sip.auth.digest.response")
        let zeros = "\"\(String(repeating: "0", count: 32))\""
        #expect(digests == [[zeros], [zeros]])
        #expect(Self.trace().firstRange(of: Array(Self.digest.utf8)) == nil)
    }

    /// A large datagram, and bytes that are not SIP.
    @Test func anyPayloadIsAPacket() async throws {
        var random = SeededGenerator(seed: 101)
        let writer = PcapngWriter()
        var bytes = writer.header
        let counts = [0, 1, 2, 3, 1_473, TracePacket.maximumPayload]
        for count in counts {
            let payload = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            for (phone, server) in [(Self.phone4, Self.server4), (Self.phone6, Self.server6)] {
                let packet = TracePacket(nanoseconds: 0, from: phone, to: server, payload: payload)
                bytes += writer.block(for: packet)
            }
        }
        let tshark = try Tshark(bytes)
        defer { tshark.remove() }
        let lengths = try await tshark.fields(["udp.length"], filter: "udp.checksum.status == \"Good\"")
        #expect(lengths == counts.flatMap { [["\($0 + 8)"], ["\($0 + 8)"]] })
    }
}
