import SIPMessages
import TrunkModel

/// Sends and hears audio and DTMF in an answered call.
struct AudioCheck: Sendable {
    let stage: ProviderStage
    let act: Act
    let subject: String
    let callID: String

    private static let hertz = 620.0
    private static let digits = "1590*"

    /// Plays a tone and digits, and judges what comes back.
    func play(_ end: AudioEnd, with session: SessionDescription?) async {
        guard let remote = AudioRemote(session) else {
            return stage.book.skip(
                .audio,
                in: act,
                subject,
                expected: expected,
                because: LocalizedText(
                    nl: "de PBX noemt geen adres voor G.711",
                    en: "the PBX names no address for G.711"
                ),
                ladders: [callID]
            )
        }
        end.connect(remote)
        end.play(.tone(hertz: Self.hertz))
        try? await Task.sleep(for: stage.times.pause(0.9))
        var heard = await end.heard()
        // A telephone may take a moment to open its ear.
        for _ in 0..<4 where heard.tone == nil {
            try? await Task.sleep(for: .milliseconds(400))
            heard = await end.heard()
        }
        end.play(.silence)
        judge(heard)
        guard remote.eventPayloadType != nil else { return }
        await end.send(digits: Self.digits)
        try? await Task.sleep(for: .milliseconds(400))
        judgeDigits(await end.heard(), echoes: heard.tone != nil)
    }

    private var expected: LocalizedText {
        LocalizedText(nl: "RTP in beide richtingen, een toon herkend", en: "RTP both ways, a tone recognised")
    }

    private func judge(_ heard: AudioHeard) {
        var verdict = Verdict(.audio, in: act, subject, .passed, expected: expected, seen: expected)
        verdict.ladders = [callID]
        if heard.packets == 0 {
            verdict.outcome = .failed
            verdict.seen = LocalizedText(nl: "geen enkel RTP-pakket van de PBX", en: "not one RTP packet from the PBX")
        } else if let tone = heard.tone {
            verdict.seen = LocalizedText(
                nl: "\(heard.packets) pakketten, toon van \(Int(tone.rounded())) Hz",
                en: "\(heard.packets) packets, a tone of \(Int(tone.rounded())) Hz"
            )
        } else {
            // Who answers may be a person: audio came, and that is what the trunk is for.
            verdict.outcome = .warned
            verdict.seen = LocalizedText(
                nl: "\(heard.packets) pakketten, maar geen toon terug: laat een echotest opnemen",
                en: "\(heard.packets) packets, but no tone came back: let an echo test answer"
            )
        }
        stage.book.add(verdict)
    }

    private func judgeDigits(_ heard: AudioHeard, echoes: Bool) {
        let expected = LocalizedText(
            nl: "\(Self.digits) als RFC 4733 terug van de echotest",
            en: "\(Self.digits) back from the echo test by RFC 4733"
        )
        guard echoes || !heard.digits.isEmpty else {
            return stage.book.skip(
                .dtmfDigits,
                in: act,
                subject,
                expected: expected,
                because: LocalizedText(nl: "er is geen echo", en: "there is no echo"),
                ladders: [callID]
            )
        }
        stage.book.judge(
            .dtmfDigits,
            in: act,
            subject,
            heard.digits == Self.digits,
            expected: expected,
            seen: heard.digits.isEmpty
                ? LocalizedText(nl: "geen", en: "none") : .wire(heard.digits),
            ladders: [callID]
        )
    }
}
