import ConfigDiff
import ConfigFormats
import Diagnostics
import PBXBackends
import TestSupport
import Testing

extension MutationBed {
    /// Cuts, shuffles and garbles the deployed files: nothing may crash, and what is found stays in proportion.
    func checkHostile(rounds: Int = 60, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        for seed in 0..<rounds {
            var random = SeededGenerator(seed: UInt64(seed))
            let files = deployed.files.map { file in
                SourceFile(path: file.path, bytes: Self.garbled(file.bytes, &random))
            }
            do {
                let (differences, deployment) = try differences(SourceFolder(name: deployed.name, files: files))
                let size = deployed.files.reduce(0) { $0 + $1.bytes.count }
                #expect(deployment.objects.count <= size && differences.count <= size, sourceLocation: sourceLocation)
                // An editor must not trip over it either.
                _ = deployment.editor?.applying(differences.compactMap(\.mend), to: SourceFolder(files: files))
            } catch let failure as DiagnosedFailure {
                #expect(failure.log.hasErrors, sourceLocation: sourceLocation)
            } catch {
                Issue.record(error, sourceLocation: sourceLocation)
            }
        }
    }

    static func garbled(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        guard !bytes.isEmpty else { return bytes }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
        case 1:
            var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            lines.shuffle(using: &random)
            bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
        case 2:
            for _ in 0..<20 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
        default:
            // Signs that mean something to one format or another, and numbers that are too large.
            for _ in 0..<8 {
                let piece = ["\"", ",", "<", ">", "[", "{", "&", "\r", "99999999999999999999", "-", "/", ": "]
                    .randomElement(using: &random)
                bytes.insert(contentsOf: Array((piece ?? "").utf8), at: Int.random(in: 0...bytes.count, using: &random))
            }
        }
        return bytes
    }
}
