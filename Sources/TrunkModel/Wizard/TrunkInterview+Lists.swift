import Diagnostics

extension TrunkInterview {
    mutating func askNumbers(_ person: inout some TrunkInterviewer) throws {
        while true {
            let index = draft.numbers.count
            let text = try answer(prompt(.number, isMore: index > 0), &person)
            if text.isEmpty {
                if index == 0 {
                    person.tell([needed(.number)])
                    continue
                }
                let findings = draft.findings(about: .number)
                if !Self.hasErrors(findings) { return }
                person.tell(findings)
                continue
            }
            let isTaken = refine(with: text, .number, index, [], &person) { draft, text in
                draft.numbers.append(NumberEntry(numbers: text))
                draft.setNumbers()
            }
            guard isTaken else { continue }
            try refine(prompt(.description), .number, index, &person) { draft, text in
                draft.numbers[index].description = text.isEmpty ? nil : text
                draft.setNumbers()
            }
            let isRange = draft.file.numbers?.value[index].range != nil
            try askInbound(.number, index, isRange: isRange, &person) { draft, inbound in
                draft.numbers[index].inbound = inbound
                draft.setNumbers()
            }
            let mayBe = try askYesNo(prompt(.callerID), &person)
            _ = refine(with: "", .number, index, [], &person) { draft, _ in
                draft.numbers[index].mayBeCallerID = mayBe
                draft.setNumbers()
            }
        }
    }

    mutating func askAccounts(_ person: inout some TrunkInterviewer) throws {
        let maximum = draft.file.kind.flatMap { draft.profile?.kinds[$0.value]?.maximumAccounts } ?? Int.max
        while draft.accounts.count < maximum {
            let index = draft.accounts.count
            let prompt =
                draft.isDeviceAccounts
                ? prompt(.accountNumber, isMore: index > 0)
                : prompt(index == 0 ? .primary : .secondary, isMore: index > 0)
            let text = try answer(prompt, &person)
            if text.isEmpty {
                if index > 0 { break }
                person.tell([needed(.account)])
                continue
            }
            // These come next.
            let pending: Set = ["server-missing", "device-account-name", "missing-key"]
            let isTaken = refine(with: text, .account, index, pending, &person) { draft, text in
                var entry = AccountEntry()
                if draft.isDeviceAccounts { entry.number = text } else { entry.username = text }
                draft.accounts.append(entry)
                draft.setAccounts()
            }
            if isTaken { try askAccount(index, &person) }
        }
        // What is about the list as a whole, such as an account to fail over to.
        person.tell(draft.findings(about: .account).filter { $0.location == TrunkDraft.place(.account, -1) })
    }

    private mutating func askAccount(_ index: Int, _ person: inout some TrunkInterviewer) throws {
        if draft.isDeviceAccounts {
            var prompt = prompt(.username)
            prompt.suggestion = draft.file.accounts?.value[index].username?.value
            try refine(prompt, .account, index, pending: ["server-missing"], &person) { draft, text in
                draft.accounts[index].username = text
                draft.setAccounts()
            }
        }
        try askPassword(index, &person)
        if draft.profile?.server == nil {
            try refine(prompt(.server), .account, index, &person) { draft, text in
                draft.accounts[index].server = text
                draft.setAccounts()
            }
        }
        guard draft.isDeviceAccounts else { return }
        try askInbound(.account, index, isRange: false, &person) { draft, inbound in
            draft.accounts[index].inbound = inbound
            draft.setAccounts()
        }
        try refine(prompt(.description), .account, index, &person) { draft, text in
            draft.accounts[index].description = text.isEmpty ? nil : text
            draft.setAccounts()
        }
    }

    private mutating func askPassword(_ index: Int, _ person: inout some TrunkInterviewer) throws {
        let suggested = draft.suggestedPassword(index)
        let source = prompt(.passwordSource)
        while true {
            let answer = try answer(source, &person)
            let way = source.resolve(answer.isEmpty ? source.choices[0].value : answer)
            guard
                let part = [WizardText.passwordVariable, .passwordFile, .passwordText].first(where: { $0.way == way })
            else {
                person.tell([unknown(way, source, .account)])
                continue
            }
            var prompt = prompt(part)
            if part == .passwordVariable { prompt.suggestion = String(suggested.dropFirst(6).dropLast()) }
            prompt.isSecret = part == .passwordText
            let suggestion = prompt.suggestion ?? ""
            return try refine(prompt, .account, index, pending: ["server-missing"], &person) { draft, text in
                let value = text.isEmpty ? suggestion : text
                draft.accounts[index].password =
                    switch part {
                    case .passwordVariable: "${env:\(value)}"
                    case .passwordFile: "${file:\(value)}"
                    default: value
                    }
                draft.setAccounts()
            }
        }
    }

    mutating func askCallers(_ person: inout some TrunkInterviewer) throws {
        while true {
            let index = draft.callers.count
            let text = try answer(prompt(.caller, isMore: index > 0), &person)
            if text.isEmpty { return }
            let isTaken = refine(with: text, .caller, index, [], &person) { draft, text in
                draft.callers.append(CallerEntry(extension: text))
                draft.setCallers()
            }
            guard isTaken else { continue }
            try refine(prompt(.callerShown), .caller, index, &person) { draft, text in
                draft.callers[index].shown = text
                draft.setCallers()
            }
        }
    }

    private mutating func askInbound(
        _ question: TrunkQuestion,
        _ index: Int,
        isRange: Bool,
        _ person: inout some TrunkInterviewer,
        apply: (inout TrunkDraft, InboundEntry?) -> Void
    ) throws {
        var kinds = prompt(.inboundKind)
        kinds.suggestion = InboundDestination.Kind.extension.rawValue
        while true {
            let answer = try answer(kinds, &person)
            let kind = kinds.resolve(answer.isEmpty ? kinds.suggestion ?? "" : answer).replacing("-", with: "_")
            // No destination is a right answer: the number then takes no calls.
            if YesNo.isNone(answer) || kind == WizardText.none { return apply(&draft, nil) }
            guard InboundDestination.Kind(rawValue: kind) != nil else {
                person.tell([unknown(answer, kinds, question)])
                continue
            }
            return try refine(prompt(isRange ? .inboundRange : .inboundTarget), question, index, &person) {
                draft,
                text in
                apply(&draft, InboundEntry(kind: kind, target: text))
            }
        }
    }

    private func askYesNo(_ prompt: TrunkPrompt, _ person: inout some TrunkInterviewer) throws -> Bool {
        while true {
            let answer = try answer(prompt, &person)
            if answer.isEmpty { return true }
            if let truth = YesNo.read(answer) { return truth }
            person.tell([unknown(answer, prompt, .number)])
        }
    }

    private func unknown(_ answer: String, _ prompt: TrunkPrompt, _ question: TrunkQuestion) -> Diagnostic {
        let names = prompt.choices.map(\.value)
        let list = names.isEmpty ? (language == .nl ? "ja, nee" : "yes, no") : names.joined(separator: ", ")
        let hint = Suggestion.phrase(for: answer, among: names)
        return Diagnostic(
            .error,
            language == .nl
                ? "'\(answer)' staat niet in de lijst: \(list)"
                : "'\(answer)' is none of them" + (hint.isEmpty ? ": \(list)" : hint),
            rule: "unknown-value",
            at: TrunkDraft.place(question)
        )
    }
}

extension TrunkDraft {
    /// Makes the file's numbers of the entries.
    fileprivate mutating func setNumbers() { setNumbers(ReadingContext(file: TrunkQuestion.number.flag, text: "")) }

    /// Makes the file's accounts of the entries.
    fileprivate mutating func setAccounts() { setAccounts(ReadingContext(file: TrunkQuestion.account.flag, text: "")) }
}
