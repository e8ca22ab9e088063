import Foundation

/// tshark, which judges a capture file as Wireshark would.
public struct Tshark {
    /// tshark is missing, or could not read the file.
    public struct Failure: Error, CustomStringConvertible {
        /// What it said.
        public let description: String
    }

    private let file: URL

    /// Opens a capture.
    ///
    /// - Parameter bytes: The file's content, written to a file that `remove` removes.
    /// - Throws: What writing the file throws.
    public init(_ bytes: [UInt8]) throws {
        file = FileManager.default.temporaryDirectory.appending(path: "trunkline-\(UUID().uuidString).pcapng")
        try Data(bytes).write(to: file)
    }

    /// Removes the file.
    public func remove() { try? FileManager.default.removeItem(at: file) }

    /// The fields of all packets that a display filter lets through.
    ///
    /// - Parameters:
    ///   - names: The fields as tshark calls them, such as `sip.Method`.
    ///   - filter: A display filter.
    /// - Returns: A row for each packet; a value is empty where a packet does not have the field.
    /// - Throws: `Failure`, also when tshark is not there.
    public func fields(_ names: [String], filter: String = "frame") async throws -> [[String]] {
        // Checksums are judged only when asked for. Standard error has greetings to root, and the cause of a failure.
        let command = """
            name=$1; shift
            tshark -n -r "$name" -o ip.check_checksum:TRUE -o udp.check_checksum:TRUE -T fields -E separator=\\| "$@" \
            2>"$name.log" || { echo "FAILED: $(cat "$name.log")"; }
            rm -f "$name.log"
            """
        let process = try GuardedProcess(
            ["/bin/sh", "-c", command, "tshark", file.path, "-Y", filter] + names.flatMap { ["-e", $0] }
        )
        try await process.waitForEnd(within: .seconds(60))
        let lines = process.output.all
        if let failure = lines.first(where: { $0.hasPrefix("FAILED") }) { throw Failure(description: failure) }
        return lines.map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
    }
}
