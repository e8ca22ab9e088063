import DialPlan
import TrunkModel

/// Names of objects in Asterisk's files.
enum AsteriskNames {
    /// The endpoint or peer of an account, such as `groningen-primary`.
    static func object(_ account: Trunk.Account, in trunk: Trunk) -> String { "\(trunk.name)-\(account.label)" }

    /// A dial rule's context, without the trunk's name.
    ///
    /// Rules of one kind (emergency with and without the outside line) share one.
    static func context(_ kind: DialRule.Kind) -> String { kind.rawValue.replacing("_", with: "-") }
}
