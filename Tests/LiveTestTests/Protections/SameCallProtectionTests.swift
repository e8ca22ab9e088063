import DialPlan
import LiveTest
import SIPMessages
import SIPServer
import Testing
import TrunkModel

/// The tries of a proxy within one call are calls of their own to the provider's protections.
@Suite struct SameCallProtectionTests {
    private final class Nowhere: PacketSink {
        func send(_ packet: borrowing [UInt8], to destination: Endpoint) {}
    }

    /// Refuses what comes over one account, and answers the rest.
    private final class Desk: CallDelegate {
        var calls: [Call] = []

        func callArrived(_ call: Call) {
            calls.append(call)
            if call.account == "trunk-a" { call.refuse(503) } else { call.answer(sdp: [0x76]) }
        }
    }

    private static let pbx = Endpoint(ipv4: 0xCB00_710A, port: 5_060)

    /// Gives the provider a request of the one call.
    private func send(_ method: String, _ branch: String, over account: String, to center: CallCenter) throws {
        let text = """
            \(method) sip:+31612345678@pbx.callvoip.nl SIP/2.0
            Via: SIP/2.0/UDP 203.0.113.10:5060;branch=z9hG4bK\(branch)
            From: <sip:+31508200000@pbx.callvoip.nl>;tag=1
            To: <sip:+31612345678@pbx.callvoip.nl>
            Call-ID: one
            CSeq: 1 \(method)
            Contact: <sip:203.0.113.10>
            Content-Length: 0


            """
        let message = try SIPMessage(parsing: Array(text.replacing("\n", with: "\r\n").utf8))
        let parts = try RequestParts(message)
        guard center.receiveKnown(message, parts, from: Self.pbx, replyTo: Self.pbx, now: .at(1_000)) == .new else {
            return
        }
        center.receiveInvite(message, parts, from: Self.pbx, replyTo: Self.pbx, account: account, now: .at(1_000))
    }

    @Test func countsEachTry() throws {
        let desk = Desk(), sink = Nowhere()
        let guarded = ProtectedDesk(desk, [Protections(try ProtectedTrunk.plan(more: "channels: 1"))])
        var (arrived, notices): ([UInt64], [String]) = ([], [])
        guarded.onArrival = { arrived.append($0.number) }
        guarded.onNotice = { notice, _, _ in notices.append(notice.protection.name) }
        var number: UInt64 = 0
        let center = CallCenter(configuration: .init(contactHost: "185.19.236.10:5060"), sink: sink) {
            number += 1
            return number
        }
        center.delegate = guarded
        try send("INVITE", "a", over: "trunk-a", to: center)
        try send("ACK", "a", over: "trunk-a", to: center)
        // The one channel is free again, and what is refused costs nothing.
        try send("INVITE", "b", over: "trunk-b", to: center)
        #expect(desk.calls.map(\.account) == ["trunk-a", "trunk-b"])
        #expect(desk.calls.map(\.state) == [.ended(CallEnding(by: .us, status: 503)), .answered])
        #expect(arrived == [1, 2] && notices.isEmpty)
        // The answered one holds it, whatever else is tried in its name.
        try send("INVITE", "c", over: "trunk-b", to: center)
        #expect(center.openCalls.map(\.number) == [2])
        desk.calls[1].hangUp()
    }
}
