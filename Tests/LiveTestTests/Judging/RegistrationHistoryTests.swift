import SIPMessages
import Testing

@testable import LiveTest

@Suite struct RegistrationHistoryTests {
    @Test func copiesCountOnce() throws {
        var tape = RegisterTape()
        try tape.round(1, 401, copies: 3)
        try tape.round(4, nil, copies: 2) { $0.credentials = $0.account }
        let history = RegistrationHistory(tape.messages, of: "trunk8200-a")
        #expect(history.rounds.count == 2)
        #expect(history.rounds.map { $0.answer?.message.status } == [401, nil])
        #expect(history.authenticated.count == 1)
        #expect(history.accepted.isEmpty)
    }

    @Test func accountsAreKeptApart() throws {
        var tape = RegisterTape()
        try tape.round(1, 401) { $0.call = "a" }
        try tape.round(1.01, 401) { ($0.account, $0.call) = ("trunk8200-b", "b") }
        try tape.round(1.02, 200) { ($0.account, $0.call, $0.credentials) = ("trunk8200-b", "b", "trunk8200-b") }
        try tape.round(1.03, 200) { ($0.call, $0.credentials) = ("a", "trunk8200-a") }
        let first = RegistrationHistory(tape.messages, of: "trunk8200-a")
        #expect(first.rounds.map { $0.answer?.message.status } == [401, 200])
        #expect(first.callIDs == ["a@203.0.113.10"])
        let second = RegistrationHistory(tape.messages, of: "trunk8200-b")
        #expect(second.rounds.count == 2 && second.accepted.count == 1)
        #expect(second.callIDs == ["b@203.0.113.10"])
        #expect(RegistrationHistory(tape.messages, of: "trunk8200-c").rounds.isEmpty)
    }

    @Test func credentialsTellWhoseItIs() throws {
        var tape = RegisterTape()
        try tape.round(1, 403) { ($0.to, $0.credentials) = ("0508200000", "trunk8200-a") }
        #expect(RegistrationHistory(tape.messages, of: "trunk8200-a").rounds.count == 1)
    }

    @Test func staleChallengesAreKnown() throws {
        var tape = RegisterTape()
        try tape.register(1)
        try tape.round(8, 401, stale: true) { $0.credentials = $0.account }
        let history = RegistrationHistory(tape.messages, of: "trunk8200-a")
        #expect(history.stale.map(\.request.time) == [8])
    }
}
