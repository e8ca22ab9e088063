public import Diagnostics
public import TrunkModel

/// What became of a deployed trunk: the trunk file that behaves so, what was assumed on the way, and what it cannot carry.
public struct ImportResult: Sendable {
    /// The trunk file; passwords stand in it as plain text, for the caller to put elsewhere.
    public var file: TrunkFile
    /// The provider's profile.
    public var profile: ProviderProfile
    /// What no configuration says and was assumed.
    public var guesses: [Guess]
    /// What the trunk file cannot carry.
    public var uncarried: [Uncarried]

    /// A value that was chosen without proof.
    public struct Guess: Sendable, Hashable {
        /// The trunk file's key, such as `outbound.block`.
        public var key: String
        /// What was assumed and why, as a sentence.
        public var reason: LocalizedText

        /// Makes a guess.
        public init(_ key: String, _ reason: LocalizedText) {
            self.key = key
            self.reason = reason
        }
    }
}

/// A deployed setting that the trunk file cannot carry.
public struct Uncarried: Sendable, Hashable {
    /// The setting, in short.
    public var setting: LocalizedText
    /// Why, and what happens instead.
    public var reason: LocalizedText
    /// Where it stands in what is deployed.
    public var location: SourceLocation?

    /// Makes an entry.
    public init(_ setting: LocalizedText, _ reason: LocalizedText, at location: SourceLocation?) {
        self.setting = setting
        self.reason = reason
        self.location = location
    }
}
