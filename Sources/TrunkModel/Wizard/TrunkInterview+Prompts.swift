extension TrunkInterview {
    /// The prompt for a question with one answer.
    func prompt(for question: TrunkQuestion, suggestion: String?) -> TrunkPrompt {
        var prompt = TrunkPrompt(
            label: question.label[language],
            help: question.help[language],
            suggestion: suggestion,
            choices: choices(for: question)
        )
        // Enter takes something also where that is nothing.
        if suggestion?.isEmpty ?? [.channels, .pbx, .areaCode, .fallback].contains(question) {
            prompt.suggestion = language == .nl ? "geen" : "none"
        }
        return prompt
    }

    /// The prompt for a part of a list's entry.
    ///
    /// - Parameters:
    ///   - part: The part.
    ///   - isMore: Whether Enter ends the list.
    /// - Returns: The prompt.
    func prompt(_ part: WizardText, isMore: Bool = false) -> TrunkPrompt {
        var prompt = TrunkPrompt(label: part.label[language], help: part.help[language], choices: choices(for: part))
        switch part {
        case .callerID: prompt.suggestion = language == .nl ? "ja" : "yes"
        case .passwordSource: prompt.suggestion = prompt.choices.first?.value
        case .description: prompt.suggestion = language == .nl ? "geen" : "none"
        case .number, .primary, .secondary, .accountNumber, .caller:
            if isMore || part == .caller { prompt.suggestion = language == .nl ? "klaar" : "done" }
        default: break
        }
        return prompt
    }

    private func choices(for question: TrunkQuestion) -> [TrunkPrompt.Choice] {
        switch question {
        case .provider: return BuiltInProfiles.names.map { TrunkPrompt.Choice(value: $0, title: "") }
        case .kind: return TrunkKind.allCases.map { TrunkPrompt.Choice(value: $0.rawValue, title: title(of: $0)) }
        case .pbx: return draft.choices.map { TrunkPrompt.Choice(value: $0.selector, title: "\($0.brand), \($0.type)") }
        case .numberFormat:
            let formats = draft.profile?.numberFormats ?? NumberFormat.allCases
            return formats.map { format in
                let prefix = draft.profile?.internationalPrefix ?? "00"
                let example = format.text(ofDigits: "31508200000", internationalPrefix: prefix)
                return TrunkPrompt.Choice(value: format.rawValue, title: example)
            }
        case .destinations:
            return (draft.profile?.destinationGroups ?? []).map {
                TrunkPrompt.Choice(value: $0.name, title: $0.title[language])
            }
        case .block: return BlockedType.allCases.map { TrunkPrompt.Choice(value: $0.rawValue, title: title(of: $0)) }
        default: return []
        }
    }

    private func choices(for part: WizardText) -> [TrunkPrompt.Choice] {
        let isDutch = language == .nl
        switch part {
        case .inboundKind:
            return InboundDestination.Kind.allCases.map { TrunkPrompt.Choice(value: $0.rawValue, title: title(of: $0)) }
                + [
                    TrunkPrompt.Choice(
                        value: WizardText.none,
                        title: isDutch ? "neemt geen gesprekken aan" : "takes no calls"
                    )
                ]
        case .passwordSource:
            return [
                TrunkPrompt.Choice(
                    value: "env",
                    title: isDutch ? "in een omgevingsvariabele" : "in an environment variable"
                ),
                TrunkPrompt.Choice(value: "file", title: isDutch ? "in een eigen bestand" : "in a file of its own"),
                TrunkPrompt.Choice(
                    value: "text",
                    title: isDutch ? "leesbaar in het trunkbestand" : "readable in the trunk file"
                ),
            ]
        default: return []
        }
    }

    private func title(of kind: TrunkKind) -> String {
        let isDutch = language == .nl
        switch kind {
        case .deviceAccounts:
            return isDutch ? "een toestelaccount per nummer" : "a device account for each number"
        case .trunk:
            let all = isDutch ? "één registratie voor alle nummers" : "one registration for all numbers"
            guard let advised = draft.profile?.trunkAdvisedFrom, let title = draft.profile?.title else { return all }
            return isDutch
                ? "\(all); \(title) raadt dit aan vanaf \(advised) nummers"
                : "\(all); \(title) advises it from \(advised) numbers"
        }
    }

    private func title(of type: BlockedType) -> String {
        let text =
            switch type {
            case .premiumRate: LocalizedText(nl: "betaalnummers", en: "premium-rate numbers")
            case .satellite: LocalizedText(nl: "satelliet", en: "satellite phones")
            case .sharedCost: LocalizedText(nl: "nummers met gedeelde kosten", en: "shared-cost numbers")
            case .personalNumber: LocalizedText(nl: "persoonlijke nummers", en: "personal numbers")
            case .freephone: LocalizedText(nl: "gratis nummers", en: "freephone numbers")
            case .mobile: LocalizedText(nl: "mobiel", en: "mobile")
            case .fixed: LocalizedText(nl: "vast en al het andere", en: "fixed lines, and all else")
            case .short: LocalizedText(nl: "korte nummers, geen alarmnummers", en: "short numbers, not emergency")
            }
        return text[language]
    }

    private func title(of kind: InboundDestination.Kind) -> String {
        let text =
            switch kind {
            case .extension: LocalizedText(nl: "toestel", en: "extension")
            case .ringGroup: LocalizedText(nl: "belgroep", en: "ring group")
            case .queue: LocalizedText(nl: "wachtrij", en: "queue")
            case .ivr: LocalizedText(nl: "keuzemenu", en: "menu (IVR)")
            case .voicemail: LocalizedText(nl: "voicemail", en: "voicemail")
            }
        return text[language]
    }
}
