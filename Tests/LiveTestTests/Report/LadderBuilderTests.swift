import LiveTest
import SIPServer
import Testing
import TrunkModel

/// Ladders from packets.
@Suite struct LadderBuilderTests {
    let ladders = SampleTrace.ladders

    @Test func oneForEachCallID() {
        #expect(ladders.count == 12)
        #expect(
            ladders.map(\.title.en).prefix(3) == [
                "REGISTER trunk8200-a", "REGISTER trunk8200-b", "+31201234567 → +31508200000",
            ]
        )
        #expect(ladders.map(\.act).prefix(3) == [.registration, .registration, .inbound])
        #expect(ladders.first { $0.callID == "out-1@203.0.113.10" }?.act == .outbound)
        #expect(ladders.first { $0.callID == "options-p@192.0.2.1" }?.act == .keepalive)
        // A title that is given counts more than the messages.
        #expect(ladders.last?.title.nl == "Gesprek van een vreemde")
    }

    @Test func columnsFromLeftToRight() throws {
        let inbound = ladders[2]
        #expect(inbound.participants == ["PBX 203.0.113.10:5060", "Callvoip 192.0.2.1:5060"])
        #expect(inbound.messages[0].from == 1)
        #expect(inbound.messages[0].to == 0)
        #expect(ladders.last?.participants == ["Callvoip 192.0.2.1:5060", "198.51.100.7:5068"])
    }

    @Test func labelsAndMarks() {
        let messages = ladders[2].messages
        #expect(
            messages.map(\.label) == [
                "INVITE", "INVITE", "100 Trying", "180 Ringing", "200 OK", "ACK", "re-INVITE", "200 OK", "ACK", "BYE",
                "200 OK",
            ]
        )
        #expect(messages.indices.filter { messages[$0].isRetransmission } == [1])
        #expect(messages.indices.filter { messages[$0].hasSession } == [0, 1, 4, 6, 7])
        #expect(messages[1].time == 10.5)
        #expect(!messages[0].text.contains("\r"))
    }

    @Test func secretsAreHidden() {
        let text = ladders[0].messages[2].text
        #expect(text.contains("response=\"00000000000000000000000000000000\""))
    }

    @Test func bounded() throws {
        func packet(_ callID: String, _ cseq: Int) -> TracePacket {
            SampleTrace.packet(
                "OPTIONS sip:x SIP/2.0\r\nCall-ID: \(callID)\r\nCSeq: \(cseq) OPTIONS\r\n\r\n",
                from: SampleTrace.stranger,
                to: SampleTrace.provider,
                at: cseq
            )
        }
        let flood = (0..<1000).map { packet("call-\($0)", 1) } + (0..<500).map { packet("long", $0) }
        let builder = LadderBuilder(
            start: SampleTrace.start,
            known: ["long": (title: LocalizedText("long"), act: nil)],
            naming: { $0.description },
            part: { _ in .stranger }
        )
        let output = builder.build(flood)
        #expect(output.ladders.count == LadderBuilder.maximumLadders)
        #expect(output.omitted == 801)
        #expect(output.notice?.en.hasPrefix("801 ") == true)
        let long = try #require(output.ladders.last)
        #expect(long.messages.count == LadderBuilder.maximumMessages)
        #expect(long.title.en == "long (the first 400 of 500 messages)")
    }

    @Test func longMessagesAreCut() throws {
        let text = "OPTIONS sip:x SIP/2.0\r\nCall-ID: a\r\n\r\n" + String(repeating: "x", count: 20_000)
        let packet = SampleTrace.packet(text, from: SampleTrace.pbx, to: SampleTrace.provider, at: 0)
        let message = try #require(SampleTrace.builder.build([packet]).ladders.first?.messages.first)
        #expect(message.text.utf8.count < 8_300)
        #expect(message.text.hasSuffix(" bytes]"))
    }

    @Test func whatIsNoSIPIsLeftOut() {
        let packets = ["\r\n\r\n", "", "GET / HTTP/1.1\r\n\r\n", "\u{0}\u{1}"].map {
            SampleTrace.packet($0, from: SampleTrace.pbx, to: SampleTrace.provider, at: 0)
        }
        #expect(SampleTrace.builder.build(packets).ladders.isEmpty)
    }
}
