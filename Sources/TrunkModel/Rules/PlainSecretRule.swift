import Diagnostics

/// `secret-plain` warns of a password in the trunk file itself; `secret-reference` refuses a reference that is none.
enum PlainSecretRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        for account in file.accounts?.value ?? [] {
            guard let password = account.password else { continue }
            func report(_ message: String) { log.error(message, rule: "secret-reference", at: password.location) }
            switch password.value {
            case .plain(let secret):
                let text = secret.reveal()
                if text.hasPrefix("${"), text.hasSuffix("}") {
                    report("\(account.path).password is no reference: write ${env:NAME} or ${file:PATH}")
                } else {
                    log.warning(
                        "\(account.path).password stands in the file as plain text; use ${env:NAME} or ${file:PATH}",
                        rule: "secret-plain",
                        at: password.location
                    )
                }
            case .environment(let name):
                let isName =
                    name.utf8.allSatisfy { NameRule.isNameByte($0) && $0 != 0x2d } && name.first?.isNumber == false
                if !isName { report("\(account.path).password: '\(name)' is no name of an environment variable") }
            case .file(let path):
                if path.isEmpty { report("\(account.path).password: ${file:} names no file") }
            }
        }
    }
}
