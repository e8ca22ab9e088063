import Diagnostics

/// `secret-plain` warns of a password in the trunk file itself; `secret-reference` refuses a reference that is none.
enum PlainSecretRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        for account in file.accounts?.value ?? [] {
            guard let password = account.password else { continue }
            if case .plain(let secret) = password.value, !secret.reveal().isEmpty, password.isWellFormed {
                log.warning(
                    "\(account.path).password stands in the file as plain text; use ${env:NAME} or ${file:PATH}",
                    rule: "secret-plain",
                    at: password.location
                )
            }
            guard !password.isWellFormed else { continue }
            let fault =
                switch password.value {
                case .plain: " is no reference: write ${env:NAME} or ${file:PATH}"
                case .environment(let name): ": '\(name)' is no name of an environment variable"
                case .file: ": ${file:} names no file"
                }
            log.error("\(account.path).password\(fault)", rule: "secret-reference", at: password.location)
        }
    }
}
