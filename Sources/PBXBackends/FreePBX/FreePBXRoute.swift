import DialPlan
import TrunkModel

/// An outbound route: patterns that it takes, and the trunks to try.
///
/// FreePBX tries the routes in their order; inside a route Asterisk takes the most exact pattern, not the first.
struct FreePBXRoute: Sendable, Hashable {
    /// What the route is for.
    enum Purpose: Sendable, Hashable {
        /// Emergency numbers.
        case emergency
        /// Foreign numbers that the plan refuses: the hook lets no call of it out.
        case blocked
        /// Everything else that may be called.
        case calls
    }

    /// Its name, at most 40 characters.
    let name: String
    /// What it is for.
    let purpose: Purpose
    /// Whether its calls hide the caller's number (`Privacy: id`, added by the hook).
    let isAnonymous: Bool
    /// What it takes.
    let patterns: [FreePBXPattern]
    /// The trunks to try in this order, as indices into the plan's trunks.
    let trunks: [Int]
}

/// A dial pattern of an outbound route.
struct FreePBXPattern: Sendable, Hashable {
    /// What is put in front of the number: `outbound_route_patterns.prepend_digits`.
    let prepend: String
    /// What is taken off the front: `match_pattern_prefix`.
    let prefix: String
    /// What follows it and is sent: `match_pattern_pass`.
    let match: String
    /// The only extension that the pattern is for; empty for all: `match_cid`.
    let callerID: String

    /// The pattern as the dial plan has it, with a leading underscore.
    var `extension`: String { "_\(prefix)\(match)\(callerID.isEmpty ? "" : "/\(callerID)")" }
}
