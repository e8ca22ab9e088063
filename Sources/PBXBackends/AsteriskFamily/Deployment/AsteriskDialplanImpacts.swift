import TrunkModel

/// What differences in the dial plan do to calls, by the part that a context plays.
///
/// Our objects are known by the ends of their contexts' names, which the templates give them.
enum AsteriskDialplanImpacts {
    static let missingContext = Impact(
        .breaksCalls,
        LocalizedText(
            nl: "gesprekken die door deze context gaan, breken af",
            en: "calls that pass through this context break off"
        )
    )
    static let otherIncludes = Impact(
        .breaksCalls,
        LocalizedText(
            nl: "een andere regel neemt de gekozen cijfers, of geen enkele",
            en: "another rule takes the digits dialled, or none does"
        )
    )
    static let addedSwitch = Impact(
        .security,
        LocalizedText(
            nl: "een ander systeem beslist mee wat er vanuit deze context gebeld kan worden",
            en: "another system has a say in what can be called from this context"
        )
    )
    static let missingExtension = Impact(
        .breaksCalls,
        LocalizedText(nl: "gesprekken die deze regel zouden nemen, mislukken", en: "calls that it should take fail")
    )
    static let addedExtension = Impact(
        .security,
        LocalizedText(
            nl: "er kan iets gebeld worden dat het plan niet toestaat",
            en: "something can be called that the plan does not allow"
        )
    )
    static let otherSteps = Impact(
        .breaksCalls,
        LocalizedText(
            nl: "het gesprek gaat ergens anders heen, of breekt af",
            en: "the call goes elsewhere or breaks off"
        )
    )

    private static let leak = Impact(
        .security,
        LocalizedText(
            nl:
                "wie van buiten belt, komt in een context die niet voor hem is en kan op jouw kosten naar buiten bellen",
            en: "callers from outside get into a context that is not for them, and may call out at your cost"
        )
    )
    private static let outboundContextMissing = Impact(
        .breaksCalls,
        LocalizedText(nl: "niemand kan naar buiten bellen", en: "nobody can call out")
    )
    private static let inboundContextMissing = Impact(
        .breaksCalls,
        LocalizedText(
            nl: "gesprekken van de provider komen niet binnen",
            en: "calls from the provider do not come in"
        )
    )

    /// What is special about a context.
    @Sendable static func ofContext(_ context: ConfigObject, _ subject: DifferenceSubject) -> Impact? {
        switch (Role(context: context.name), subject) {
        case (.inbound, .missing), (.did, .missing): inboundContextMissing
        case (.outbound, .missing), (.destinations, .missing), (.call, .missing): outboundContextMissing
        case (.emergency, .missing): emergencyMissing
        case (.inbound, .addedKey("include")), (.did, .addedKey("include")): leak
        case (_, .addedKey("include")): addedExtension
        default: nil
        }
    }

    private static let emergencyMissing = Impact(
        .breaksCalls,
        LocalizedText(nl: "het alarmnummer is niet te bellen", en: "the emergency number cannot be called")
    )
    private static let emergencyChanged = Impact(
        .breaksCalls,
        LocalizedText(
            nl: "het alarmnummer wordt anders gebeld, en misschien niet meer bereikt",
            en: "the emergency number is called in another way, and perhaps no longer reached"
        )
    )
    private static let numberMissing = Impact(
        .breaksCalls,
        LocalizedText(
            nl: "wie dit nummer belt, hoort dat het niet bestaat",
            en: "who calls this number is told that it does not exist"
        )
    )
    private static let numberChanged = Impact(
        .breaksCalls,
        LocalizedText(nl: "dit nummer komt ergens anders uit", en: "this number ends somewhere else")
    )
    private static let callerChanged = Impact(
        .breaksCalls,
        LocalizedText(nl: "gebelden zien een ander nummer", en: "called parties see another number")
    )
    private static let allowedMissing = Impact(
        .breaksCalls,
        LocalizedText(nl: "deze bestemming is niet te bellen", en: "this destination cannot be called")
    )
    private static let blockedOpen = Impact(
        .security,
        LocalizedText(
            nl: "een bestemming die geblokkeerd hoort te zijn, is op jouw kosten te bellen",
            en: "a destination that should be blocked can be called at your cost"
        )
    )
    private static let unknownNumberTaken = Impact(
        .security,
        LocalizedText(
            nl: "wat geen nummer van de trunk is, wordt niet meer afgewezen",
            en: "what is no number of the trunk is no longer refused"
        )
    )

    /// What is special about an extension: `PATTERN@CONTEXT`.
    @Sendable static func ofExtension(_ object: ConfigObject, _ subject: DifferenceSubject) -> Impact? {
        let isMissing = subject == .missing
        guard isMissing || subject == .key("step") else { return nil }
        let isRefusal = object["step"].map { AsteriskStepValue($0).application.lowercased() == "hangup" } ?? false
        switch Role(context: object["context"] ?? "") {
        case .emergency: return isMissing ? emergencyMissing : emergencyChanged
        case .did where isRefusal, .inbound where isRefusal, .guests: return unknownNumberTaken
        case .did: return isMissing ? numberMissing : numberChanged
        case .destinations where isRefusal: return blockedOpen
        case .destinations: return allowedMissing
        case .callers: return callerChanged
        case .inbound: return inboundContextMissing
        default: return nil
        }
    }

    /// The part that a context of ours plays.
    private enum Role: String, CaseIterable {
        case inbound, did, guests, outbound, emergency, destinations, call, callers

        init?(context: String) {
            guard let role = Self.allCases.first(where: { context.hasSuffix("-\($0.rawValue)") }) else { return nil }
            self = role
        }
    }
}
