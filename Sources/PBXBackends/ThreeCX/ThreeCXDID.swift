import DialPlan
import TrunkModel

/// Where calls to one number over one trunk go: 3CX's inbound rule, which belongs to one trunk.
struct ThreeCXDID: Hashable {
    /// As the provider sends it.
    let number: String
    /// The account's place among the trunk's.
    let account: Int
    /// What answers.
    let kind: InboundDestination.Kind
    /// The internal number that answers.
    let target: String
    /// What the number is for, in the customer's words.
    let description: String?

    /// The rules of a plan: number by number, each on every trunk that it may come over.
    ///
    /// The provider moves calls to the other account by itself, so every number stands on both.
    static func all(_ plan: DialPlan, format: NumberFormat) -> [ThreeCXDID] {
        let trunk = plan.trunk
        return plan.inboundRules.flatMap { rule -> [ThreeCXDID] in
            guard let destination = rule.destination else { return [] }
            return rule.block.numbers.flatMap { number in
                trunk.accounts.indices.filter { trunk.accounts[$0].number.map { $0 == number } ?? true }.map { index in
                    ThreeCXDID(
                        number: number.formatted(
                            format,
                            internationalPrefix: trunk.profile.internationalPrefix
                        ),
                        account: index,
                        kind: destination.kind,
                        target: destination.target(forDigits: number.digits),
                        description: rule.block.description
                    )
                }
            }
        }
    }

    /// The destination's number in the CSV file; nil for kinds whose number no file of 3CX's own shows.
    var csvType: Int? {
        switch kind {
        case .voicemail: 1
        case .extension: 2
        case .ivr: 5
        case .ringGroup, .queue: nil
        }
    }

    /// The destination in `setupconfig.xml`, which knows no others.
    var setupType: String? {
        switch kind {
        case .extension: "Extension"
        case .voicemail: "VoiceMail"
        case .ivr, .ringGroup, .queue: nil
        }
    }

    /// The destination in the API (`Pbx.DestinationType`).
    var apiType: String {
        switch kind {
        case .extension: "Extension"
        case .ringGroup: "RingGroup"
        case .queue: "Queue"
        case .ivr: "IVR"
        case .voicemail: "VoiceMail"
        }
    }

    /// What answers, for people.
    var title: LocalizedText {
        switch kind {
        case .extension: LocalizedText(nl: "Toestel", en: "Extension")
        case .ringGroup: LocalizedText(nl: "Belgroep", en: "Ring group")
        case .queue: LocalizedText(nl: "Wachtrij", en: "Queue")
        case .ivr: LocalizedText(nl: "Keuzemenu", en: "Digital receptionist")
        case .voicemail: LocalizedText(nl: "Voicemail van toestel", en: "Voicemail of extension")
        }
    }
}
