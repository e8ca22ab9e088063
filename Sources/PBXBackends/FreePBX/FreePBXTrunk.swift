import DialPlan
import TrunkModel

/// A trunk as FreePBX has it: one account.
struct FreePBXTrunk: Sendable {
    /// CID Options, as `trunks.keepcid` stores them.
    enum CIDOptions: String, Sendable {
        /// Allow Any CID.
        case any = "off"
        /// Block Foreign CIDs: what callers from outside show is not passed on when their calls are forwarded.
        case blockForeign = "on"
        /// Force Trunk CID.
        case force = "all"

        /// The choice on the screen.
        var label: String {
            switch self {
            case .any: "Allow Any CID"
            case .blockForeign: "Block Foreign CIDs"
            case .force: "Force Trunk CID"
            }
        }
    }

    /// The account.
    let account: Trunk.Account
    /// Its place in the plan's accounts.
    let index: Int
    /// The name, which is its channel id too.
    let name: String
    /// `trunks.outcid`: what callers show who have no Outbound CID of their own; empty where there is no such number.
    let outboundCallerID: String
    /// `trunks.keepcid`.
    let cidOptions: CIDOptions
    /// `trunks.maxchans`; empty for no limit.
    let maximumChannels: String
    /// The context that calls from the provider come in by.
    let context: String
    /// The trunk's own fields, in the order of the screen's tabs: pjsip only.
    let settings: [FreePBXSetting]
    /// The lines of PEER Details: chan_sip only.
    let peerDetails: [FreePBXSetting]
    /// Register String: chan_sip only.
    let registerString: String

    /// The number that the trunk gets in generated files: FreePBX takes the lowest free one, on a new PBX 1 and 2.
    var assumedID: Int { index + 1 }
}

/// A key and its value.
struct FreePBXSetting: Sendable, Hashable {
    /// The key in FreePBX's database or in PEER Details.
    let keyword: String
    /// Its value; a password is shown in clear.
    let value: String
    /// Whether the value is the account's password.
    var isSecret = false
}
