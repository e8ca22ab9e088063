import Diagnostics

/// `country`: an ISO 3166-1 alpha-2 code of a country with telephone numbers; `country-prefix` where its international
/// prefix depends on the carrier.
enum CountryRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let text = file.pbx?.country else { return }
        guard let country = Country(region: text.value) else {
            let hint =
                Country(region: text.value.uppercased()).map { "; did you mean '\($0.region)'?" } ?? ", such as NL"
            log.error(
                "pbx.country '\(text.value)' is no country's ISO 3166-1 code\(hint)",
                rule: "country",
                at: text.location
            )
            return
        }
        if country.internationalPrefix == nil {
            log.warning(
                "callers in \(country.region) choose a carrier before a foreign number: only numbers with + reach other countries",
                rule: "country-prefix",
                at: text.location
            )
        }
    }
}
