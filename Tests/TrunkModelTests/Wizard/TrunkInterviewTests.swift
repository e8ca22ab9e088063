import Diagnostics
import Testing

@testable import TrunkModel

@Suite("The interview")
struct TrunkInterviewTests {
    /// Somebody whose answers are known beforehand.
    private struct Scripted: TrunkInterviewer {
        struct Ended: Error {}

        var answers: [String]
        var asked: [TrunkPrompt] = []
        var told: [Diagnostic] = []
        var explained: [String] = []

        mutating func ask(_ prompt: TrunkPrompt) throws -> String {
            asked.append(prompt)
            guard !answers.isEmpty else { throw Ended() }
            return answers.removeFirst()
        }

        mutating func explain(_ text: String) { explained.append(text) }

        mutating func tell(_ findings: [Diagnostic]) { told += findings }

        var labels: [String] { asked.map { $0.label.filter { $0 != " " } } }
        var rules: [String] { told.map(\.rule) }
    }

    private func interview(
        _ answers: [String],
        given: [TrunkQuestion: [String]] = [:],
        language: Language = .en
    ) throws -> (draft: TrunkDraft, person: Scripted) {
        var interview = TrunkInterview(draft: TrunkDraftTests.draft(), given: given, language: language)
        var person = Scripted(answers: answers)
        try interview.run(with: &person)
        #expect(person.answers == [], "not all answers were asked for")
        return (interview.draft, person)
    }

    /// All but one question answered by flags.
    private func ask(_ question: TrunkQuestion, _ answers: [String]) throws -> (draft: TrunkDraft, person: Scripted) {
        var given = TrunkDraftTests.fill(TrunkDraftTests.least).file.answers
        for question in [TrunkQuestion.channels, .pbx, .areaCode, .fallback, .caller] where given[question] == nil {
            given[question] =
                switch question {
                case .channels: ["8"]
                case .pbx: ["one"]
                case .areaCode: ["050"]
                case .fallback: ["Plan"]
                default: ["219=anonymous"]
                }
        }
        given[question] = nil
        return try interview(answers, given: given)
    }

    @Test("A whole trunk, mostly by Enter")
    func wholeTrunk() throws {
        let (draft, person) = try interview([
            "", "", "stad", "8", "2", "1", "203.0.113.10, 192.0.2.16/28", "", "050",
            "050-8200000", "Receptie", "", "100", "", "050-8200010 - 19", "", "1", "2{last2}", "no", "",
            "", "Belplan", "trunk-a", "", "", "trunk-b", "2", "secrets/b", "0", "4", "2,3", "", "219", "anonymous", "",
        ])
        #expect(person.told == [])
        #expect(draft.report == [])
        #expect(draft.pbx?.selector == "two:new")
        #expect(draft.file.pbx?.addresses.map(\.value) == ["203.0.113.10", "192.0.2.16/28"])
        #expect(draft.file.numbers?.value.last?.range?.to?.value == "+31508200019")
        #expect(draft.file.numbers?.value.map { $0.mayBeCallerID?.value } == [true, false])
        #expect(draft.file.accounts?.value.last?.password?.value == .file("secrets/b"))
        #expect(draft.file.outbound.destinations?.value == "europe")
        #expect(draft.file.outbound.block?.map(\.value) == [.satellite, .sharedCost])
        #expect(draft.file.callers.map { $0.callerID?.value } == ["anonymous"])
        let order = [
            "Provider", "Kindofconnection", "NameofthePBX", "Callsatthesametime", "BrandandtypeofthePBX",
            "Numberformat",
        ]
        #expect(Array(person.labels.prefix(6)) == order)
    }

    @Test("Device accounts have no numbers of the trunk")
    func deviceAccounts() throws {
        let (draft, person) = try interview([
            "callvoip", "2", "assen", "", "", "", "198.51.100.0/29", "", "", "",
            "0592-300001", "", "", "", "", "100", "Balie", "0592-300002", "", "env", "ASSEN_B", "6", "", "",
            "", "", "", "", "",
        ])
        #expect(person.told == [])
        #expect(draft.report == [])
        #expect(draft.file.accounts?.value.map { $0.username?.value } == ["31592300001", "31592300002"])
        #expect(draft.file.accounts?.value.map { $0.inbound == nil } == [false, true])
        #expect(draft.file.accounts?.value.last?.password?.value == .environment("ASSEN_B"))
        #expect(draft.file.numberFormat?.value == .withoutPlus)
        #expect(!person.labels.contains("Numberorrange"))
    }

    @Test("A wrong answer is told and asked again")
    func askingAgain() throws {
        let (draft, person) = try ask(.name, ["1st", "", "first"])
        #expect(draft.file.name?.value == "first")
        #expect(person.rules == ["name-syntax", "answer-missing"])
        #expect(person.asked.count == 3)
    }

    @Test("Within a list, only what is wrong is asked again")
    func askingAgainInLists() throws {
        let (draft, person) = try ask(
            .number,
            [
                "050-82", "050-8200000", "a\u{7}b", "ab", "7", "extension", "x", "100", "perhaps", "no", "",
                "0508200001",
                "", "none", "", "", "",
            ]
        )
        #expect(
            person.rules == [
                "number-invalid", "text-characters", "unknown-value", "inbound-destination", "unknown-value",
                // The second is the default caller ID, which was given and is inbound only by now.
                "caller-id", "caller-id",
            ]
        )
        #expect(draft.file.numbers?.value.map { $0.number?.value } == ["+31508200000", "+31508200001"])
        #expect(draft.file.numbers?.value.map { $0.description?.value } == ["ab", nil])
        #expect(draft.file.defaultCallerID?.value == "+31508200001")
        #expect(draft.report == [])
    }

    @Test("Help is shown, and the question stays")
    func help() throws {
        let (_, person) = try ask(.channels, ["?", "4"])
        #expect(person.explained == [TrunkQuestion.channels.help.en])
    }

    @Test("A flag's wrong answer is told with the flag, and asked")
    func wrongFlag() throws {
        let (draft, person) = try interview(
            [
                "", "stad", "", "", "", "203.0.113.10", "", "", "050-8200000", "", "none", "", "", "", "", "a", "", "",
                "", "", "", "", "", "",
            ],
            given: [.kind: ["trunk"], .name: ["1"]]
        )
        #expect(person.told.first?.message == "--name: name '1' must begin with a letter from a to z")
        #expect(person.rules.last == "account-failover")
        #expect(draft.file.name?.value == "stad")
    }

    @Test("What device accounts cannot have is told and left out")
    func numbersWithDeviceAccounts() throws {
        let (draft, person) = try interview(
            [],
            given: [
                .provider: ["callvoip"], .kind: ["device_accounts"], .name: ["assen"], .channels: ["1"], .pbx: ["one"],
                .numberFormat: ["plus"], .address: ["198.51.100.1"], .country: ["NL"], .areaCode: ["0592"],
                .number: ["0592300001"], .fallback: ["x"], .account: ["31592300001"], .outsideLine: [""],
                .destinations: ["europe"], .block: ["none"], .limits: ["1/2/3"], .caller: ["1=anonymous"],
            ]
        )
        #expect(person.rules == ["device-account-numbers"])
        #expect(draft.file.numbers == nil)
        #expect(draft.report == [])
    }

    @Test("A provider without a server has each account ask for one")
    func server() throws {
        let (draft, person) = try interview(
            [
                "generic", "", "stad", "", "", "", "203.0.113.10", "", "", "050-8200000", "", "none", "", "", "", "",
                "a", "text", "GEHEIM", "", "sip:x", "sip.example.net:5062", "", "", "", "", "", "",
            ]
        )
        #expect(person.rules == ["secret-plain", "server-address", "server-address"])
        #expect(person.asked.filter(\.isSecret).count == 1)
        #expect(draft.file.accounts?.value.first?.server?.value == "sip.example.net:5062")
        #expect(draft.holdsPassword)
        #expect(draft.file.providerSide.limits.isEmpty)
    }

    @Test("When the answers end, so does the interview", arguments: 0..<20)
    func ending(count: Int) throws {
        let answers = [
            "", "", "stad", "", "", "", "203.0.113.10", "", "", "050-8200000", "", "1", "100", "", "", "", "", "a", "",
            "",
        ]
        var interview = TrunkInterview(draft: TrunkDraftTests.draft(), given: [:], language: .nl)
        var person = Scripted(answers: Array(answers.prefix(count)))
        #expect(throws: Scripted.Ended.self) { try interview.run(with: &person) }
        #expect(person.asked.count == count + 1)
    }

    @Test("Every question and its help stand in both languages")
    func texts() {
        for question in TrunkQuestion.allCases {
            #expect(question.label.nl.count > 3 && question.label.en.count > 3)
            #expect(question.help.nl.hasSuffix(".") && question.help.en.hasSuffix("."))
        }
    }
}
