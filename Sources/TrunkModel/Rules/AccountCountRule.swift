import Diagnostics

/// `account-count`: as many accounts as the provider gives; `account-failover` warns when the one to fail over to is
/// missing (manual, "Failover: Dual Trunk").
enum AccountCountRule: TrunkRule {
    static let dependsOnProvider = true

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let accounts = file.accounts, let kindName = file.kind?.value, let kind = profile.kinds[kindName] else {
            return
        }
        let count = accounts.value.count
        if count < kind.minimumAccounts {
            log.error(
                "accounts is empty; \(kind.minimumAccounts) or more must be listed",
                rule: "account-count",
                at: accounts.location
            )
        } else if count > kind.maximumAccounts {
            log.error(
                "\(profile.title) gives \(kind.maximumAccounts) accounts to a trunk; \(count) are listed",
                rule: "account-count",
                at: accounts.value[kind.maximumAccounts].location
            )
        } else if kindName == .trunk, let usual = kind.usualAccounts, count < usual {
            log.warning(
                "\(profile.title) gives \(usual) accounts to a trunk; with \(count) there is nothing to fail over to",
                rule: "account-failover",
                at: accounts.location
            )
        }
    }
}
