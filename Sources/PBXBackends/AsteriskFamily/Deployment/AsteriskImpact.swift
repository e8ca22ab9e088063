import TrunkModel

/// Impacts in one line each, for the tables of keys.
enum AsteriskImpact {
    /// Calls fail, or reach or show the wrong number.
    static func breaks(nl: String, en: String) -> Impact { Impact(.breaksCalls, LocalizedText(nl: nl, en: en)) }

    /// Somebody else can call, listen in or spend.
    static func opens(nl: String, en: String) -> Impact { Impact(.security, LocalizedText(nl: nl, en: en)) }

    /// Calls work and are safe.
    static func harmless(nl: String, en: String) -> Impact { Impact(.cosmetic, LocalizedText(nl: nl, en: en)) }
}
