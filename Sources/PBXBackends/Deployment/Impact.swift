public import TrunkModel

/// What a difference does, for the worst of it.
public enum DriftSeverity: String, Sendable, CaseIterable, Comparable {
    /// Calls work and are safe; worth cleaning up.
    case cosmetic
    /// Somebody else can call, listen in or spend.
    case security
    /// Calls fail, or reach or show the wrong number.
    case breaksCalls = "breaks-calls"

    /// Cosmetic is less than security, security less than what breaks calls.
    public static func < (left: DriftSeverity, right: DriftSeverity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .cosmetic: 0
        case .security: 1
        case .breaksCalls: 2
        }
    }
}

/// How bad a difference is, and what it does to calls.
public struct Impact: Sendable, Hashable {
    /// How bad it is.
    public let severity: DriftSeverity
    /// One sentence on what it does to calls, without a value in it.
    public let effect: LocalizedText

    /// Makes an impact.
    public init(_ severity: DriftSeverity, _ effect: LocalizedText) {
        self.severity = severity
        self.effect = effect
    }

    /// For what changes nothing that is known.
    public static let cosmetic = Impact(
        .cosmetic,
        LocalizedText(nl: "gesprekken blijven gelijk", en: "calls stay the same")
    )
}
