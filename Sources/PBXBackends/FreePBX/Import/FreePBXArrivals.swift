import DialPlan

/// Where calls from a provider go, from the context that they come in by.
struct FreePBXArrivals {
    let line: FreePBXLine
    let table: FreePBXInboundTable
    let dialplan: FreePBXOwnDialplan?

    /// Where a call is when FreePBX's own rules take it.
    private enum Arrival {
        /// At the inbound routes, with this number.
        case number(String)
        /// Somewhere else, written as inbound routes write it.
        case place(String)
    }

    /// The contexts of accounts, each once.
    func contexts(of members: [FreePBXProviderTrunk]) -> [String] {
        var seen: Set<String> = []
        return members.map(\.context).filter { seen.insert($0).inserted }
    }

    /// Where a call goes; nil where it is refused.
    func destination(of called: String, in context: String) -> DeployedDestination? {
        switch arrival(of: called, in: context) {
        case .number(let number): table.row(for: number)?.target
        case .place(let text): DeployedDestination(freePBX: text)
        case nil: nil
        }
    }

    /// The inbound route that takes a call; nil where none does.
    func row(for called: String, in context: String) -> FreePBXInboundTable.Row? {
        guard case .number(let number)? = arrival(of: called, in: context) else { return nil }
        return table.row(for: number)
    }

    private func arrival(of called: String, in context: String) -> Arrival? {
        if FreePBXContexts.isStandard(context) {
            // Core 17 takes no plus there: its pattern is `_X.`.
            let isDeaf = context == "from-trunk-pai" && line.core >= 17 && called.hasPrefix("+")
            return isDeaf ? nil : .number(called)
        }
        // A context of which no file was given: the number is taken as it comes.
        guard let dialplan, dialplan.contexts.contains(context) else { return .number(called) }
        var call = DialplanMachine.Call(context: context, digits: called)
        call.technology = line.driver == .sip ? .sip : .pjsip
        call.headers = [("To", "<sip:\(called)@localhost>")]
        let outcome = dialplan.machine.run(call)
        for visit in outcome.trail where visit.channel == 0 && FreePBXContexts.isStandard(visit.context) {
            return .number(visit.digits)
        }
        let place = outcome.place
        if FreePBXContexts.isStandard(place.context) { return .number(place.digits) }
        if let dial = outcome.dials.first { return .place("from-did-direct,\(dial.endpoint),1") }
        // Where it was sent, if FreePBX's own dial plan has to take it from there.
        guard outcome.end == .nowhere, !dialplan.contexts.contains(place.context), !outcome.trail.isEmpty else {
            return nil
        }
        return .place("\(place.context),\(place.digits),\(place.priority)")
    }
}
