import Diagnostics

/// The wizard: takes the answers that were given beforehand, and asks a person for the others.
///
/// Each answer is judged at once by the rules of `trunkline check`, and asked again where they find an error.
public struct TrunkInterview: Sendable {
    /// What has been answered.
    public internal(set) var draft: TrunkDraft
    let given: [TrunkQuestion: [String]]
    let language: Language

    /// Makes an interview.
    ///
    /// - Parameters:
    ///   - draft: An empty draft.
    ///   - given: Answers that need no asking.
    ///   - language: The language of the questions.
    public init(draft: TrunkDraft, given: [TrunkQuestion: [String]], language: Language) {
        self.draft = draft
        self.given = given
        self.language = language
    }

    /// Takes what was given, and what the profile suggests for the rest; asks nobody.
    public mutating func fill() {
        for question in TrunkQuestion.allCases {
            if let texts = given[question] {
                draft.answer(question, texts)
            } else if let suggestion = draft.suggestion(for: question) {
                draft.answer(question, suggestion)
            }
        }
    }

    /// Asks a person for all that was not given.
    ///
    /// - Throws: What the interviewer throws.
    public mutating func run(with person: inout some TrunkInterviewer) throws {
        for question in TrunkQuestion.allCases { try take(question, &person) }
        // An answer may have become wrong by a later one.
        while let question = TrunkQuestion.allCases.first(where: { Self.hasErrors(draft.findings(about: $0)) }) {
            try askAgain(question, &person)
        }
    }

    private mutating func take(_ question: TrunkQuestion, _ person: inout some TrunkInterviewer) throws {
        if let texts = given[question] {
            draft.answer(question, texts)
            let findings = draft.findings(about: question)
            if Self.hasErrors(findings) { return try askAgain(question, &person) }
            person.tell(findings.map(TrunkDraft.flagged))
        } else if isAsked(question) {
            try ask(question, &person)
        }
    }

    private mutating func askAgain(_ question: TrunkQuestion, _ person: inout some TrunkInterviewer) throws {
        person.tell(draft.findings(about: question).map(TrunkDraft.flagged))
        draft.clear(question)
        // What does not belong to device accounts is only taken back.
        if isAsked(question) || question == .internalContext { try ask(question, &person) }
    }

    private func isAsked(_ question: TrunkQuestion) -> Bool {
        switch question {
        case .internalContext: false
        case .number, .defaultCallerID: !draft.isDeviceAccounts
        case .pbx: !draft.choices.isEmpty
        // Without a trunk prefix, numbers are dialled whole.
        case .areaCode: draft.country?.trunkPrefix.isEmpty == false
        default: true
        }
    }

    private mutating func ask(_ question: TrunkQuestion, _ person: inout some TrunkInterviewer) throws {
        switch question {
        case .number: try askNumbers(&person)
        case .account: try askAccounts(&person)
        case .caller: try askCallers(&person)
        default: try askOne(question, &person)
        }
    }

    private mutating func askOne(_ question: TrunkQuestion, _ person: inout some TrunkInterviewer) throws {
        let suggestion = draft.suggestion(for: question)
        let prompt = prompt(for: question, suggestion: suggestion)
        while true {
            var answer = try self.answer(prompt, &person)
            if answer.isEmpty {
                guard let suggestion else {
                    if Self.isOptional(question) { return }
                    person.tell([needed(question)])
                    continue
                }
                answer = suggestion
            }
            draft.answer(question, prompt.resolve(answer))
            let findings = draft.findings(about: question)
            person.tell(findings)
            if !Self.hasErrors(findings) { return }
            draft.clear(question)
        }
    }

    /// Asks until the answer is no call for help.
    func answer(_ prompt: TrunkPrompt, _ person: inout some TrunkInterviewer) throws -> String {
        while true {
            let answer = try person.ask(prompt)
            // A password is taken as it is.
            if prompt.isSecret { return answer }
            let trimmed = FieldList.trimmed(answer)
            guard trimmed == "?" else { return trimmed }
            person.explain(prompt.help)
        }
    }

    /// Asks for a part of a list's entry until nothing new is wrong with the entry.
    ///
    /// - Parameters:
    ///   - prompt: The question.
    ///   - question: Whose list it is.
    ///   - index: The entry's.
    ///   - pending: Rules about parts that are asked for later.
    ///   - person: Who is asked.
    ///   - apply: Puts the answer into the draft.
    /// - Throws: What the interviewer throws.
    mutating func refine(
        _ prompt: TrunkPrompt,
        _ question: TrunkQuestion,
        _ index: Int,
        pending: Set<String> = [],
        _ person: inout some TrunkInterviewer,
        apply: (inout TrunkDraft, String) -> Void
    ) throws {
        while true {
            let answer = try answer(prompt, &person)
            if refine(with: prompt.resolve(answer), question, index, pending, &person, apply: apply) { return }
        }
    }

    /// Puts an answer into the draft, if nothing new is then wrong with the entry; says whether it did.
    mutating func refine(
        with answer: String,
        _ question: TrunkQuestion,
        _ index: Int,
        _ pending: Set<String> = [],
        _ person: inout some TrunkInterviewer,
        apply: (inout TrunkDraft, String) -> Void
    ) -> Bool {
        var candidate = draft
        apply(&candidate, answer)
        let known = draft.findings(about: question, entry: index)
        let new = candidate.findings(about: question, entry: index).filter {
            !known.contains($0) && !pending.contains($0.rule)
        }
        person.tell(new)
        if Self.hasErrors(new) { return false }
        draft = candidate
        return true
    }

    static func hasErrors(_ findings: [Diagnostic]) -> Bool { findings.contains { $0.severity == .error } }

    private static func isOptional(_ question: TrunkQuestion) -> Bool {
        switch question {
        case .channels, .pbx, .areaCode, .internalContext, .fallback, .limits, .defaultCallerID: true
        default: false
        }
    }

    /// What is said where an answer cannot be left out.
    func needed(_ question: TrunkQuestion) -> Diagnostic {
        Diagnostic(
            .error,
            language == .nl ? "hier is een antwoord nodig; ? geeft uitleg" : "an answer is needed here; ? explains",
            rule: "answer-missing",
            at: TrunkDraft.place(question)
        )
    }
}
