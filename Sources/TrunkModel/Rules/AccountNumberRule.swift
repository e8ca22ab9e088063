import Diagnostics

/// `account-number`: a device account has a number and a trunk's account has none; `device-account-name` warns when a
/// device account is not named after its number (manual: the account's name is then the DID).
enum AccountNumberRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let kind = file.kind?.value else { return }
        for account in file.accounts?.value ?? [] {
            switch kind {
            case .trunk:
                for place in [account.number?.location, account.inbound?.location].compactMap(\.self) {
                    log.error(
                        "\(account.path): an account of a trunk has no number of its own; list the number under numbers",
                        rule: "account-number",
                        at: place
                    )
                }
            case .deviceAccounts:
                guard let number = account.number else {
                    log.error(
                        "\(account.path).number is missing: a device account carries one number",
                        rule: "missing-key",
                        at: account.location
                    )
                    continue
                }
                guard let parsed = NumberRule.parse(number, "\(account.path).number", profile, &log) else { continue }
                if let username = account.username, username.value.filter(\.isNumber) != parsed.digits {
                    log.warning(
                        "\(account.path).username should be the whole number, \(parsed.digits): the account's name is the DID",
                        rule: "device-account-name",
                        at: username.location
                    )
                }
            }
        }
        if kind == .deviceAccounts, let numbers = file.numbers {
            log.error(
                "numbers does not go with device accounts: each account names its own number",
                rule: "device-account-numbers",
                at: numbers.location
            )
        }
        if kind == .deviceAccounts, let callerID = file.defaultCallerID {
            log.error(
                "default_caller_id does not go with device accounts: each account shows its own number",
                rule: "device-account-numbers",
                at: callerID.location
            )
        }
    }
}
