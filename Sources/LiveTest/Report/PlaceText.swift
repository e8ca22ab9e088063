import Diagnostics
import PBXBackends
import TrunkModel

/// A setting's place as one line: `pjsip_groningen.conf [groningen-endpoint] from_user = +31508200000`.
enum PlaceText {
    static func of(_ place: SettingPlace, _ language: Language) -> String {
        VisibleText.of(
            [place.location[language], place.section, assignment(place)].compactMap { $0 }.joined(separator: "  ")
        )
    }

    /// Key and value, as far as the value can be said.
    static func assignment(_ place: SettingPlace) -> String {
        place.value.map { "\(place.key) = \($0)" } ?? place.key
    }
}
