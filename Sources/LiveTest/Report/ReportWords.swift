import TrunkModel

/// The fixed words of reports.
enum ReportWords {
    static let expected = LocalizedText(nl: "verwacht", en: "expected")
    static let seen = LocalizedText(nl: "gezien", en: "seen")
    static let why = LocalizedText(nl: "waarom", en: "why")
    static let change = LocalizedText(nl: "wijzig", en: "change")
    static let notices = LocalizedText(nl: "Beveiligingen van de provider", en: "Protections of the provider")
    static let provider = LocalizedText(nl: "provider", en: "provider")
    static let unknownPBX = LocalizedText(nl: "centrale onbekend", en: "unknown PBX")
    static let nothing = LocalizedText(nl: "Er is niets beoordeeld.", en: "Nothing was judged.")
    static let works = LocalizedText(nl: "De trunk werkt", en: "The trunk works")
    static let worksWithRemarks = LocalizedText(
        nl: "De trunk werkt, met opmerkingen",
        en: "The trunk works, with remarks"
    )
    static let fails = LocalizedText(nl: "De trunk werkt niet goed", en: "The trunk does not work as it should")
    static let unproven = LocalizedText(nl: "Niets bewezen", en: "Nothing proven")

    /// What else a page needs, by the names that its template has for them.
    static let page: [(name: String, text: LocalizedText)] = [
        ("expected", expected), ("seen", seen), ("why", why), ("change", change), ("notices", notices),
        ("title", LocalizedText(nl: "Test van de trunk", en: "Live test of the trunk")),
        ("provider", LocalizedText(nl: "Provider", en: "Provider")),
        ("listen", LocalizedText(nl: "Gespeeld op", en: "Played at")),
        ("pbx", LocalizedText(nl: "Centrale", en: "PBX")),
        ("brand", LocalizedText(nl: "Advies voor", en: "Advice for")),
        ("began", LocalizedText(nl: "Begonnen", en: "Began")),
        ("duration", LocalizedText(nl: "Duur", en: "Duration")),
        ("show", LocalizedText(nl: "Toon", en: "Show")),
        ("all", LocalizedText(nl: "alles", en: "all")),
        ("problems", LocalizedText(nl: "alleen wat niet klopt", en: "only what is wrong")),
        ("what_is_wrong", LocalizedText(nl: "Wat niet klopt", en: "What is wrong")),
        ("remarks", LocalizedText(nl: "Opmerkingen", en: "Remarks")),
        ("all_checks", LocalizedText(nl: "Alle controles", en: "All checks")),
        ("ladders", LocalizedText(nl: "SIP-berichten", en: "SIP messages")),
        (
            "ladders_hint",
            LocalizedText(
                nl: "Een pijl opent het hele bericht (klik, Enter of spatie). Tijden gelden vanaf het eerste bericht.",
                en: "An arrow opens the whole message (click, Enter or space). Times count from the first message."
            )
        ),
        ("file", LocalizedText(nl: "bestand of scherm", en: "file or screen")),
        ("section", LocalizedText(nl: "deel", en: "section")),
        ("setting", LocalizedText(nl: "instelling", en: "setting")),
        ("repeated", LocalizedText(nl: "herhaald", en: "repeated")),
        (
            "same",
            LocalizedText(nl: "Hetzelfde bericht als eerder, nog eens gestuurd.", en: "Same message, sent again.")
        ),
        ("messages", LocalizedText(nl: "berichten", en: "messages")),
        ("details", LocalizedText(nl: "uitleg", en: "details")),
        ("shows", LocalizedText(nl: "Hoort bij", en: "Belongs to")),
        ("to_top", LocalizedText(nl: "naar boven", en: "to the top")),
    ]

    /// The verdict on the whole.
    static func conclusion(_ report: LiveTestReport) -> LocalizedText {
        if report.count(.failed) > 0 { return fails }
        if !report.passed { return unproven }
        return report.count(.warned) > 0 ? worksWithRemarks : works
    }

    /// `3 failed`, `1 mislukt`.
    static func count(_ count: Int, _ outcome: Verdict.Outcome, _ language: Language) -> String {
        "\(count) \(outcome.title[language])"
    }

    /// All counts that are not zero, the worst first.
    static func counts(_ report: LiveTestReport, _ language: Language) -> String {
        let order: [Verdict.Outcome] = [.failed, .warned, .notJudged, .passed]
        let parts = order.filter { report.count($0) > 0 }.map { count(report.count($0), $0, language) }
        return parts.isEmpty ? nothing[language] : parts.joined(separator: ", ")
    }

    /// `2 min 5 s`, `8.4 s`.
    static func duration(_ seconds: Double, _ language: Language) -> String {
        // A clock that was set back, or a number that no test lasts, must not end the program.
        let tenths = Int((min(max(seconds.isFinite ? seconds : 0, 0), 1e9) * 10).rounded())
        if tenths >= 600 {
            let whole = (tenths + 5) / 10
            return "\(whole / 60) min \(whole % 60) s"
        }
        return "\(tenths / 10)\(language == .nl ? "," : ".")\(tenths % 10) s"
    }
}

extension Verdict.Outcome {
    /// What people call it: `failed`, `mislukt`.
    var title: LocalizedText {
        switch self {
        case .passed: LocalizedText(nl: "geslaagd", en: "passed")
        case .failed: LocalizedText(nl: "mislukt", en: "failed")
        case .warned: LocalizedText(nl: "met opmerking", en: "with remark")
        case .notJudged: LocalizedText(nl: "niet beoordeeld", en: "not judged")
        }
    }
}
