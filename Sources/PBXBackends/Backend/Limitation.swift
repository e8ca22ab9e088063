public import Diagnostics
public import DialPlan
public import TrunkModel

/// Something that a brand cannot express.
public struct Limitation: Sendable {
    /// Stable name, such as `chan-sip-removed`.
    public let id: String
    /// Error when it would break calls or safety, else warning or note.
    public let severity: Severity
    /// What it means for the user, in one sentence without a full stop.
    public let text: LocalizedText
    /// The settings that it is about: the support table shows it there.
    public let settings: Set<TrunkSetting>
    /// Whether it concerns a plan.
    public let applies: @Sendable (DialPlan) -> Bool
    /// The trunk-file key that it is about, such as `accounts[0].password`; nil for the whole file.
    public let key: @Sendable (DialPlan) -> String?

    /// Makes a limitation.
    public init(
        _ id: String,
        _ severity: Severity,
        _ text: LocalizedText,
        settings: Set<TrunkSetting> = [],
        key: @escaping @Sendable (DialPlan) -> String? = { _ in nil },
        applies: @escaping @Sendable (DialPlan) -> Bool
    ) {
        self.id = id
        self.severity = severity
        self.text = text
        self.settings = settings
        self.key = key
        self.applies = applies
    }
}
