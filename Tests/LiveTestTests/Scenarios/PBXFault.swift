import SIPServer

/// What a fake PBX does wrong.
enum PBXFault: Sendable, CaseIterable {
    /// It registers, and answers nothing.
    case silent
    /// It answers 486 to all calls.
    case busy
    /// It answers calls without a session.
    case noSession
    /// It never acknowledges that its own calls were answered.
    case noACK
    /// It ends each call as soon as it is answered.
    case hangsUpAtOnce
    /// It answers each call twice, the second time as another branch would.
    case answersTwice
    /// It tries the next account after a called party's own refusal too.
    case triesNextWhenBusy
    /// Its calls show a wrong password over the first account.
    case wrongFirstPassword
    /// Its calls show a wrong password over the second account.
    case wrongSecondPassword
    /// It takes its registrations back before it registers, and takes its time in between: no fault, but a habit of
    /// `res_pjsip_outbound_registration` when it is told to register.
    case takesBackFirst
}

/// Where a fake PBX's packets go: some faults are those of packets.
final class FaultySink: PacketSink {
    private let sink: any PacketSink
    private let fault: PBXFault?

    init(_ sink: any PacketSink, _ fault: PBXFault?) {
        self.sink = sink
        self.fault = fault
    }

    func send(_ packet: borrowing [UInt8], to destination: Endpoint) {
        switch fault {
        case .noACK where packet.starts(with: Array("ACK ".utf8)): return
        case .answersTwice:
            sink.send(packet, to: destination)
            let text = String(decoding: copy packet, as: UTF8.self)
            guard text.hasPrefix("SIP/2.0 200"), text.contains(" INVITE\r\n"),
                let to = text.split(separator: "\r\n").first(where: { $0.hasPrefix("To:") }), to.contains(";tag=")
            else { return }
            sink.send(Array(text.replacing(to, with: "\(to)fork").utf8), to: destination)
        default: sink.send(packet, to: destination)
        }
    }
}
