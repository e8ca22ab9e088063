import DialPlan
import TrunkModel

/// Where 3CX sends a call: what answers there, by the API's name in lower case, and its number.
struct ThreeCXTarget: Sendable, Hashable {
    /// Such as `extension`, `ringgroup`, `external`, `none`.
    let type: String
    /// The internal number, or the one outside.
    let number: String

    /// Whether the call leaves the PBX again.
    var isOutside: Bool { type == "external" && !number.isEmpty }

    /// Where it goes in a trunk file's terms; nil for calls that end, that leave the PBX, or that an app takes.
    var destination: DeployedDestination? {
        guard !number.isEmpty, let kind = Self.kinds[type] else { return nil }
        return DeployedDestination(kind: kind, target: number)
    }

    private static let kinds: [String: InboundDestination.Kind] = [
        "extension": .extension, "fax": .extension, "voicemail": .voicemail, "queue": .queue, "ringgroup": .ringGroup,
        "ivr": .ivr,
    ]

    /// The types in the table of inbound rules.
    ///
    /// 0, 1, 2 and 5 stand in files that 3CX has written; the others are those of the object model's enumeration, which no
    /// file confirms. They are only read, never written.
    private static let tableTypes = [
        "0": "none", "1": "voicemail", "2": "extension", "3": "queue", "4": "ringgroup", "5": "ivr", "6": "external",
        "7": "fax",
    ]

    /// The target that an object's keys name; nil where they name none.
    ///
    /// - Parameters:
    ///   - object: A rule, or a trunk for its own default.
    ///   - type: The key of what answers.
    ///   - number: The key of its number.
    init?(_ object: ConfigObject, _ type: String, _ number: String) {
        guard let name = object[type]?.lowercased(), !name.isEmpty else { return nil }
        self.type = Self.tableTypes[name] ?? name
        self.number = object[number] ?? ""
    }
}
