public import Diagnostics

/// One question to a person.
public struct TrunkPrompt: Sendable {
    /// The question, without a colon.
    public var label: String
    /// What `?` explains.
    public var help: String
    /// What Enter takes, as it is shown in brackets; nil where there is nothing to take.
    public var suggestion: String?
    /// What there is to choose from; the answer may be a choice's number (from 1) or its value.
    public var choices: [Choice] = []
    /// Whether the answer must not be seen.
    public var isSecret = false

    /// Something to choose.
    public struct Choice: Sendable {
        /// What the answer is.
        public var value: String
        /// What it means.
        public var title: String
    }

    /// Words that are numbers of choices as the choices' values.
    func resolve(_ answer: String) -> String {
        guard !choices.isEmpty else { return answer }
        return TrunkDraft.words([answer]).map { word in
            guard let number = Int(word.text), choices.indices.contains(number - 1) else { return word.text }
            return choices[number - 1].value
        }.joined(separator: ",")
    }
}

/// Whoever puts the questions to a person.
public protocol TrunkInterviewer {
    /// Asks, and waits for the answer.
    ///
    /// - Throws: When there will be no answer any more; the interview then ends.
    mutating func ask(_ prompt: TrunkPrompt) throws -> String

    /// Shows a prompt's help.
    mutating func explain(_ text: String)

    /// Says what is wrong with an answer, or worth knowing.
    mutating func tell(_ findings: [Diagnostic])
}
