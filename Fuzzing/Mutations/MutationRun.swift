// Compiled by Scripts/fuzz into one module with Sources/ConfigFormats and Fuzzing/Formats, without sanitizers.
import Glibc

/// Tries many mutated inputs on one reader, several times as fast as libFuzzer, which learns from each.
///
/// `mutations FORMAT RUNS SEED DICTIONARY FOUND FOLDER...`: an input that breaks a rule, crashes the program or takes five
/// seconds is kept as FOUND.
@main
enum MutationRun {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 6, let format = arguments[1].utf8.first.flatMap(FuzzFormat.init(rawValue:)),
            let runs = Int(arguments[2]), let seed = UInt64(arguments[3])
        else { fail("usage: mutations FORMAT RUNS SEED DICTIONARY FOUND FOLDER...") }
        // The first byte of a file is the letter of its format.
        let inputs = arguments[6...].flatMap(files).compactMap { file in
            file.first == format.rawValue ? Array(file.dropFirst()) : nil
        }
        let words = dictionary(bytes(of: arguments[4]))
        guard !inputs.isEmpty, !words.isEmpty else { fail("there is nothing to start from") }
        LastInput.keep(as: arguments[5], letter: format.rawValue)
        var mutator = Mutator(inputs, words: words, seed: seed)
        let clock = ContinuousClock()
        let time = clock.measure {
            for _ in 0..<runs {
                let input = mutator.next()
                LastInput.set(input)
                LastInput.limit(to: 5)
                format.check(input)
            }
            LastInput.limit(to: 0)
        }
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("Done \(runs) runs in \(Int(seconds)) second(s), from \(inputs.count) inputs, seed \(seed)")
    }

    private static func fail(_ message: String) -> Never {
        let text = Array("mutations: \(message)\n".utf8)
        _ = write(STDERR_FILENO, text, text.count)
        exit(2)
    }

    /// The words of a dictionary of libFuzzer: one in quotes on each line, with `\xNN`, `\\` and `\"`.
    private static func dictionary(_ bytes: [UInt8]) -> [[UInt8]] {
        let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
        return bytes.split(separator: 0x0A).compactMap { line in
            guard line.first == quote, let end = line.lastIndex(of: quote), end > line.startIndex else { return nil }
            var word: [UInt8] = []
            var rest = line[(line.startIndex + 1)..<end]
            while let byte = rest.popFirst() {
                guard byte == backslash, let kept = rest.popFirst() else {
                    word.append(byte)
                    continue
                }
                let code = String(decoding: rest.prefix(2), as: UTF8.self)
                if kept == UInt8(ascii: "x"), let value = UInt8(code, radix: 16) {
                    word.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    word.append(kept)
                }
            }
            return word
        }
    }

    private static func files(of folder: String) -> [[UInt8]] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        // The order of a directory is not the same everywhere.
        return names.sorted().map { bytes(of: "\(folder)/\($0)") }
    }

    private static func bytes(of path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }
}
