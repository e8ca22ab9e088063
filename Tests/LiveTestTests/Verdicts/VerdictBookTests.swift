import Synchronization
import Testing
import TrunkModel

@testable import LiveTest

@Suite struct VerdictBookTests {
    private func verdict(
        _ check: Check,
        _ outcome: Verdict.Outcome,
        _ subject: String = "x",
        in act: Act = .outbound
    ) -> Verdict {
        Verdict(check, in: act, subject, outcome, expected: LocalizedText("wanted"), seen: LocalizedText("seen"))
    }

    private func book(_ verdicts: [Verdict]) -> VerdictBook {
        let book = VerdictBook { _ in }
        for verdict in verdicts { book.add(verdict) }
        return book
    }

    private func outcomes(_ book: VerdictBook) -> [String] {
        book.all.map { "\($0.check.rawValue) \($0.outcome.rawValue)" }
    }

    @Test func ordersByActThenCheckThenArrival() {
        let book = book([
            verdict(.from, .passed), verdict(.registers, .passed, "b", in: .registration),
            verdict(.callArrives, .passed, "2"), verdict(.callArrives, .passed, "1"),
            verdict(.registers, .passed, "a", in: .registration), verdict(.did, .passed, in: .inbound),
        ])
        #expect(
            book.all.map { "\($0.check.rawValue) \($0.subject)" } == [
                "registers b", "registers a", "did x", "call-arrives 2", "call-arrives 1", "from x",
            ]
        )
    }

    @Test(arguments: [false, true]) func whatRestsOnAFaultIsNotJudged(_ isReversed: Bool) {
        let verdicts = [
            verdict(.registrationPassword, .failed, "trunk-a", in: .registration), verdict(.callArrives, .failed),
            verdict(.from, .failed), verdict(.failover, .passed, in: .failover),
        ]
        let book = book(isReversed ? verdicts.reversed() : verdicts)
        #expect(
            outcomes(book) == [
                "registration-password failed", "call-arrives not-judged", "from failed", "failover passed",
            ]
        )
        let suppressed = book.all.first { $0.check == .callArrives }
        #expect(suppressed?.seen.en == "seen; first mend 'registration-password' (trunk-a)")
    }

    /// The secondary's password has nothing to do with calls that go over the primary, nor with its registration.
    @Test func oneAccountDoesNotHideTheOther() {
        let book = VerdictBook(primary: "trunk-a") { _ in }
        for account in ["trunk-b", "trunk-a"] {
            book.add(verdict(.callArrives, .failed))
            book.add(verdict(.registrationRefresh, .failed, "trunk-a", in: .registration))
            book.add(verdict(.registrationPassword, .failed, account, in: .registration))
            let isHidden = account == "trunk-a"
            #expect(book.all.filter { $0.check == .callArrives }.allSatisfy { ($0.outcome == .notJudged) == isHidden })
            let refreshes = book.all.filter { $0.check == .registrationRefresh }
            #expect(refreshes.allSatisfy { ($0.outcome == .notJudged) == isHidden })
        }
    }

    /// What rests on something that itself rests on the fault is no finding either, whatever came first.
    @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
    func suppressionReachesThroughOthers(_ order: [Int]) {
        // Digits rest on audio, audio on the call.
        let verdicts = [verdict(.callArrives, .failed), verdict(.audio, .failed), verdict(.dtmfDigits, .failed)]
        let book = book(order.map { verdicts[$0] })
        #expect(outcomes(book) == ["audio not-judged", "dtmf-digits not-judged", "call-arrives failed"])
        #expect(book.all[1].seen.en == "seen; first mend 'call-arrives' (x)")
    }

    @Test func warningsAreSuppressedAndSuppressNothing() {
        let book = book([
            verdict(.did, .warned, in: .inbound), verdict(.hold, .failed, in: .inbound),
            verdict(.providerSource, .failed, in: .inbound),
        ])
        #expect(outcomes(book) == ["provider-source failed", "did not-judged", "hold not-judged"])
        #expect(
            outcomes(self.book([verdict(.did, .warned), verdict(.hold, .failed)])) == ["did warned", "hold failed"]
        )
    }

    @Test func tellsEachVerdictOnce() {
        let told = Mutex<[String]>([])
        let book = VerdictBook { verdict in told.withLock { $0.append("\(verdict.check.rawValue) \(verdict.outcome)") }
        }
        book.judge(.registers, in: .registration, "a", false, expected: LocalizedText("x"), seen: LocalizedText("y"))
        book.judge(.optionsSent, in: .keepalive, "a", false, expected: LocalizedText("x"), seen: LocalizedText("y"))
        book.skip(.failover, in: .failover, "a", expected: LocalizedText("x"), because: LocalizedText("y"))
        #expect(told.withLock { $0 } == ["registers failed", "options-sent notJudged", "failover notJudged"])
        #expect(book.hasFailed(.registers) && book.hasFailed(.registers, "a"))
        #expect(!book.hasFailed(.registers, "b") && !book.hasFailed(.failover))
    }

    @Test func takesVerdictsFromManyAtOnce() async {
        let told = Mutex(0)
        let book = VerdictBook { _ in told.withLock { $0 += 1 } }
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<500 {
                let verdict = verdict(number.isMultiple(of: 2) ? .from : .did, .failed, "\(number)")
                group.addTask { book.add(verdict) }
            }
        }
        #expect(Set(book.all.map(\.subject)).count == 500)
        #expect(told.withLock { $0 } == 500)
    }
}
