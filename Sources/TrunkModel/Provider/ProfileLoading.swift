public import Diagnostics

extension TrunkFile {
    /// The profile that `provider` names: a built-in one, or a file (anything with a `/` or a YAML ending).
    ///
    /// - Parameters:
    ///   - readFile: Reads a file named relative to the trunk file; throws a reason for the user.
    ///   - log: Takes `provider-unknown`, `provider-file`, and whatever is wrong in a profile file.
    /// - Returns: The profile; nil when there is none, which then was reported.
    public func loadProfile(
        readFile: (String) throws -> (path: String, text: String),
        log: inout DiagnosticLog
    ) -> ProviderProfile? {
        guard let provider else { return nil }
        let isPath =
            provider.value.contains("/") || provider.value.hasSuffix(".yaml") || provider.value.hasSuffix(".yml")
        do throws(DiagnosedFailure) {
            if let text = BuiltInProfiles.text(of: provider.value), !isPath {
                return try ProviderProfile.read(text, file: "\(provider.value).yaml (built in)")
            }
            guard isPath else {
                let hint = Suggestion.phrase(for: provider.value, among: BuiltInProfiles.names)
                throw DiagnosedFailure(
                    "no profile is called '\(provider.value)'"
                        + (hint.isEmpty
                            ? "; built in are \(BuiltInProfiles.names.joined(separator: ", ")), or name a file" : hint),
                    rule: "provider-unknown",
                    at: provider.location
                )
            }
            let file: (path: String, text: String)
            do { file = try readFile(provider.value) } catch {
                throw DiagnosedFailure(
                    "cannot read the profile \(provider.value): \(error)",
                    rule: "provider-file",
                    at: provider.location
                )
            }
            return try ProviderProfile.read(file.text, file: file.path)
        } catch {
            log.append(error.log)
            return nil
        }
    }
}
