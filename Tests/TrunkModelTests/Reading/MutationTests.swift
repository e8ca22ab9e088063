import Diagnostics
import Foundation
import Testing

@testable import TrunkModel

/// A generator of numbers that gives the same ones in every run (Marsaglia's xorshift64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

@Suite("Damaged trunk files")
struct MutationTests {
    private static let iterations = 3_000

    /// What files hold that were edited in haste, and what a parser may stumble over.
    private static let insertions = [
        "\t", ":", "- ", "{", "}", "[", "]", "\"", "'", "#", "&a ", "*a", "!", "|", ">", "%", "\0", "\r", "\u{FEFF}",
        "\u{2028}",
        "é", "☎️", "${", "\\", "0", "+", "\n", "---\n", "? ", "<<: ",
    ]

    @Test("Whatever becomes of a file, it is read without a crash, and every finding has its place in it")
    func mutations() throws {
        let files = ["groningen", "antwerpen", "assen-device-accounts"]
        let originals = try files.map { Array(try GoldenCase(name: $0).text.utf8) }
        let profile = try ProviderProfile.read(
            try #require(BuiltInProfiles.text(of: "callvoip")),
            file: "callvoip.yaml"
        )
        var generator = SeededGenerator(state: 0x5eed)
        for iteration in 0..<Self.iterations {
            var bytes = originals[iteration % originals.count]
            for _ in 0...Int.random(in: 0..<3, using: &generator) { Self.mutate(&bytes, &generator) }
            let text = String(decoding: bytes, as: UTF8.self)
            var log = DiagnosticLog()
            let file = TrunkFile.read(text, file: "trunk.yaml", log: &log)
            #expect(file != nil || log.hasErrors)
            // The rules cost most of the time; a part of the files shows whether they hold.
            if iteration % 10 == 0, let file {
                file.validate(with: profile, log: &log)
                _ = Trunk(file, profile: profile, secrets: .redacting, log: &log)
            }
            let problem = Self.misplaced(log.diagnostics, in: text)
            #expect(problem == nil, "iteration \(iteration): \(problem.map { "\($0)" } ?? "")")
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int.random(in: 0..<max(bytes.count, 1), using: &generator)
        guard place < bytes.count else { return }
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes.removeSubrange(line(at: place, in: bytes))
        case 3: bytes.insert(contentsOf: bytes[line(at: place, in: bytes)], at: line(at: place, in: bytes).lowerBound)
        case 4: bytes.removeLast(bytes.count - place)
        case 5: bytes.remove(at: place)
        default: bytes.insert(contentsOf: Array((insertions.randomElement(using: &generator) ?? "").utf8), at: place)
        }
    }

    private static func line(at place: Int, in bytes: [UInt8]) -> Range<Int> {
        let start = bytes[..<place].lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(of: 0x0a).map { $0 + 1 } ?? bytes.count
        return start..<end
    }

    /// A finding whose place is none of the file's.
    ///
    /// The lines are those that YAML 1.1's parser knows.
    private static func misplaced(_ findings: [Diagnostic], in text: String) -> Diagnostic? {
        guard !findings.isEmpty else { return nil }
        var lengths = [0]
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lengths.append(0)
            default: lengths[lengths.count - 1] += 1
            }
            last = scalar
        }
        return findings.first { finding in
            guard let place = finding.location, lengths.indices.contains(place.line - 1) else { return true }
            return place.column < 1 || place.column > lengths[place.line - 1] + 1
        }
    }
}
