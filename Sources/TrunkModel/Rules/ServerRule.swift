import Diagnostics

/// `server-address`: host name or address, with or without port; `server-missing` where neither the account nor the
/// profile names one; `server-outside` warns of an address that the provider's calls do not come from.
enum ServerRule: TrunkRule {
    static let dependsOnProvider = true

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        for account in file.accounts?.value ?? [] {
            guard let text = account.server else {
                if profile.server == nil {
                    log.error(
                        "\(account.path).server is missing: the profile '\(profile.name)' knows no server",
                        rule: "server-missing",
                        at: account.location
                    )
                }
                continue
            }
            func report(_ message: String) {
                log.error(
                    "\(account.path).server '\(text.value)' \(message)",
                    rule: "server-address",
                    at: text.location
                )
            }
            do throws(ServerAddress.Fault) {
                let server = try ServerAddress(text.value)
                guard let address = server.ipAddress, !profile.networks.isEmpty else { continue }
                if !profile.networks.contains(where: { $0.contains(address) }) {
                    log.warning(
                        "\(account.path).server '\(text.value)' lies outside the networks of \(profile.title)",
                        rule: "server-outside",
                        at: text.location
                    )
                }
            } catch {
                switch error {
                case .host: report("is not a host name or IP address")
                case .port: report("has a port that is not 1 to 65535")
                case .scheme: report("must be a bare host name or address, without 'sip:'")
                }
            }
        }
    }
}
