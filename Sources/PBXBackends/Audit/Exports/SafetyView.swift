import Diagnostics
import TrunkModel

/// What of a brand's export matters for safety, in no brand's terms: what a brand's auditor makes of its objects.
struct SafetyView: Sendable {
    /// An account or telephone and its password.
    struct Login: Sendable {
        var name: String
        var password: String
        var location: SourceLocation
    }

    /// A rule for calls to the outside; the first that takes the digits decides.
    struct Route: Sendable {
        var name: String
        var location: SourceLocation
        /// Whether it takes dialled digits.
        var takes: @Sendable (String) -> Bool
        /// Whether it asks for a code before it connects.
        var asksCode = false
        /// Whether it is for everybody, as far as the export shows.
        var isForEveryone = true
    }

    /// Calls from outside that leave the PBX again.
    struct Forward: Sendable {
        /// The called number; nil for all calls that no other rule takes.
        var number: String?
        var target: String
        var location: SourceLocation
    }

    /// A network from which calls count as the provider's.
    struct Source: Sendable {
        var trunk: String
        var text: String
        var location: SourceLocation
    }

    var logins: [Login] = []
    var routes: [Route] = []
    var forwards: [Forward] = []
    var sources: [Source] = []
    /// The provider's networks; empty where they are not known.
    var providerNetworks: [IPNetwork] = []
    /// What only this brand has.
    var own: [AuditFinding] = []
}
