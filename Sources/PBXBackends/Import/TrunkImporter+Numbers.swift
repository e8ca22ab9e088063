import TrunkModel

extension DeployedNumbers {
    /// Whether calls to a number are taken.
    func isTaken(_ number: PhoneNumber) -> Bool {
        NumberFormat.allCases.contains { format in
            trunk.inbound(number.formatted(format, internationalPrefix: wire.internationalPrefix)) != nil
        }
    }
}

extension TrunkImporter {
    /// The trunk's numbers: those that are written, and those that callers show.
    mutating func setNumbers(_ numbers: inout DeployedNumbers, _ callers: CallerSearch, _ country: Country) {
        let shown = ([callers.everybody] + callers.callers.map(\.shown)).compactMap { $0?.callerID }
        let used = Set(shown.compactMap { wire.number($0, dialledIn: country) })
        for number in used.sorted(by: { $0.digits < $1.digits }) { numbers.add(number, at: nil) }
        var entries: [TrunkFile.Number] = []
        let runs = NumberRun.runs(of: numbers.entries)
        for (index, run) in runs.enumerated() {
            let location = run.location ?? place
            var entry = TrunkFile.Number(index, at: location)
            if run.count == 1 {
                entry.number = located(run.first.e164, at: location)
            } else {
                entry.range = (located(run.first.e164, at: location), located(run.last.e164, at: location))
            }
            entry.description = Self.text(run.comment).map { located($0, at: location) }
            entry.inbound = run.destination.map { TrunkFile.Inbound($0, of: entry.path, at: location) }
            if used.contains(where: run.contains) {
                entry.mayBeCallerID = located(true, at: location)
            } else if [.premiumRate, .sharedCost, .freephone].contains(run.first.type) {
                // Networks carry none of these as a caller ID.
                entry.mayBeCallerID = located(false, at: location)
            }
            entries.append(entry)
        }
        file.numbers = located(entries)
        reportTargets(numbers.entries)
    }

    /// Names destinations that are no internal number.
    private mutating func reportTargets(_ entries: [DeployedNumbers.Entry]) {
        for entry in entries {
            guard let destination = entry.destination,
                (try? InboundDestination(kind: destination.kind, target: destination.target)) == nil
            else { continue }
            leave(
                LocalizedText(
                    nl: "bestemming '\(destination.target)' van \(entry.number.e164)",
                    en: "destination '\(destination.target)' of \(entry.number.e164)"
                ),
                LocalizedText(
                    nl: "een trunkbestand kent alleen interne nummers van cijfers, * en #",
                    en: "a trunk file knows only internal numbers of digits, * and #"
                ),
                at: entry.location
            )
        }
    }
}
