import DialPlan
import TrunkModel

/// An inbound route: a number and where calls to it go.
struct FreePBXInboundRoute: Sendable, Hashable {
    /// The DID as FreePBX compares it, letter by letter: the number as the provider writes it.
    let number: String
    /// What it is for, at most 80 characters (`incoming.description`).
    let description: String
    /// Where calls go.
    let destination: FreePBXDestination

    /// One per number that takes calls, in the trunk file's order.
    static func all(_ plan: DialPlan) -> [FreePBXInboundRoute] {
        plan.trunk.numbers.flatMap { block in
            guard let inbound = block.inbound else { return [FreePBXInboundRoute]() }
            return block.numbers.map { number in
                FreePBXInboundRoute(
                    number: plan.trunk.wireFormat(number),
                    description: String((block.description ?? plan.trunk.name).prefix(80)),
                    destination: FreePBXDestination(
                        kind: inbound.kind,
                        target: inbound.target(forDigits: number.digits)
                    )
                )
            }
        }
    }
}

/// Where an inbound route leads.
struct FreePBXDestination: Sendable, Hashable {
    /// What answers there.
    let kind: InboundDestination.Kind
    /// Its internal number.
    let target: String

    /// As FreePBX's database and Bulk Handler write it: `from-did-direct,100,1`.
    ///
    /// The others are what the modules ringgroups, queues, ivr and core themselves give as destinations
    /// (`functions.inc.php`); an IVR's number is the one that its page has in its address.
    var text: String {
        switch kind {
        case .extension: "from-did-direct,\(target),1"
        case .ringGroup: "ext-group,\(target),1"
        case .queue: "ext-queues,\(target),1"
        case .ivr: "ivr-\(target),s,1"
        case .voicemail: "ext-local,vmu\(target),1"
        }
    }

    /// What one chooses at Set Destination.
    var choice: String {
        switch kind {
        case .extension: "Extensions: \(target)"
        case .ringGroup: "Ring Groups: \(target)"
        case .queue: "Queues: \(target)"
        case .ivr: "IVR: \(target)"
        case .voicemail: "Voicemail: \(target)"
        }
    }
}
