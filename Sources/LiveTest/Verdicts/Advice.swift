public import PBXBackends
public import TrunkModel

/// What to change on a PBX, and where.
public struct Advice: Sendable, Hashable {
    /// The brand, as after `--pbx`; nil for what holds whatever the PBX is.
    public var brand: String?
    /// What to do, in a sentence.
    public var text: LocalizedText
    /// The settings, in the order in which to look at them.
    public var places: [SettingPlace]

    /// Advice.
    ///
    /// - Parameters:
    ///   - brand: The brand, as after `--pbx`; nil for any.
    ///   - text: What to do, in a sentence.
    ///   - places: The settings.
    public init(brand: String?, _ text: LocalizedText, places: [SettingPlace]) {
        self.brand = brand
        self.text = text
        self.places = places
    }
}
