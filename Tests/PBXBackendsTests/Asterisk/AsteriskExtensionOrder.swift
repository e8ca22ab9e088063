@testable import PBXBackends

/// The extensions of one context as Asterisk sorts them, without a dial plan around them.
struct AsteriskExtensionOrder {
    private let extensions: [(name: String, pattern: ExtensionPattern)]

    /// Sorts the extensions of a context, patterns and others.
    init(_ names: [String]) {
        extensions = names.map { ($0, ExtensionPattern($0)) }.sorted {
            ExtensionPattern.isBefore($0.pattern, $1.pattern)
        }
    }

    /// The extension that takes a dialled number; nil when none does.
    func choice(for number: String) -> String? { extensions.first { $0.pattern.takes(number) }?.name }

    /// All extensions in Asterisk's order.
    var names: [String] { extensions.map(\.name) }
}
