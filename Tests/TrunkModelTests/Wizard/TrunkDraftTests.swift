import Diagnostics
import Foundation
import Testing

@testable import TrunkModel

@Suite("Answers by flags")
struct TrunkDraftTests {
    static let choices = [
        PBXChoice(selector: "one", brand: "One", type: "1"),
        PBXChoice(selector: "two:new", brand: "Two", type: "New", aliases: ["two"]),
    ]

    static func draft(_ refusal: @escaping @Sendable (String) -> String? = { _ in nil }) -> TrunkDraft {
        TrunkDraft(
            choices: choices,
            readFile: { ($0, try Repository.text(Repository.cases, $0)) },
            refusal: refusal
        )
    }

    /// The least that a trunk needs.
    static let least: [TrunkQuestion: [String]] = [
        .name: ["stad"], .address: ["203.0.113.10"], .number: ["050-8200000"], .account: ["a", "b"],
    ]

    static func fill(_ given: [TrunkQuestion: [String]], _ draft: TrunkDraft = draft()) -> TrunkDraft {
        var interview = TrunkInterview(draft: draft, given: given, language: .en)
        interview.fill()
        return interview.draft
    }

    static func messages(_ changes: [TrunkQuestion: [String]]) -> [String] {
        fill(least.merging(changes) { $1 }).report.map(\.message)
    }

    @Test("Every golden case can be made by flags alone", arguments: GoldenCase.names)
    func goldenCases(name: String) throws {
        let golden = GoldenCase(name: name)
        var log = DiagnosticLog()
        let file = try #require(TrunkFile.read(try golden.text, file: "old.yaml", log: &log))
        let old = try #require(try golden.run().trunk)
        let draft = Self.fill(file.answers)
        #expect(draft.report.filter { $0.rule != "secret-plain" } == [])
        let text = TrunkFileWriter(language: .nl, profile: draft.profile).text(of: draft.file)
        let pipeline = Pipeline(folder: Repository.cases, environment: try GoldenCase.environment)
        let new = try #require(pipeline.run(text, file: "new.yaml").trunk)
        #expect(old.facts == new.facts)
        #expect(old.accounts.map { $0.password.reveal() } == new.accounts.map { $0.password.reveal() })
        #expect(draft.holdsPassword == name.hasPrefix("passwords-"))
    }

    @Test("The profile answers what nobody says")
    func defaults() {
        let draft = Self.fill(Self.least)
        #expect(draft.report == [])
        #expect(draft.file.provider?.value == "callvoip")
        #expect(draft.file.kind?.value == .trunk)
        #expect(draft.file.numberFormat?.value == .plus)
        #expect(draft.file.pbx?.country?.value == "NL")
        #expect(draft.file.defaultCallerID?.value == "+31508200000")
        #expect(draft.file.outbound.block?.map(\.value) == [.premiumRate, .satellite])
        #expect(draft.file.providerSide.limits.map(\.amount.value) == [10, 25, 50])
        let passwords = draft.file.accounts?.value.map { $0.password?.value }
        #expect(passwords == [.environment("STAD_PASSWORD_PRIMARY"), .environment("STAD_PASSWORD_SECONDARY")])
    }

    @Test("All that is missing is said at once")
    func missing() {
        let rules = Self.fill([:]).report
        #expect(
            rules.map { $0.message.prefix { $0 != ":" } } == [
                "--name is missing", "--address is missing", "--number is missing", "--account is missing",
            ]
        )
        #expect(rules.allSatisfy { $0.rule == "answer-missing" && $0.severity == .error && $0.location == nil })
        let device = Self.fill([.kind: ["device_accounts"]]).missing
        #expect(device == [.name, .address, .account])
    }

    @Test(
        "Wrong answers are told by their flag, in the words of check",
        arguments: [
            (TrunkQuestion.name, ["a b"], "--name: name 'a b' holds ' '; use letters from a to z, digits, - and _"),
            (.channels, ["0"], "--channels: channels must be 1 to 10000, not 0"),
            (.channels, ["many"], "--channels: channels must be a whole number, not 'many'"),
            (.kind, ["trnk"], "--kind: kind cannot be 'trnk'; did you mean 'trunk'?"),
            (.pbx, ["three"], "--pbx: no PBX brand and type is called 'three'; there are one, two:new"),
            (
                .address, ["203.0.113.10", "1.2.3"],
                "--address: pbx.address '1.2.3' is not an IP address or network, such as 203.0.113.10 or 192.0.2.16/28"
            ),
            (.areaCode, ["50"], "--area-code: pbx.area_code '50' must begin with the trunk prefix 0, as it is dialled"),
            (.number, ["050-8200000", "050-82"], "--number: numbers[1].number '+315082' is too short for its country"),
            (.number, ["050-8200000", "0508200000"], "--number: numbers[1] holds numbers that numbers[0] has already"),
            (
                .number, ["050-8200000,inbound=extensio:1"],
                "--number: numbers[0].inbound cannot be 'extensio'; did you mean 'extension'?"
            ),
            (
                .number, ["050-8200000,inbound=12a"],
                "--number: numbers[0].inbound.extension '12a' holds 'a'; an internal number has digits, * and #"
            ),
            (.number, ["050-8200000,caller-id=maybe"], "--number: caller-id must be yes or no, not 'maybe'"),
            (
                .defaultCallerID, ["0508200001"],
                "--default-caller-id: default_caller_id +31508200001 is not a number of this trunk"
            ),
            (.account, ["a@b", "c"], "--account: accounts[0].username holds '@'; use letters, digits and . _ + -"),
            (
                .account, ["a,password=${env:1x}", "b"],
                "--account: accounts[0].password: '1x' is no name of an environment variable"
            ),
            (
                .destinations, ["moon"],
                "--destinations: outbound.destinations cannot be 'moon'; it is one of netherlands, benelux, western_europe, europe, worldwide"
            ),
            (.block, ["satelite"], "--block: outbound.block[0] cannot be 'satelite'; did you mean 'satellite'?"),
            (.limits, ["1/2"], "--limits: limits must be three amounts, as 10/25/50, or hour=10,day=25,week=50"),
            (.limits, ["0/2/3"], "--limits: provider_side.limits.hour must be 1 to 1000000 euro, not 0"),
            (.caller, ["12"], "--caller: '12' must be EXTENSION=NUMBER or EXTENSION=anonymous"),
            (
                .caller, ["12=anonymus"],
                "--caller: callers[0].caller_id 'anonymus' is no number; did you mean 'anonymous'?"
            ),
            (.outsideLine, ["out"], "--outside-line: outbound.outside_line 'out' must be at most four digits, * or #"),
            (
                .internalContext, ["stad-x"],
                "--internal-context: pbx.internal_context 'stad-x' begins with the trunk's own name; those contexts are generated"
            ),
        ] as [(TrunkQuestion, [String], String)]
    )
    func wrong(question: TrunkQuestion, texts: [String], message: String) {
        #expect(Self.messages([question: texts]) == [message])
    }

    @Test("Beside the rules of check, the wizard has these of its own")
    func ownRules() throws {
        var found: Set<String> = []
        for text in try Repository.swiftFiles(below: Repository.sources.appending(path: "TrunkModel/Wizard")) {
            for match in text.matches(of: /rule: "([a-z-]+)"/) { found.insert(String(match.1)) }
        }
        let own: Set = ["answer-field", "answer-missing", "file-exists", "pbx-unknown"]
        #expect(found.subtracting(BadFileTests.knownRules) == own)
        let report = Self.fill(
            [.name: ["stad"], .pbx: ["x"], .limits: ["x"]],
            Self.draft { _ in "there already" }
        ).report
        #expect(Set(report.map(\.rule)) == own)
    }

    @Test("Many mistakes are many findings, in the order of the questions")
    func many() {
        let messages = Self.messages([
            .name: ["1"], .channels: ["x"], .country: ["XX"], .limits: ["x"], .number: ["12"],
        ])
        let flags = messages.map { $0.prefix { $0 != ":" } }
        #expect(flags == ["--name", "--channels", "--country", "--number", "--limits"])
    }

    @Test("A plain password is judged, warned of, and never shown")
    func plainPassword() {
        let messages = Self.messages([.account: ["a,password=\"GEHEIM \"", "b"]])
        #expect(messages.count == 2)
        #expect(messages.allSatisfy { !$0.contains("GEHEIM") })
        #expect(messages.contains { $0.hasSuffix("begins or ends with a blank, which PBXs cut off") })
    }

    @Test("A device account's name and number tell each other")
    func deviceAccounts() {
        let draft = Self.fill([
            .kind: ["device-accounts"], .name: ["assen"], .address: ["198.51.100.0/29"],
            .account: ["31592300001,inbound=100", "number=0592-300002,inbound=ring-group:600"],
        ])
        #expect(draft.report == [])
        #expect(draft.file.accounts?.value.map { $0.username?.value } == ["31592300001", "31592300002"])
        #expect(draft.file.accounts?.value.map { $0.number?.value } == ["+31592300001", "+31592300002"])
        #expect(draft.file.accounts?.value.last?.password?.value == .environment("ASSEN_PASSWORD_2"))
        #expect(draft.file.accounts?.value.last?.inbound?.targets.first?.kind == .ringGroup)
    }

    @Test("A brand alone is its newest line; a name can be refused")
    func brandAndName() {
        #expect(Self.fill([.pbx: ["two"]]).pbx?.selector == "two:new")
        let report = Self.fill(Self.least, Self.draft { "\($0).yaml: there already" }).report
        #expect(report.map(\.message) == ["--name: stad.yaml: there already"])
    }
}
