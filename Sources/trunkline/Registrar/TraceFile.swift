import Diagnostics
import SIPServer

#if canImport(Glibc)
    import Glibc
#endif

/// The file that `--trace` names: every packet, without digests, as pcapng.
final class TraceFile {
    private let path: String
    private let descriptor: Int32
    private let writer = PcapngWriter()
    private var problem: String?

    /// Makes the file; one that is there is emptied.
    init(_ path: String) throws(DiagnosedFailure) {
        self.path = path
        // Calls and numbers are nobody else's business.
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DiagnosedFailure(
                "cannot write the trace: \(String(cString: strerror(errno)))",
                rule: "file-unwritable",
                at: SourceLocation(file: path)
            )
        }
        put(writer.header)
    }

    /// Appends packets.
    func write(_ packets: [TracePacket]) {
        guard !packets.isEmpty else { return }
        put(packets.flatMap { writer.block(for: $0) })
    }

    /// Closes the file.
    ///
    /// - Returns: What went wrong while it was written; nil if nothing did.
    func finish() -> String? {
        if close(descriptor) != 0, problem == nil { problem = "cannot write the trace \(path)" }
        return problem
    }

    /// Closes and removes the file: nothing came of the run.
    func discard() {
        close(descriptor)
        unlink(path)
    }

    private func put(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes
            while !rest.isEmpty, problem == nil {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    problem = "cannot write the trace \(path): \(String(cString: strerror(errno)))"
                    return
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
