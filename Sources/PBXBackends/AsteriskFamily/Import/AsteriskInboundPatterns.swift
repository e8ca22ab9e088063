import ConfigFormats
import DialPlan
import TrunkModel

/// The called numbers that inbound contexts name.
struct AsteriskInboundPatterns {
    private let office: AsteriskOffice
    private let reach: AsteriskReach
    private let internals: AsteriskInternals

    init(_ office: AsteriskOffice, _ reach: AsteriskReach, _ internals: AsteriskInternals) {
        self.office = office
        self.reach = reach
        self.internals = internals
    }

    /// What stands there, in order.
    ///
    /// - Parameters:
    ///   - landings: Where calls come in.
    ///   - lines: The trunk's lines: an account's name is no number.
    /// - Returns: Numbers and patterns, each with where calls go if that is written.
    func patterns(from landings: [AsteriskLanding], _ lines: [AsteriskLine]) -> [DeployedDID] {
        let users = Set(lines.flatMap { $0.contacts + [$0.account.username] })
        var result: [DeployedDID] = []
        for context in internals.inbound {
            var above: (did: DeployedDID, comment: String)?
            for entry in reach.contexts[context]?.extensions ?? [] {
                guard let pattern = AsteriskPatterns.pattern(entry.pattern), let first = entry.steps.first,
                    first.priority == 1, pattern.positions.count >= 3 || pattern.isOpen
                else { continue }
                let destination = destination(entry, pattern)
                // That an account can be called by its name is no number of its own, unless calls to it end there.
                if users.contains(entry.pattern), destination == nil, isPassedOn(first) { continue }
                var did = DeployedDID(pattern, to: destination, at: first.location)
                // Our own files escape a semicolon in a comment too.
                did.comment = (first.comment ?? office.comments.comment(behind: first.location))?
                    .replacing("\\;", with: ";")
                if did.comment == nil, let last = above, Self.goesOn(last.did, did) { did.comment = last.comment }
                above = did.comment.map { (did, $0) }
                result.append(did)
            }
        }
        return result
    }

    /// Where the first step sends calls, as it is written.
    private func destination(_ entry: AsteriskDialplan.Extension, _ pattern: DialPattern) -> InboundDestination? {
        guard let first = entry.steps.first, first.application.lowercased() == "goto",
            let target = AsteriskTarget.targets(of: first).first, let context = target.context,
            !internals.inbound.contains(context)
        else { return nil }
        let length = pattern.isOpen ? nil : pattern.positions.count
        return target.notation(ofLength: length).flatMap { try? InboundDestination(kind: .extension, target: $0) }
    }

    private func isPassedOn(_ step: AsteriskDialplan.Step) -> Bool {
        let names = AsteriskTarget.targets(of: step).compactMap(\.context)
        return step.application.lowercased() == "set" || names.contains { internals.inbound.contains($0) }
    }

    /// Whether a pattern is the next part of a block that takes several: a comment above the first is for all.
    private static func goesOn(_ last: DeployedDID, _ next: DeployedDID) -> Bool {
        guard last.destination == next.destination, let end = last.pattern.texts(upTo: 1_000)?.last,
            let start = next.pattern.texts(upTo: 1_000)?.first, let before = UInt64(end), let after = UInt64(start)
        else { return false }
        return after == before + 1
    }
}

extension DialPattern {
    /// All texts that it takes; nil for an open one or for too many.
    fileprivate func texts(upTo limit: Int) -> [String]? { count(upTo: limit) == nil ? nil : texts }
}
