import Diagnostics
import DialPlan
import TrunkModel

/// Numbers that follow one another and have one rule: an entry of the trunk file.
struct NumberRun {
    var first: PhoneNumber
    var last: PhoneNumber
    var count = 1
    /// Where calls to all of them go; nil where they are refused.
    var destination: InboundDestination?
    var comment: String?
    var location: SourceLocation?
    /// Destinations, the most telling first, that are right for all numbers so far.
    private var candidates: [InboundDestination]

    /// Makes the runs of numbers in their order.
    static func runs(of entries: [DeployedNumbers.Entry]) -> [NumberRun] {
        var runs: [NumberRun] = []
        for entry in entries {
            if var run = runs.last, run.extend(by: entry) {
                runs[runs.count - 1] = run
            } else {
                runs.append(NumberRun(entry))
            }
        }
        return runs
    }

    private init(_ entry: DeployedNumbers.Entry) {
        first = entry.number
        last = entry.number
        comment = entry.comment
        location = entry.location
        candidates = Self.candidates(entry)
        destination = candidates.first
    }

    /// Whether a number is one of them.
    func contains(_ number: PhoneNumber) -> Bool {
        number.digits.utf8.count == first.digits.utf8.count && first.digits <= number.digits
            && number.digits <= last.digits
    }

    private mutating func extend(by entry: DeployedNumbers.Entry) -> Bool {
        guard count < NumberBlock.maximumCount, comment == entry.comment,
            entry.number.digits.utf8.count == last.digits.utf8.count, entry.number.callingCode == last.callingCode,
            let value = UInt64(entry.number.digits), let before = UInt64(last.digits), value == before + 1
        else { return false }
        if let target = entry.destination {
            guard destination != nil else { return false }
            let right = candidates.filter {
                $0.kind == target.kind && $0.target(forDigits: entry.number.digits) == target.target
            }
            guard let best = right.first else { return false }
            candidates = right
            destination = best
        } else if destination != nil {
            return false
        }
        last = entry.number
        count += 1
        return true
    }

    /// What a number's destination can be: as written, the same for all, or with its last digits taken over.
    private static func candidates(_ entry: DeployedNumbers.Entry) -> [InboundDestination] {
        guard let destination = entry.destination else { return [] }
        let (digits, target) = (entry.number.digits, destination.target)
        var notations = [target]
        for count in (1...9).reversed() where count <= target.utf8.count && target.hasSuffix(digits.suffix(count)) {
            notations.append("\(target.dropLast(count)){last\(count)}")
        }
        var result: [InboundDestination] = []
        if let written = entry.written, written.kind == destination.kind, written.target(forDigits: digits) == target {
            result.append(written)
        }
        result += notations.compactMap { try? InboundDestination(kind: destination.kind, target: $0) }
        return result
    }
}
