import DialPlan
import TrunkModel

/// Names in 3CX's files and screens that this brand makes up, or that no real file confirms.
enum ThreeCXNames {
    /// How a provider template calls the parts of P-Asserted-Identity, without `UserPart` and `HostPart`.
    ///
    /// Only 3CX's page on checking providers prints the name; no template with it was found. A template of one's own in the
    /// place of `3cx/provider.pv.xml.mustache` may spell it otherwise.
    static let assertedIdentity = "P-AssertedIdentity"

    /// Lines whose route fields (prefix, prepend) are given a plus.
    ///
    /// One third-party reader of a V20 backup shows `+27` in Prepend; version 14 checks the field by a rule that is not
    /// published, and the provider's manual has it send numbers without plus.
    static let linesWithPlus: Set<String> = ["18", "20"]

    /// The virtual number that 3CX gives its first trunk; the next ones follow.
    ///
    /// It is what new installations have. A PBX with other trunks gives others: the sheet says where to look.
    static let firstTrunkNumber = 10_000

    /// The trunk of an account on the PBX, such as `groningen-primary`; outbound rules refer to it by this name.
    static func trunk(_ account: Trunk.Account, in trunk: Trunk) -> String { "\(trunk.name)-\(account.label)" }

    /// An account's virtual number, by its place among the trunk's.
    static func number(_ index: Int) -> String { String(firstTrunkNumber + index) }

    /// The servers in the accounts' order; each has a provider template, which serves all accounts there.
    static func servers(of trunk: Trunk) -> [ServerAddress] { trunk.accounts.map(\.server).uniqued }

    /// The file of a server's template, by the server's place: `groningen.pv.xml`, `groningen-2.pv.xml`.
    static func template(_ index: Int, of trunk: Trunk) -> String {
        index == 0 ? "\(trunk.name).pv.xml" : "\(trunk.name)-\(index + 1).pv.xml"
    }

    /// What a server's template calls itself in 3CX's list of providers.
    static func templateTitle(_ index: Int, of trunk: Trunk) -> String {
        "\(trunk.profile.title) \(trunk.name)" + (index == 0 ? "" : " \(index + 1)")
    }

    /// The file of an account's template.
    static func template(for account: Trunk.Account, of trunk: Trunk) -> String {
        template(servers(of: trunk).firstIndex(of: account.server) ?? 0, of: trunk)
    }

    /// A codec by its RFC name, as templates write it in lower case.
    static func codec(_ codec: Codec) -> String {
        switch codec {
        case .alaw: "PCMA"
        case .ulaw: "PCMU"
        case .g722: "G722"
        case .g729: "G729"
        }
    }
}
