import Foundation
import TestSupport
import Testing

@testable import SIPMessages

/// Our own hashes against published values and another program.
@Suite struct HashTests {
    /// FIPS 180-4's examples, and RFC 1321's for the digits.
    @Test(arguments: [
        (DigestAlgorithm.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
        (.md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (.sha512256, "abc", "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"),
        (.sha512256, "", "c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a"),
    ])
    func examples(_ algorithm: DigestAlgorithm, _ text: String, _ digits: String) {
        #expect(hash(Array(text.utf8), algorithm) == digits)
    }

    @Test func randomInputsAsOpenSSLHashesThem() async throws {
        var generator = SeededGenerator(seed: 512_256)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trunkline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // All lengths around the ends of the blocks, and some long ones.
        var inputs: [[UInt8]] = []
        for length in Array(0...270) + [383, 384, 495, 496, 1000, 4096, 100_003] {
            inputs.append((0..<length).map { _ in .random(in: 0...255, using: &generator) })
        }
        let files = inputs.indices.map { folder.appendingPathComponent(String($0)) }
        for (input, file) in zip(inputs, files) { try Data(input).write(to: file) }

        let printed = folder.appendingPathComponent("printed")
        try Data().write(to: printed)
        let output = try FileHandle(forWritingTo: printed)
        defer { try? output.close() }
        let ending = try await SpawnedProgram.run(
            "/usr/bin/openssl",
            ["dgst", "-sha512-256", "-r"] + files.map(\.path),
            in: folder.path,
            environment: [:],
            streams: [FileHandle.nullDevice.fileDescriptor, output.fileDescriptor, STDERR_FILENO]
        )
        #expect(ending == .exit(0))
        let lines = try String(contentsOf: printed, encoding: .utf8).split(separator: "\n")
        try #require(lines.count == inputs.count)
        for (input, line) in zip(inputs, lines) {
            #expect(hash(input, .sha512256) == line.prefix(64), "\(input.count) bytes")
        }
    }

    /// The test vector of the SipHash paper, appendix A, and the first ones that its authors' program prints.
    @Test(
        arguments: [
            (0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (2, 0x0d6c_8009_d9a9_4f5a),
            (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
        ] as [(UInt8, UInt64)]
    )
    func sipHash(_ count: UInt8, _ expected: UInt64) {
        let hash = SipHash(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
        #expect(Array(0..<count).withUnsafeBytes { hash.hash($0) } == expected)
    }

    @Test func sipHashOfTwoWords() {
        let hash = SipHash(key: (7, 9))
        let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        #expect(hash.hash(0x0807_0605_0403_0201, 0x0a09, count: 10) == bytes.withUnsafeBytes { hash.hash($0) })
        #expect("\(hash)" == "***")
    }

    private func hash(_ bytes: [UInt8], _ algorithm: DigestAlgorithm) -> String {
        let value = bytes.withUnsafeBytes { algorithm.hash($0) }
        let digits = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            var sink = DigestSink(buffer)
            sink.append(value, byteCount: algorithm.byteCount)
            count = sink.count
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
