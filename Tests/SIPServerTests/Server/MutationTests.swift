import SIPMessages
import TestSupport
import Testing

@testable import SIPServer

/// Right requests that were damaged at random: none stops the server, and no transaction gets two final answers.
@Suite struct MutationTests {
    // An unoptimised server takes ten times as long.
    #if DEBUG
        private static let count = 250
    #else
        private static let count = 37_500
    #endif

    /// What mutations put in: whatever means something to a parser.
    private static let pieces = [
        "\r\n", "\n", "\r", "\0", ",", ";", "<", ">", "\"", "\\", "%00", "%", ":", "@", "*", "=", " ", "\t", "?", "[",
        "]", "/",
        "Contact: *\r\n", "Expires: 0\r\n", ";expires=0", ";q=0.5", ";lr", "Via: SIP/2.0/UDP a\r\n", "Require: x\r\n",
        "Path: <sip:p;lr>\r\n", "Content-Length: 9999999999\r\n", "Content-Length: -1\r\n", "\r\n\r\n", "tag=", ";bnc",
        "18446744073709551616", "4294967295", "-1", "\u{FFFD}", "Authorization: Digest \r\n", "SIP/2.0", "sips:",
        "tel:+1",
    ].map { Array($0.utf8) }

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            guard !bytes.isEmpty else { return }
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 1...24, using: &generator))
            switch Int.random(in: 0..<7, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
            case 4: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
            case 5: bytes.replaceSubrange(place..<end, with: pieces.randomElement(using: &generator) ?? [])
            default: if Int.random(in: 0..<8, using: &generator) == 0 { bytes.removeSubrange(place...) }
            }
        }
    }

    /// A right request, the next of its kind.
    private static func request(_ number: Int, _ lab: Lab) -> Request {
        let methods = [
            "REGISTER", "REGISTER", "REGISTER", "INVITE", "INVITE", "OPTIONS", "BYE", "CANCEL", "ACK", "NOTIFY",
        ]
        var request = Request(methods[number % methods.count]) {
            $0.branch = "z9hG4bK-\(number)"
            $0.callID = "call-\(number)"
            $0.contacts = ["<sip:alice@192.0.2.1:5060>;q=0.7;expires=600", "<sip:b@192.0.2.2>"]
            $0.headers = ["Supported: path", "Path: <sip:192.0.2.9;lr>", "Expires: 300"]
        }
        if request.method == "INVITE" {
            request.headers = ["Content-Type: application/sdp", "Accept: application/sdp"]
            request.body = PBX.session
        }
        let hasCredentials = ["REGISTER", "INVITE"].contains(request.method) && number % 4 != 3
        return hasCredentials ? lab.authorized(request) : request
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func neitherCrashNorConfuse(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let lab = Lab { $0.bindingsPerAccount = 4 }
        for number in 0..<Self.count {
            var packet = Array(Self.request(number, lab).text.utf8)
            Self.mutate(&packet, &generator)
            // Each from a source of its own, so that no limit strikes.
            let source = Endpoint(ipv4: 0x0A00_0000 | UInt32(number), port: 5_060)
            let first = lab.send(packet, from: source), again = lab.send(packet, from: source)
            let final = Self.final(first), repeated = Self.final(again)
            guard final.count <= 1, repeated.count <= 1, Self.agree(final.first, repeated.first) else {
                Issue.record("seed \(seed), \(number): \((final + repeated).map(\.line)) to \(packet)")
                return
            }
            lab.network.time += 20
            if number % 50 == 0 { lab.server.tick(now: lab.now) }
        }
        #expect(lab.contacts().count <= 4)
        // Enough of them were still requests that do something.
        #expect(lab.server.metrics.registrations > UInt64(Self.count / 50))
        #expect(lab.server.metrics.calls > UInt64(Self.count / 100))
        #expect(lab.server.metrics.malformed > UInt64(Self.count / 50))
    }

    private static func final(_ sent: [Exchange.Sent]) -> [Exchange.Sent] {
        sent.filter { ($0.message?.status ?? 0) >= 200 }
    }

    /// Whether two answers are one, but for a challenge's nonce, which is never the same.
    private static func agree(_ one: Exchange.Sent?, _ other: Exchange.Sent?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        if one.bytes == other.bytes { return true }
        guard let first = one.message, let second = other.message, first.status == second.status else { return false }
        return [401, 407].contains(first.status ?? 0) && first[.to] == second[.to]
    }
}
