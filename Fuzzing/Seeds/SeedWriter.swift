import Foundation

/// Writes the inputs that fuzzing starts with, as files: `seeds CORPUS TORTURE DESTINATION`.
///
/// Messages come from `TORTURE/RFC*/*.txt` and `CORPUS/message-*.txt`, each in the notation of RFC 4475, and their bodies
/// are session descriptions. Of all other files in CORPUS every line is an input of the kind whose letter the file's name
/// begins with.
@main struct SeedWriter {
    static func main() throws {
        guard CommandLine.arguments.count == 4 else { throw CocoaError(.fileReadInvalidFileName) }
        let folders = CommandLine.arguments.dropFirst().map { URL(filePath: $0, directoryHint: .isDirectory) }
        let (corpus, torture, destination) = (folders[0], folders[1], folders[2])
        try FileManager.default.createDirectory(at: destination, withIntermediateDirectories: true)
        let archived = try ["RFC4475", "RFC5118"].flatMap { try files(in: torture.appending(path: $0)) }
        for file in archived { try writeMessage(file, to: destination) }
        for file in try files(in: corpus) {
            let name = file.lastPathComponent
            if name.hasPrefix("message-") {
                try writeMessage(file, to: destination)
            } else {
                let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                for (number, line) in lines.enumerated() {
                    try Data((name.prefix(1) + line).utf8).write(to: destination.appending(path: "\(name)-\(number)"))
                }
            }
        }
    }

    static func writeMessage(_ file: URL, to destination: URL) throws {
        let bytes = try TortureNotation.bytes(of: try String(contentsOf: file, encoding: .utf8))
        try Data(Array("m".utf8) + bytes).write(to: destination.appending(path: file.lastPathComponent))
        guard let body = bytes.firstRange(of: Array("\r\n\r\nv=0".utf8)) else { return }
        let session = Array("s".utf8) + bytes[(body.lowerBound + 4)...]
        try Data(session).write(to: destination.appending(path: "session-\(file.lastPathComponent)"))
    }

    static func files(in folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }
    }
}
