import TrunkModel

extension Impact {
    /// An impact that breaks calls.
    static func breaks(_ nl: String, _ en: String) -> Impact { Impact(.breaksCalls, LocalizedText(nl: nl, en: en)) }

    /// An impact on who can call, listen in or spend.
    static func opens(_ nl: String, _ en: String) -> Impact { Impact(.security, LocalizedText(nl: nl, en: en)) }

    /// Something worth cleaning up.
    static func harmless(_ nl: String, _ en: String) -> Impact { Impact(.cosmetic, LocalizedText(nl: nl, en: en)) }
}
