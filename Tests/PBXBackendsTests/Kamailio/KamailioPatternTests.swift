import DialPlan
import Foundation
import TestSupport
import Testing

@testable import PBXBackends
@testable import TrunkModel

/// Dial patterns and internal numbers as table `dialplan` has them.
@Suite struct KamailioPatternTests {
    @Test(arguments: [
        ("112", "^112$"), ("0[1-57]XXXXXXXX", "^0[1-57][0-9]{8}$"), ("00ZXXXXX.", "^00[1-9][0-9]{6,}$"),
        ("+ZXXXXX.", "^[+][1-9][0-9]{6,}$"), ("*#09112", "^[*]#09112$"), ("Z.", "^[1-9][0-9]+$"), ("XX", "^[0-9]{2}$"),
        ("NNX", "^[2-9]{2}[0-9]$"),
    ]) func expressions(_ notation: String, _ expression: String) throws {
        #expect(KamailioPattern.expression(try #require(DialPattern(notation))) == expression)
    }

    /// The expression takes what the pattern takes, and needs no backslash.
    @Test func anyPattern() throws {
        var random = SeededGenerator(seed: 0x6b61_6d61)
        for _ in 0..<300 {
            let positions = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                DigitSet(
                    rawValue: UInt16.random(in: 1..<0x2000, using: &random)
                        & (Bool.random(using: &random) ? 0x3ff : 0x1fff)
                )
            }.filter { !$0.isEmpty }
            let pattern = DialPattern(positions: positions, isOpen: Bool.random(using: &random))
            let text = KamailioPattern.expression(pattern)
            #expect(!text.contains("\\"))
            let expression = try NSRegularExpression(pattern: text)
            for _ in 0..<30 {
                let length = max(0, positions.count + Int.random(in: -1...2, using: &random))
                let digits = random.text(length: length...length, of: "0123456789*#+")
                let found = expression.firstMatch(in: digits, range: NSRange(digits.startIndex..., in: digits)) != nil
                #expect(found == pattern.matches(digits), "\(pattern.notation) as \(text): \(digits)")
            }
        }
    }

    /// Placeholders become groups inside each other, wherever they stand and however often.
    @Test(arguments: [
        ("100", "", "100", "100"), ("2{last2}", "^.*([0-9]{2})$", #"2\1"#, "213"),
        ("{last3}", "^.*([0-9]{3})$", #"\1"#, "013"),
        ("7{last2}0{last4}0{last2}*", "^.*([0-9]{2}([0-9]{2}))$", #"7\20\10\2*"#, "7130001" + "3013*"),
    ]) func internalNumbers(_ target: String, _ expression: String, _ replacement: String, _ number: String) throws {
        let block = NumberBlock(
            first: try PhoneNumber(e164: "+31508200010"),
            count: 10,
            description: nil,
            inbound: nil,
            mayBeCallerID: true
        )
        let destination = try InboundDestination(kind: .extension, target: target)
        let rewriting = KamailioPattern.rewriting(destination, of: block)
        #expect(rewriting.substitution == expression)
        #expect(rewriting.replacement == replacement)
        #expect(destination.target(forDigits: "31508200013") == number)
    }
}
