import Diagnostics
import Yams

/// A trunk file that is being made of answers.
///
/// Its values stand "at" the flag of their question and in a list at the entry's number, so that every finding of the
/// rules tells which answer it is about.
public struct TrunkDraft: Sendable {
    /// The trunk file so far.
    public internal(set) var file: TrunkFile
    /// The provider's profile, once that question is answered.
    public internal(set) var profile: ProviderProfile?
    /// Brand and type.
    public internal(set) var pbx: PBXChoice?
    /// What could not even be read, by question.
    var unread: [TrunkQuestion: DiagnosticLog] = [:]
    /// The entries of lists, as they were typed.
    var numbers: [NumberEntry] = []
    var accounts: [AccountEntry] = []
    var callers: [CallerEntry] = []
    /// The brands to choose from, and how a profile's file is read.
    let choices: [PBXChoice]
    private let readFile: @Sendable (String) throws -> (path: String, text: String)
    private let refusal: @Sendable (_ name: String) -> String?

    /// Makes an empty draft.
    ///
    /// - Parameters:
    ///   - choices: The brands and types that there are.
    ///   - readFile: Reads a profile named relative to the trunk file; throws a reason for the user.
    ///   - refusal: Why the trunk cannot have a name, such as that the file exists; nil where it can.
    public init(
        choices: [PBXChoice],
        readFile: @escaping @Sendable (String) throws -> (path: String, text: String),
        refusal: @escaping @Sendable (_ name: String) -> String? = { _ in nil }
    ) {
        self.choices = choices
        self.readFile = readFile
        self.refusal = refusal
        file = TrunkFile(file: "", location: SourceLocation(file: ""))
        file.pbx = TrunkFile.PBX(location: Self.place(.address), addresses: [])
    }

    /// Where an answer stands: the flag's name, and which of a list it is (0-based).
    static func place(_ question: TrunkQuestion, _ index: Int = 0) -> SourceLocation {
        SourceLocation(file: question.flag, line: index + 1)
    }

    /// Takes an answer that is one text.
    public mutating func answer(_ question: TrunkQuestion, _ text: String) { answer(question, [text]) }

    /// Takes a question's whole answer, in the place of any before.
    ///
    /// What is wrong with it, `findings(about:)` says.
    public mutating func answer(_ question: TrunkQuestion, _ texts: [String]) {
        let text = FieldList.trimmed(texts.last ?? "")
        let located = Located(text, at: Self.place(question))
        let context = ReadingContext(file: question.flag, text: "")
        switch question {
        case .provider: answerProvider(located, context)
        case .kind: file.kind = choice(text, "kind", context)
        case .name:
            file.name = located
            if let refusal = refusal(text) { context.log.error(refusal, rule: "file-exists", at: located.location) }
        case .channels: file.channels = context.integer(text, "channels")
        case .pbx: answerPBX(text, context)
        case .numberFormat: file.numberFormat = choice(text, "number_format", context)
        case .address:
            file.pbx?.addresses = Self.words(texts).map { Located($0.text, at: Self.place(question, $0.index)) }
        case .country: file.pbx?.country = Located(text.uppercased(), at: Self.place(question))
        case .areaCode: file.pbx?.areaCode = text.isEmpty ? nil : located
        case .internalContext: file.pbx?.internalContext = located
        case .number:
            numbers = texts.enumerated().map { NumberEntry($1, at: Self.place(question, $0), log: &context.log) }
            setNumbers(context)
        case .defaultCallerID: file.defaultCallerID = located.map { TypedNumber.e164($0, from: country) }
        case .fallback: file.providerSide.fallback = text.isEmpty ? nil : located
        case .account:
            accounts = texts.enumerated().map { AccountEntry($1, at: Self.place(question, $0), log: &context.log) }
            setAccounts(context)
        case .outsideLine: file.outbound.outsideLine = Located(YesNo.isNone(text) ? "" : text, at: Self.place(question))
        case .destinations:
            let isKnown = profile?.destinationGroup(text) != nil
            file.outbound.destinations = located.map { isKnown ? $0 : $0.replacing("-", with: "_") }
        case .block: answerBlock(Self.words(texts), context)
        case .limits: answerLimits(text, context)
        case .caller: answerCallers(texts, context)
        }
        unread[question] = context.log
    }

    /// Takes an answer back.
    mutating func clear(_ question: TrunkQuestion) {
        unread[question] = nil
        switch question {
        case .provider: (file.provider, profile) = (nil, nil)
        case .kind: file.kind = nil
        case .name: file.name = nil
        case .channels: file.channels = nil
        case .pbx: pbx = nil
        case .numberFormat: file.numberFormat = nil
        case .address: file.pbx?.addresses = []
        case .country: file.pbx?.country = nil
        case .areaCode: file.pbx?.areaCode = nil
        case .internalContext: file.pbx?.internalContext = nil
        case .number: (numbers, file.numbers) = ([], nil)
        case .defaultCallerID: file.defaultCallerID = nil
        case .fallback: file.providerSide.fallback = nil
        case .account: (accounts, file.accounts) = ([], nil)
        case .outsideLine: file.outbound.outsideLine = nil
        case .destinations: file.outbound.destinations = nil
        case .block: file.outbound.block = nil
        case .limits: file.providerSide.limits = []
        case .caller: (callers, file.callers) = ([], [])
        }
    }

    /// Whose dialling habits typed numbers follow.
    var country: Country? {
        if let region = file.pbx?.country?.value, let country = Country(region: region) { return country }
        // As the rules judge where the provider is not known.
        return (profile ?? BuiltInProfiles.generic)?.country
    }

    /// Whether each number has an account of its own.
    var isDeviceAccounts: Bool { file.kind?.value == .deviceAccounts }

    private mutating func answerProvider(_ text: Located<String>, _ context: ReadingContext) {
        file.provider = text
        profile = file.loadProfile(readFile: readFile, log: &context.log)
    }

    private mutating func answerPBX(_ text: String, _ context: ReadingContext) {
        pbx = choices.first { $0.selector == text || $0.aliases.contains(text) }
        guard pbx == nil, !choices.isEmpty else { return }
        let names = choices.map(\.selector)
        let hint = Suggestion.phrase(for: text, among: names)
        context.log.error(
            "no PBX brand and type is called '\(text)'"
                + (hint.isEmpty ? "; there are \(names.joined(separator: ", "))" : hint),
            rule: "pbx-unknown",
            at: Self.place(.pbx)
        )
    }

    /// The words of a list that may also stand in one text, with commas or blanks between.
    static func words(_ texts: [String]) -> [(text: String, index: Int)] {
        let words = texts.flatMap { $0.split { $0 == "," || $0.isWhitespace } }
        return words.enumerated().map { (String($1), $0) }
    }

    /// One of an enumeration's values; a hyphen is as good as an underscore.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String,
        _ path: String,
        _ context: ReadingContext
    ) -> Located<Choice>? where Choice.RawValue == String {
        context.choice(.scalar(.init(text.replacing("-", with: "_"))), path, of: Choice.self)
    }
}

extension ReadingContext {
    /// A whole number that was typed.
    func integer(_ text: String, _ path: String) -> Located<Int>? { integer(.scalar(.init(text)), path) }
}
