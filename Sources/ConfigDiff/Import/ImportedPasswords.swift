import Diagnostics
public import TrunkModel

/// Where the passwords of an imported trunk go: the trunk file only refers to them.
public enum PasswordStore: Sendable {
    /// Variables that the user sets: `${env:GRONINGEN_PASSWORD_PRIMARY}`.
    case environment
    /// Files beside the trunk file: `${file:groningen.secrets/trunk8200-a}`.
    case files
}

/// A password and the file that holds it.
public struct PasswordFile: Sendable {
    /// Relative to the trunk file.
    public let path: String
    /// The password.
    public let password: Secret

    /// What stands in the file: one line.
    public func text() -> String { password.reveal() + "\n" }
}

/// Takes the passwords out of an imported trunk file.
struct ImportedPasswords {
    /// The files to write.
    private(set) var files: [PasswordFile] = []
    /// The values of the variables that were named.
    private(set) var variables: [String: Secret] = [:]

    /// Puts references in the place of passwords.
    init(_ file: inout TrunkFile, store: PasswordStore) {
        let name = file.name?.value ?? "trunk"
        let isTrunk = file.kind?.value != .deviceAccounts
        var taken: Set<String> = []
        for index in (file.accounts?.value ?? []).indices {
            guard let account = file.accounts?.value[index] else { continue }
            let part = isTrunk ? ["PRIMARY", "SECONDARY"].dropFirst(index).first ?? "\(index + 1)" : "\(index + 1)"
            let variable = "\(name.uppercased().replacing("-", with: "_"))_PASSWORD_\(part)"
            var reference = SecretReference.environment(variable)
            if case .plain(let password)? = account.password?.value {
                switch store {
                case .environment: variables[variable] = password
                case .files:
                    let path = "\(name).secrets/\(Self.fileName(account.username?.value, index, &taken))"
                    files.append(PasswordFile(path: path, password: password))
                    reference = .file(path)
                }
            }
            file.accounts?.value[index].password = Located(reference, at: account.location)
        }
    }

    /// Where a reader of the trunk file finds the passwords; those that are still to be filled in are anything.
    var sources: SecretSources {
        let byPath = Dictionary(files.map { ($0.path, $0.password) }) { first, _ in first }
        return SecretSources(
            environment: { [variables] in variables[$0]?.reveal() ?? Secret.stars },
            file: { byPath[$0]?.reveal() ?? Secret.stars }
        )
    }

    /// A user name as a file's name: no folder, nothing hidden, none twice on disks that do not know case.
    private static func fileName(_ username: String?, _ index: Int, _ taken: inout Set<String>) -> String {
        let letters = (username ?? "").utf8.prefix(64).map { byte -> Character in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || "._+-".utf8.contains(byte)
            return isPlain ? Character(Unicode.Scalar(byte)) : "-"
        }
        let name = String(letters.drop { $0 == "." || $0 == "-" })
        if !name.isEmpty, taken.insert(name.lowercased()).inserted { return name }
        let other = "account-\(index + 1)"
        taken.insert(other)
        return other
    }
}
