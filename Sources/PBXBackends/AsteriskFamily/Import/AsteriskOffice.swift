import ConfigFormats
import Diagnostics
import TrunkModel

/// An Asterisk as its callers know it: its dial plan, its telephones, and everybody who may call.
struct AsteriskOffice: Sendable {
    let dialplan: AsteriskDialplan
    let machine: DialplanMachine
    let stations: AsteriskStations
    let technology: DialplanMachine.Call.Technology
    /// Its own public addresses.
    let addresses: [IPNetwork]
    /// What stands behind settings for people.
    let comments: AsteriskComments

    /// What may still be run.
    let budget = AsteriskRunBudget()

    private let phonesByName: [String: AsteriskPhone]
    private let phonesByNumber: [String: AsteriskPhone]
    private let linesByName: [String: [Int]]
    private let linesByHost: [String: [Int]]

    init(
        _ dialplan: AsteriskDialplan,
        _ stations: AsteriskStations,
        technology: DialplanMachine.Call.Technology,
        addresses: [IPNetwork],
        comments: AsteriskComments
    ) {
        self.dialplan = dialplan
        machine = DialplanMachine(dialplan)
        self.stations = stations
        self.technology = technology
        self.addresses = addresses
        self.comments = comments
        phonesByName = Dictionary(stations.phones.map { ($0.name, $0) }) { first, _ in first }
        phonesByNumber = Dictionary(stations.phones.compactMap { phone in phone.number.map { ($0, phone) } }) {
            first,
            _ in
            first
        }
        let lines = stations.lines.enumerated()
        linesByName = Dictionary(grouping: lines) { $0.element.name }.mapValues { $0.map(\.offset) }
        linesByHost = Dictionary(grouping: lines) { $0.element.account.server.host.lowercased() }
            .mapValues { $0.map(\.offset) }
    }

    /// A telephone by its name or its number.
    func phone(_ name: String) -> AsteriskPhone? { phonesByName[name] ?? phonesByNumber[name] }

    /// The lines that a channel goes out over, by their place among all lines.
    func lines(of dial: DialplanMachine.Dial) -> [Int] {
        dial.technology == technology.rawValue ? lines(named: dial.endpoint) : []
    }

    /// The lines of a name, or to a host.
    func lines(named name: String) -> [Int] {
        if let named = linesByName[name] { return named }
        let host = (try? ServerAddress(name))?.host ?? name
        return linesByHost[host.lowercased()] ?? []
    }

    /// What happens to digits that a caller dials.
    ///
    /// All lines are dead, so that every account has its turn; telephones answer.
    /// - Parameters:
    ///   - digits: What is dialled.
    ///   - context: Where.
    ///   - caller: The caller's name or number; nil for anybody.
    ///   - ending: Whether to stop before the first routine.
    /// - Returns: What became of it.
    func call(
        _ digits: String,
        in context: String,
        from caller: String?,
        beforeRoutines ending: Bool = false
    ) -> DialplanMachine.Outcome {
        let phone = caller.flatMap(phone)
        var call = DialplanMachine.Call(
            context: context,
            digits: digits,
            callerNumber: phone?.number ?? caller
        )
        call.technology = technology
        if let phone { call.endpoint = phone.name }
        if ending { call.endings.insert("gosub") }
        call.timesMatch = true
        call.answering = { dial in
            lines(of: dial).isEmpty ? .answered : DialplanMachine.Answer(.chanUnavail, hangupCause: 18)
        }
        return budget.run(call, on: machine)
    }

    /// What happens to a call of the provider's.
    ///
    /// - Parameters:
    ///   - digits: The user of the Request-URI.
    ///   - called: The number that To names.
    ///   - context: Where it lands.
    ///   - line: The line that it comes over.
    /// - Returns: What became of it.
    func incoming(_ digits: String, to called: String, in context: String, over line: AsteriskLine)
        -> DialplanMachine.Outcome
    {
        var call = DialplanMachine.Call(context: context, digits: digits, callerNumber: Self.stranger)
        call.technology = technology
        call.endpoint = line.name
        call.timesMatch = true
        let host = line.account.server.uriHost
        call.headers = [("To", "<sip:\(called)@\(host)>"), ("From", "<sip:\(Self.stranger)@\(host)>")]
        if let address = line.account.server.ipAddress ?? line.networks.value.first {
            call.channelValues = ["recvip": address.address, "peerip": address.address]
        }
        call.answering = { _ in Self.silence }
        return budget.run(call, on: machine)
    }

    /// What becomes of digits inside, where nobody answers: so all telephones of a group ring.
    func ringing(_ digits: String, in context: String) -> DialplanMachine.Outcome {
        var call = DialplanMachine.Call(context: context, digits: digits)
        call.technology = technology
        call.timesMatch = true
        call.answering = { _ in Self.silence }
        return budget.run(call, on: machine)
    }

    private static let silence = DialplanMachine.Answer(.noAnswer, hangupCause: 19)

    /// A caller who is none of the PBX's own.
    private static let stranger = "0201234567"
}

/// The comments behind settings, which readers pass over.
struct AsteriskComments: Sendable {
    private let lines: [String: [ArraySlice<UInt8>]]

    /// Looks into the files of a folder.
    init(_ folder: SourceFolder) {
        var lines: [String: [ArraySlice<UInt8>]] = [:]
        for file in folder.files {
            lines[folder.shown(file.path)] = Array(file.text.utf8)
                .split(separator: 0x0a, omittingEmptySubsequences: false)
        }
        self.lines = lines
    }

    /// What stands behind the setting at a place; nil for nothing.
    func comment(behind place: SourceLocation) -> String? {
        guard let text = lines[place.file], text.indices.contains(place.line - 1) else { return nil }
        let bytes = Array(text[place.line - 1])
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: ";") {
            guard index > 0, bytes[index - 1] != UInt8(ascii: "\\") else { continue }
            let rest = bytes[index...].drop { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: " ") }
            guard rest.first != UInt8(ascii: "-") else { return nil }
            let text = String(decoding: rest, as: UTF8.self)
            return text.contains { !$0.isWhitespace } ? text : nil
        }
        return nil
    }
}
