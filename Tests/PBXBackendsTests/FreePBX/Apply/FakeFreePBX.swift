/// What the fake FreePBX of `Fake/freepbx.php` holds in the place of a database.
struct FakeFreePBX: Decodable {
    struct Trunk: Decodable {
        let id: Int
        let name: String
        let callerID: String
        let cidOptions: String
        let channels: String
        let channelID: String

        private enum CodingKeys: String, CodingKey {
            case name
            case id = "trunkid"
            case callerID = "outcid"
            case cidOptions = "keepcid"
            case channels = "maxchans"
            case channelID = "channelid"
        }
    }

    struct Pattern: Decodable, Hashable {
        let prefix: String
        let match: String
        let callerID: String
        let prepend: String

        private enum CodingKeys: String, CodingKey {
            case prefix = "match_pattern_prefix"
            case match = "match_pattern_pass"
            case callerID = "match_cid"
            case prepend = "prepend_digits"
        }
    }

    struct Route: Decodable {
        let name: String
        let type: String
        let patterns: [Pattern]
        let trunks: [String]

        private enum CodingKeys: String, CodingKey {
            case name, patterns, trunks
            case type = "emergency_route"
        }
    }

    struct DID: Decodable {
        let number: String
        let caller: String
        let destination: String
        let description: String

        private enum CodingKeys: String, CodingKey {
            case destination, description
            case number = "extension"
            case caller = "cidnum"
        }
    }

    /// Inbound routes by number and caller; PHP writes none as a list.
    struct DIDs: Decodable {
        let all: [DID]

        init(from decoder: any Decoder) throws {
            let rows = (try? decoder.singleValueContainer().decode([String: DID].self)) ?? [:]
            all = rows.values.sorted { $0.number < $1.number }
        }
    }

    /// A table of keywords; PHP writes an empty one as a list.
    struct Table: Decodable {
        let rows: [String: [String: String]]

        init(from decoder: any Decoder) throws {
            rows = (try? decoder.singleValueContainer().decode([String: [String: String]].self)) ?? [:]
        }
    }

    let trunks: [Trunk]
    let pjsip: Table
    let sip: Table
    let routes: [Route]
    let dids: DIDs
    /// The functions that have changed something, in their order.
    let calls: [String]
}
