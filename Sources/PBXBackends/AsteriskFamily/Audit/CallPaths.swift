import ConfigFormats

/// Where calls of strangers, lines and telephones lead, found by running the dial plan with numbers that tell.
struct CallPaths {
    private let machine: DialplanMachine
    /// Endpoints and peers that lead to a provider.
    private let lines: Set<String>

    /// An address that is nobody's (RFC 5737): a guest's.
    private static let stranger = "198.51.100.66"

    init?(_ system: AsteriskSystem) {
        guard let dialplan = system.dialplan else { return nil }
        machine = DialplanMachine(dialplan)
        let peers = system.sipPeers.filter(\.isLine).map(\.name)
        lines = Set(system.trunkEndpoints.map(\.name) + peers)
    }

    /// A line that a call goes out over, and the step that dials it.
    struct WayOut {
        let line: String
        let dial: DialplanMachine.Dial
    }

    /// How digits get to a provider, with the number that was dialled at the end of what is sent.
    ///
    /// - Parameters:
    ///   - digits: What is dialled.
    ///   - context: Where the call comes in.
    ///   - endpoint: Who calls.
    ///   - isGuest: Whether the caller is nobody's endpoint.
    /// - Returns: The way out; nil if there is none.
    func wayOut(_ digits: String, in context: String, from endpoint: String, isGuest: Bool = false) -> WayOut? {
        outcome(digits, in: context, from: endpoint, isGuest: isGuest).dials.lazy.compactMap { dial in
            // A forwarded number is the PBX's own choice; here it is the caller's.
            guard lines.contains(dial.endpoint), dial.resource.filter(\.isNumber).hasSuffix(digits.suffix(6)) else {
                return nil
            }
            return WayOut(line: dial.endpoint, dial: dial)
        }.first
    }

    /// Whether somebody or something answers digits: a telephone, a queue, a voicemail box.
    func isTaken(_ digits: String, in context: String, from endpoint: String, isGuest: Bool) -> Bool {
        let outcome = outcome(digits, in: context, from: endpoint, isGuest: isGuest)
        if case .application = outcome.end { return true }
        return !outcome.dials.isEmpty
    }

    private func outcome(_ digits: String, in context: String, from endpoint: String, isGuest: Bool)
        -> DialplanMachine.Outcome
    {
        var call = DialplanMachine.Call(context: context, digits: digits, callerNumber: isGuest ? "1000" : endpoint)
        call.endpoint = endpoint
        // Whatever opens at certain times is open then.
        call.timesMatch = true
        call.channelValues = isGuest ? ["recvip": Self.stranger, "peerip": Self.stranger] : [:]
        call.headers = [("To", "<sip:\(digits)@pbx>"), ("From", "<sip:\(call.callerNumber ?? "")@\(Self.stranger)>")]
        return machine.run(call)
    }
}

/// Numbers by what they cost, as they are dialled in the Netherlands and abroad.
enum TellingNumbers {
    /// Digits before an outside number, the usual ones.
    static let outsideLines = ["", "0", "9", "00"]
    /// Premium-rate numbers: 0900 and 0906 (Besluit nummers), in both lengths.
    static let premium = ["09000000", "09060000", "09000000000", "0031909000000"]
    /// Satellite networks: +881 (global mobile satellite system) and +870 (Inmarsat), ITU-T E.164 list of country codes.
    static let satellite = ["00881600000000", "00870770000000"]
    /// Countries on most lists of fraud that few offices call: Cuba, Somalia, the Maldives, Sierra Leone.
    static let faraway = ["0053700000000", "00252610000000", "009607000000", "0023276000000"]
    /// A mobile number abroad and one at home: what every outside line calls.
    static let ordinary = ["0612345678", "0031612345678", "+31612345678", "00491701234567"]

    /// Numbers with each of the outside lines before them.
    static func dialled(_ numbers: [String]) -> [String] {
        outsideLines.flatMap { line in numbers.map { line + $0 } }
    }
}
