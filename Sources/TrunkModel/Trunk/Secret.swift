/// A password.
///
/// Printing it prints stars; only what writes a file that needs it calls `reveal()`.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Wraps a password.
    public init(_ text: String) { self.text = text }

    /// What stands in the place of a password that is not shown.
    public static let stars = "********"

    /// A password that was left out (`--redact`).
    public static let redacted = Secret(stars)

    /// The password itself.
    public func reveal() -> String { text }

    /// Stars.
    public var description: String { Self.stars }
    /// Stars.
    public var debugDescription: String { Self.stars }
    /// Nothing to see.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// How a trunk file names a password.
public enum SecretReference: Sendable, Hashable {
    /// `${env:NAME}`
    case environment(String)
    /// `${file:PATH}`, relative to the trunk file.
    case file(String)
    /// The password itself, in the file.
    case plain(Secret)

    /// Whether it can name something: a variable's name is letters, digits and `_` and begins with no digit (POSIX,
    /// 8.1), a path is not empty, and plain text is no misspelt reference.
    var isWellFormed: Bool {
        switch self {
        case .environment(let name):
            name.first?.isNumber == false && name.utf8.allSatisfy { NameRule.isNameByte($0) && $0 != 0x2d }
        case .file(let path): !path.isEmpty && !path.utf8.contains(0)
        case .plain(let secret): !(secret.reveal().hasPrefix("${") && secret.reveal().hasSuffix("}"))
        }
    }

    /// Reads the trunk file's notation; anything but a whole `${env:…}` or `${file:…}` is plain text.
    public init(_ text: String) {
        if text.hasPrefix("${"), text.hasSuffix("}") {
            let inside = text.dropFirst(2).dropLast()
            if inside.hasPrefix("env:") {
                self = .environment(String(inside.dropFirst(4)))
                return
            }
            if inside.hasPrefix("file:") {
                self = .file(String(inside.dropFirst(5)))
                return
            }
        }
        self = .plain(Secret(text))
    }
}

/// Where passwords come from.
///
/// The program reads the real environment and files; tests hand in their own.
public struct SecretSources: Sendable {
    /// The value of an environment variable; nil when it is not set.
    public var environment: @Sendable (String) -> String?
    /// The content of a file named relative to the trunk file; throws a reason for the user.
    public var file: @Sendable (String) throws -> String
    /// Whether to put stars in the place of every password without looking for it.
    public var redact: Bool

    /// Makes sources.
    public init(
        redact: Bool = false,
        environment: @escaping @Sendable (String) -> String? = { _ in nil },
        file: @escaping @Sendable (String) throws -> String = { _ in "" }
    ) {
        self.redact = redact
        self.environment = environment
        self.file = file
    }

    /// Stars for every password: for what only plans or explains.
    public static let redacting = SecretSources(redact: true)
}
