import Diagnostics

/// `inbound-destination`: exactly one destination, of digits, `*`, `#` and `{last1}` to `{last9}`, at most 20 digits long.
enum InboundRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        for entry in file.numbers?.value ?? [] { check(entry.inbound, &log) }
        for account in file.accounts?.value ?? [] { check(account.inbound, &log) }
    }

    private static func check(_ inbound: TrunkFile.Inbound?, _ log: inout DiagnosticLog) {
        guard let inbound else { return }
        let kinds = InboundDestination.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        if inbound.targets.count != 1 {
            log.error(
                inbound.targets.isEmpty
                    ? "\(inbound.path) names no destination; give one of \(kinds)"
                    : "\(inbound.path) names \(inbound.targets.count) destinations; a call can go to one",
                rule: "inbound-destination",
                at: inbound.location
            )
        }
        for (kind, target) in inbound.targets {
            let path = "\(inbound.path).\(kind.rawValue)"
            func report(_ message: String, at place: SourceLocation? = nil) {
                log.error("\(path) \(message)", rule: "inbound-destination", at: place ?? target.location)
            }
            do throws(InboundDestination.Fault) {
                let destination = try InboundDestination(kind: kind, target: target.value)
                if destination.target(forDigits: "123456789012345").count > 20 { report("is longer than 20 digits") }
            } catch {
                switch error {
                case .empty: report("is empty")
                case .character(let character, let offset):
                    report(
                        "'\(target.value)' holds '\(character)'; an internal number has digits, * and #",
                        at: target.location(ofScalar: offset)
                    )
                case .placeholder(let text, let offset):
                    report("holds \(text); only {last1} to {last9} are known", at: target.location(ofScalar: offset))
                }
            }
        }
    }
}
