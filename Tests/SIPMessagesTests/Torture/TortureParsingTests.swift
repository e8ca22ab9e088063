import SIPMessages
import TestSupport
import Testing

/// The parser accepts what it must, writes it back, and says of the rest what is wrong.
@Suite struct TortureParsingTests {
    /// What the parser alone makes of a message: what is well-formed is left to who uses it.
    static func outcome(of bytes: [UInt8]) -> TortureMessage.Verdict {
        do throws(SIPSyntaxError) {
            let message = try SIPMessage(parsing: bytes)
            if message.method == nil { return .normal }
            _ = try RequestParts(message)
            return .normal
        } catch {
            return error.status.map { .status($0) } ?? .drop
        }
    }

    @Test(arguments: TortureMessage.all) func acceptsWhatIsValid(_ torture: TortureMessage) throws {
        let outcome = Self.outcome(of: torture.bytes)
        switch torture.syntax {
        case .valid: #expect(outcome == .normal)
        case .semantic: #expect(torture.verdicts.contains(outcome))
        // A parser that knows no better may leave a broken response to whoever drops it.
        case .invalid: #expect(torture.verdicts.contains(outcome) || torture.method == nil)
        }
        guard outcome == .normal else { return }
        #expect(try SIPMessage(parsing: torture.bytes).serialized() == torture.bytes)
    }

    /// Whatever is answered with a status has enough in it for an answer.
    @Test(arguments: TortureMessage.all) func isReadForAnAnswer(_ torture: TortureMessage) throws {
        guard torture.method != nil else { return }
        let message = try SIPMessage(parsing: torture.bytes)
        #expect(message.methodText == torture.method)
        #expect(message.fields.contains { $0.name == .via })
        #expect(message.cseq != nil || torture.name == "scalar02")
    }

    /// Where the parser finds the mistake, so that it is refused for that and not by accident.
    static let mistakes: [String: (HeaderName?, Int?)] = [
        "badinv01": (.via, 400), "clerr": (.contentLength, 400), "ncl": (.contentLength, 400), "scalar02": (.cseq, 400),
        "quotbal": (.to, 400), "ltgtruri": (nil, 400), "lwsruri": (nil, 400), "lwsstart": (nil, 400),
        "trws": (nil, 400), "regbadct": (.contact, 400), "badaspec": (.to, 400), "baddn": (.from, 400),
        "badvers": (nil, 505), "mismatch01": (.cseq, 400), "mismatch02": (.cseq, 400), "bigcode": (nil, nil),
        "insuf": (.from, 400), "mcl01": (.contentLength, 400), "ipv6-bad": (nil, 400),
        "ipv6-in-sdp": (.contentLength, 400),
    ]

    @Test(arguments: mistakes.keys.sorted()) func findsTheMistake(_ name: String) throws {
        let torture = try #require(TortureMessage.named(name))
        let (header, status) = try #require(Self.mistakes[name])
        let error = try #require(
            #expect(throws: SIPSyntaxError.self) { try RequestParts(try SIPMessage(parsing: torture.bytes)) }
        )
        #expect(error.header == header)
        #expect(error.status == status)
    }

    /// All that are refused are in the table above, but for the one of which any repeated header may be named.
    @Test func allMistakesAreKnown() {
        let refused = TortureMessage.all.filter { Self.outcome(of: $0.bytes) != .normal }.map(\.name)
        #expect(Set(refused) == Set(Self.mistakes.keys).union(["multi01"]))
    }
}
