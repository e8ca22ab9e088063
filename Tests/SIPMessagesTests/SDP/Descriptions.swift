@testable import SIPMessages

/// Descriptions that several tests look at, from the RFCs.
enum Descriptions {
    /// A description of lines that end with CR LF.
    static func parse(_ lines: String...) throws(SDPError) -> SessionDescription {
        try SessionDescription(bytes(lines))
    }

    /// A call with lines of one audio medium, and an address for the session.
    static func audio(_ lines: String..., address: String = "IN IP4 192.0.2.1") throws(SDPError) -> SessionDescription {
        try SessionDescription(bytes(["v=0", "o=- 1 1 IN IP4 192.0.2.1", "s=-", "c=\(address)", "t=0 0"] + lines))
    }

    /// Lines that end with CR LF.
    static func bytes(_ lines: [String]) -> [UInt8] { lines.flatMap { Array("\($0)\r\n".utf8) } }

    /// RFC 4566 §5.
    static let lecture = [
        "v=0", "o=jdoe 2890844526 2890842807 IN IP4 10.47.16.5", "s=SDP Seminar",
        "i=A Seminar on the session description protocol", "u=http://www.example.com/seminars/sdp.pdf",
        "e=j.doe@example.com (Jane Doe)", "c=IN IP4 224.2.17.12/127", "t=2873397496 2873404696", "a=recvonly",
        "m=audio 49170 RTP/AVP 0", "m=video 51372 RTP/AVP 99", "a=rtpmap:99 h263-1998/90000",
    ]

    /// RFC 3264 §10.1, the first offer.
    static let firstOffer = [
        "v=0", "o=alice 2890844526 2890844526 IN IP4 host.anywhere.com", "s=", "c=IN IP4 host.anywhere.com", "t=0 0",
        "m=audio 49170 RTP/AVP 0", "a=rtpmap:0 PCMU/8000", "m=video 51372 RTP/AVP 31", "a=rtpmap:31 H261/90000",
        "m=video 53000 RTP/AVP 32", "a=rtpmap:32 MPV/90000",
    ]

    /// RFC 3264 §10.1, the second offer.
    static let secondOffer = [
        "v=0", "o=bob 2890844730 2890844731 IN IP4 host.example.com", "s=", "c=IN IP4 host.example.com", "t=0 0",
        "m=audio 65422 RTP/AVP 0", "a=rtpmap:0 PCMU/8000", "m=video 0 RTP/AVP 31", "m=video 53000 RTP/AVP 32",
        "a=rtpmap:32 MPV/90000", "m=audio 51434 RTP/AVP 110", "a=rtpmap:110 telephone-events/8000", "a=recvonly",
    ]

    /// RFC 3264 §10.2, the first offer.
    static let oneOfThree = [
        "v=0", "o=alice 2890844526 2890844526 IN IP4 host.anywhere.com", "s=", "c=IN IP4 host.anywhere.com", "t=0 0",
        "m=audio 62986 RTP/AVP 0 4 18", "a=rtpmap:0 PCMU/8000", "a=rtpmap:4 G723/8000", "a=rtpmap:18 G729/8000",
        "a=inactive",
    ]

    /// RFC 5118 §4.8: An address of each family.
    static let twoFamilies = [
        "v=0", "o=bob 280744730 28977631 IN IP4 host.example.com", "s=", "t=0 0", "m=audio 22334 RTP/AVP 0",
        "c=IN IP4 192.0.2.1", "m=video 6024 RTP/AVP 107", "c=IN IP6 2001:db8::1", "a=rtpmap:107 H263-1998/90000",
    ]

    /// RFC 5118 §4.9: IPv4 addresses within IPv6.
    static let mapped = [
        "v=0", "o=assistant 971731711378798081 0 IN IP6 ::ffff:192.0.2.2", "s=Call me soon, please!",
        "c=IN IP6 ::ffff:192.0.2.2", "t=3338481189 3370017201", "m=audio 6000 RTP/AVP 2", "a=rtpmap:2 G726-32/8000",
        "m=video 6024 RTP/AVP 107", "a=rtpmap:107 H263-1998/90000",
    ]

    /// All of them.
    static let all = [lecture, firstOffer, secondOffer, oneOfThree, twoFamilies, mapped]
}
