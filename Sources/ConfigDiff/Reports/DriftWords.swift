import PBXBackends
import TrunkModel

/// The fixed words of reports on drift.
enum DriftWords {
    static let expected = LocalizedText(nl: "hoort", en: "expected")
    static let deployed = LocalizedText(nl: "staat er", en: "deployed")
    static let effect = LocalizedText(nl: "gevolg", en: "effect")
    static let mend = LocalizedText(nl: "wijzig", en: "mend")
    static let nothing = LocalizedText(nl: "niets", en: "nothing")
    static let others = LocalizedText(nl: "Niet van deze trunk", en: "Not of this trunk")
    static let noDrift = LocalizedText(nl: "Geen verschil", en: "No drift")
    static let drift = LocalizedText(nl: "Er zijn verschillen", en: "Drift found")
    static let same = LocalizedText(
        nl: "wat er staat, is wat er hoort te staan",
        en: "what is deployed is what should be"
    )
    static let passwordNotShown = LocalizedText(
        nl: "niet in de patch, want er hoort een wachtwoord bij",
        en: "not in the patch, since a password is part of it"
    )
    static let notInAPatch = LocalizedText(
        nl: "niet in de patch, dit wijzig je zelf",
        en: "not in the patch, this is for you to change"
    )

    /// Where a patch adds an object without its password.
    static func enterPassword(_ key: String, _ difference: Difference) -> LocalizedText {
        LocalizedText(
            nl: "de patch bevat geen wachtwoorden: vul bij \(difference.title.nl) \(difference.object) zelf \(key) in",
            en: "the patch holds no passwords: enter \(key) of \(difference.title.en) \(difference.object) yourself"
        )
    }

    /// Where an editor refused what it could do alone.
    static func refused(_ count: Int) -> LocalizedText {
        LocalizedText(
            nl:
                "\(count == 1 ? "1 wijziging" : "\(count) wijzigingen") niet in de patch: doe de vergelijking daarna opnieuw",
            en: "\(count == 1 ? "1 change" : "\(count) changes") not in the patch: compare again after applying it"
        )
    }

    /// `3 differences: 2 break calls, 1 cosmetic`, or that there are none.
    static func conclusion(_ report: DriftReport, _ language: Language) -> String {
        guard report.hasDrift else { return "\(noDrift[language]): \(same[language])" }
        let count = report.entries.count
        let noun =
            count == 1
            ? LocalizedText(nl: "verschil", en: "difference") : LocalizedText(nl: "verschillen", en: "differences")
        return "\(count) \(noun[language]): \(counts(report, language))"
    }

    /// `2 break calls, 1 cosmetic`.
    static func counts(_ report: DriftReport, _ language: Language) -> String {
        DriftSeverity.allCases.sorted(by: >).filter { report.count($0) > 0 }.map { severity in
            let count = report.count(severity)
            if language == .nl { return "\(count)× \(severity.title.nl)" }
            return "\(count) \(severity == .breaksCalls && count > 1 ? "break calls" : severity.title.en)"
        }.joined(separator: ", ")
    }

    /// What is not listed: what is ignored, and what is not ours unless it is listed.
    static func hidden(_ report: DriftReport, listsOthers: Bool) -> [LocalizedText] {
        var result: [LocalizedText] = []
        if report.ignored > 0 {
            result.append(LocalizedText(nl: "\(report.ignored) genegeerd", en: "\(report.ignored) ignored"))
        }
        let count = report.others.count
        if count > 0 {
            let hint = listsOthers ? ("", "") : (", --all toont ze", ", --all lists them")
            result.append(
                LocalizedText(nl: "\(count) niet van deze trunk" + hint.0, en: "\(count) not of this trunk" + hint.1)
            )
        }
        return result
    }
}

extension DriftSeverity {
    /// What people call it.
    var title: LocalizedText {
        switch self {
        case .breaksCalls: LocalizedText(nl: "gesprekken gaan mis", en: "breaks calls")
        case .security: LocalizedText(nl: "onveilig", en: "security")
        case .cosmetic: LocalizedText(nl: "cosmetisch", en: "cosmetic")
        }
    }
}

extension Difference.Class {
    /// What people call it.
    var title: LocalizedText {
        switch self {
        case .missing: LocalizedText(nl: "ontbreekt", en: "missing")
        case .different: LocalizedText(nl: "anders", en: "different")
        case .extra: LocalizedText(nl: "te veel", en: "extra")
        case .notOurs: LocalizedText(nl: "niet van ons", en: "not ours")
        }
    }
}

extension Difference {
    /// The object and the key: `endpoint groningen: from_user`.
    func subject(_ language: Language) -> String {
        var text = title[language] == object ? object : "\(title[language]) \(object)"
        if let renamedFrom {
            text += language == .nl ? " (bij ons \(renamedFrom))" : " (\(renamedFrom) in our files)"
        }
        if rule.hasSuffix("/order") { text += language == .nl ? ": volgorde" : ": order" }
        return key.map { "\(text): \($0)" } ?? text
    }
}
