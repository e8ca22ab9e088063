import Foundation

/// How a live test ended in the laboratory.
public struct LiveTestEnd: Sendable {
    /// The exit code of `trunkline live-test`; 124 if it had to be stopped.
    public let status: Int32
    private let folder: RunFolder
    private let printed: [String]

    init(status: Int32, folder: RunFolder, printed: [String]) {
        self.status = status
        self.folder = folder
        self.printed = printed
    }

    /// The reports that there must be.
    public static let reports = ["report.html", "report.json", "report.junit.xml", "trace.pcapng"]

    /// What it printed on standard output.
    public var output: String { folder.read("output") }
    /// What it printed on standard error.
    public var errors: String { folder.read("errors") }
    /// What the other program printed.
    public var beside: String { folder.read("beside") }
    /// Asterisk's log.
    public var log: String { folder.read("log/messages") }

    /// The names of the reports that were written.
    public var written: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/report")) ?? []).sorted()
    }

    /// A report's bytes; empty if it is not there.
    public func bytes(_ name: String) -> [UInt8] {
        Array(FileManager.default.contents(atPath: "\(folder.path)/report/\(name)") ?? Data())
    }

    /// A report's permissions, such as 0o600.
    public func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/report/\(name)")
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }

    /// The report as programs read it.
    ///
    /// - Throws: `DecodingError` if it is not there or is none.
    public func report() throws -> LiveReport {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(LiveReport.self, from: Data(bytes("report.json")))
    }

    /// Every warning and error in Asterisk's log that speaks of its configuration.
    ///
    /// What it says of requests that the provider refuses or leaves alone on purpose is no fault, nor is what chan_sip and
    /// pjproject say of themselves at every start.
    public var complaints: [String] {
        log.split(separator: "\n").compactMap { AsteriskInstance.problem(in: $0) }.filter { line in
            !Self.harmless.contains { line.contains($0) }
                // chan_sip frees an answer while it writes of it: the length is nonsense, and nothing failed.
                && !(line.contains("chan_sip.c: sip_xmit of ") && line.hasSuffix(": Success"))
        }
    }

    /// Every warning and error that Kamailio printed, but what it says of the registrations that the provider refuses on
    /// purpose.
    public var kamailioComplaints: [String] {
        beside.split(separator: "\n").map(String.init).filter { line in
            [" WARNING: ", " ERROR: ", " CRITICAL: ", " ALERT: ", " EMERG: ", " BUG: "].contains { line.contains($0) }
                && !Self.provoked.contains { line.contains($0) }
        }
    }

    private static let provoked = ["uac_reg_tm_callback(): got sip response 503 while registering"]

    private static let harmless = [
        "Module 'chan_sip' has been loaded but will be deprecated",
        "registered during operation. Enable PJSIP_SAFE_MODULE",
        "res_pjsip_outbound_registration.c", "Failed to initialize UDPTL", "Failing due to no acceptable offer found",
        "Retransmission timeout reached", "no reply to our critical packet",
        "res_pjsip_outbound_authenticator_digest.c",
        "res_pjsip/pjsip_distributor.c",
    ]

    /// What a failing test shows.
    public var story: String {
        ([errors, output.suffix(6_000).description] + printed + ["exit code \(status)", beside, log]).joined(
            separator: "\n"
        )
    }
}
