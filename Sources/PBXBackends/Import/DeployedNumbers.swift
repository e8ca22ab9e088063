import Diagnostics
import DialPlan
import TrunkModel

/// The trunk's numbers as deployed: every written number and range taken apart, each number with where calls to it go.
struct DeployedNumbers {
    /// One number.
    struct Entry {
        var number: PhoneNumber
        var destination: DeployedDestination?
        /// The destination as it is written, with the digits that are taken over.
        var written: InboundDestination?
        var comment: String?
        var location: SourceLocation?
    }

    private(set) var entries: [Entry] = []
    private(set) var uncarried: [Uncarried] = []
    private var indices: [String: Int] = [:]
    let trunk: any DeployedTrunk
    let wire: WireNumber
    private let country: Country?
    private var probes = 0

    /// More numbers than any trunk file has; what is beyond is named as not carried.
    static let maximumNumbers = 50_000
    /// So many numbers are asked for one by one; of more, what is written is believed.
    private static let maximumProbes = 5_000

    init(_ trunk: any DeployedTrunk, wire: WireNumber, country: Country?) {
        self.trunk = trunk
        self.wire = wire
        self.country = country
        readPatterns()
    }

    /// The entry of a number.
    func entry(_ digits: String) -> Entry? { indices[digits].map { entries[$0] } }

    /// Adds a number that is written elsewhere, such as a caller ID.
    mutating func add(_ number: PhoneNumber, at location: SourceLocation?) {
        guard indices[number.digits] == nil, entries.count < Self.maximumNumbers else { return }
        let destination = destination(of: number, written: nil)
        insert(Entry(number: number, destination: destination, location: location))
    }

    private mutating func insert(_ entry: Entry) {
        indices[entry.number.digits] = entries.count
        entries.append(entry)
    }

    private mutating func readPatterns() {
        var beyond: (count: Int, first: DeployedDID?) = (0, nil)
        var owners: [String: (did: Int, count: Int, number: PhoneNumber)] = [:]
        var order: [[String]] = []
        let patterns = trunk.inboundPatterns
        for (index, did) in patterns.enumerated() {
            order.append([])
            guard let count = did.pattern.count(upTo: NumberBlock.maximumCount) else {
                reportOpen(did)
                continue
            }
            guard owners.count + count <= Self.maximumNumbers else {
                beyond = (beyond.count + 1, beyond.first ?? did)
                continue
            }
            var invalid: [String] = []
            for text in did.pattern.texts {
                guard let number = wire.number(text, dialledIn: country) else {
                    invalid.append(text)
                    continue
                }
                // The most exact pattern takes a number; of equals the first.
                if let owner = owners[number.digits], owner.count <= count { continue }
                owners[number.digits] = (index, count, number)
                order[index].append(number.digits)
            }
            if !invalid.isEmpty { reportInvalid(did, invalid) }
        }
        for (index, digits) in order.enumerated() {
            let did = patterns[index]
            for digits in digits {
                guard let owner = owners[digits], owner.did == index, indices[digits] == nil else { continue }
                insert(
                    Entry(
                        number: owner.number,
                        destination: destination(of: owner.number, written: did.destination),
                        written: did.destination,
                        comment: did.comment,
                        location: did.location
                    )
                )
            }
        }
        if let first = beyond.first { reportBeyond(beyond.count, first) }
    }

    /// Where calls to a number go, however the provider writes it.
    private mutating func destination(of number: PhoneNumber, written: InboundDestination?) -> DeployedDestination? {
        guard probes < Self.maximumProbes else {
            return written.map { DeployedDestination(kind: $0.kind, target: $0.target(forDigits: number.digits)) }
        }
        probes += 1
        return NumberFormat.allCases.lazy.compactMap { [trunk, wire] format in
            trunk.inbound(number.formatted(format, internationalPrefix: wire.internationalPrefix))
        }.first
    }
}

extension DeployedNumbers {
    private mutating func reportOpen(_ did: DeployedDID) {
        // A pattern that refuses whatever is no number of the trunk has nothing to carry.
        if did.destination == nil, trunk.inbound(did.pattern.sample(0)) == nil { return }
        uncarried.append(
            Uncarried(
                LocalizedText(
                    nl: "inkomend patroon \(did.pattern.notation)",
                    en: "inbound pattern \(did.pattern.notation)"
                ),
                LocalizedText(
                    nl:
                        "het neemt meer nummers aan dan een reeks van \(NumberBlock.maximumCount): noem de nummers zelf",
                    en: "it takes more numbers than a range of \(NumberBlock.maximumCount) holds: name the numbers"
                ),
                at: did.location
            )
        )
    }

    private mutating func reportInvalid(_ did: DeployedDID, _ texts: [String]) {
        let examples = texts.prefix(TrunkImporter.maximumExamples).joined(separator: ", ")
        uncarried.append(
            Uncarried(
                LocalizedText(nl: "inkomend nummer \(examples)", en: "inbound number \(examples)"),
                LocalizedText(
                    nl: "dit is geen geldig telefoonnummer (\(texts.count) in totaal)",
                    en: "it is no valid telephone number (\(texts.count) in all)"
                ),
                at: did.location
            )
        )
    }

    private mutating func reportBeyond(_ count: Int, _ first: DeployedDID) {
        uncarried.append(
            Uncarried(
                LocalizedText(
                    nl: "\(count) inkomende regels vanaf \(first.pattern.notation)",
                    en: "\(count) inbound rules from \(first.pattern.notation) on"
                ),
                LocalizedText(
                    nl: "een trunk met meer dan \(Self.maximumNumbers) nummers wordt niet overgenomen",
                    en: "a trunk with more than \(Self.maximumNumbers) numbers is not carried over"
                ),
                at: first.location
            )
        )
    }
}
