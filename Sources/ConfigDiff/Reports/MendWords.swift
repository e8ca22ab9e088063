import PBXBackends
import TrunkModel

/// Changes as sentences, for a person who makes them on a screen or in a file.
enum MendWords {
    /// A change as a sentence, with stars for what may not be shown.
    static func of(_ mend: Mend, _ difference: Difference, _ secrets: SecretLines) -> LocalizedText {
        func shown(_ value: String) -> String { secrets.holds(value) ? Secret.stars : value }
        let title = difference.title
        func text(_ nl: String, _ en: String) -> LocalizedText { LocalizedText(nl: nl, en: en) }
        switch mend {
        case .set(let object, let rule, let key, let values, _):
            if rule?.isSecret == true || difference.expected == .secret {
                return text(
                    "Vul bij \(title.nl) \(object.name) als \(key) het wachtwoord uit het trunkbestand in.",
                    "Enter the trunk file's password as \(key) of \(title.en) \(object.name)."
                )
            }
            let value = values.map(shown).joined(separator: ", ")
            return text(
                "Zet \(key) van \(title.nl) \(object.name) op \(value).",
                "Set \(key) of \(title.en) \(object.name) to \(value)."
            )
        case .remove(let object, let settings):
            let keys = Self.names(settings.map(\.key))
            return text(
                "Haal \(keys) weg bij \(title.nl) \(object.name).",
                "Take \(keys) out of \(title.en) \(object.name)."
            )
        case .add(let object, let keys):
            let settings = object.settings.map { setting in
                "\(setting.key) = \(keys.contains(setting.key) ? Secret.stars : shown(setting.value))"
            }.joined(separator: ", ")
            let (nl, en) = settings.isEmpty ? (".", ".") : (" met \(settings).", " with \(settings).")
            return text("Voeg \(title.nl) \(object.name) toe\(nl)", "Add \(title.en) \(object.name)\(en)")
        case .removeObject(let object):
            return text("Verwijder \(title.nl) \(object.name).", "Remove \(title.en) \(object.name).")
        case .order(let objects):
            let order = objects.map(\.name).joined(separator: ", ")
            return text("Zet ze in deze volgorde: \(order).", "Put them into this order: \(order).")
        }
    }

    private static func names(_ keys: [String]) -> String {
        var seen: Set<String> = []
        return keys.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }
}
