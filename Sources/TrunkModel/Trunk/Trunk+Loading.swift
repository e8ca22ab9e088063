public import Diagnostics

extension Trunk {
    /// A trunk file's whole way: read, its profile found, judged, its passwords fetched.
    ///
    /// - Parameters:
    ///   - text: The trunk file's text.
    ///   - file: Its path, for findings.
    ///   - readFile: Reads a profile file named relative to the trunk file; throws a reason for the user.
    ///   - secrets: Where passwords come from.
    ///   - log: Takes every problem of the file.
    /// - Returns: nil when there was an error.
    public static func load(
        _ text: String,
        file: String,
        readFile: (String) throws -> (path: String, text: String),
        secrets: SecretSources,
        log: inout DiagnosticLog
    ) -> Trunk? {
        var findings = DiagnosticLog()
        defer { log.append(findings) }
        guard let trunkFile = TrunkFile.read(text, file: file, log: &findings) else { return nil }
        let profile = trunkFile.loadProfile(readFile: readFile, log: &findings)
        trunkFile.validate(with: profile, log: &findings)
        return profile.flatMap { Trunk(trunkFile, profile: $0, secrets: secrets, log: &findings) }
    }
}
