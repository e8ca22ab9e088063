public import Diagnostics

/// The brands that Trunkline makes configuration for.
public enum BackendRegistry {
    /// All brands, in the order in which they are listed.
    public static let all: [any PBXBackend] = [
        AsteriskPJSIPBackend(), AsteriskSIPBackend(), FreePBXBackend(), ThreeCXBackend(), YeastarBackend(),
        AvayaIPOfficeBackend(), KamailioBackend(),
    ]

    /// A brand and the product line that was asked for.
    public struct Selection: Sendable {
        /// The brand.
        public let backend: any PBXBackend
        /// The line.
        public let line: ProductLine

        /// Makes a selection.
        public init(backend: any PBXBackend, line: ProductLine) {
            self.backend = backend
            self.line = line
        }

        /// As one writes it after `--pbx`: `yeastar:s-series`.
        public var name: String { line.name.map { "\(backend.name):\($0)" } ?? backend.name }
    }

    /// Every line of every brand.
    public static var selections: [Selection] {
        all.flatMap { backend in backend.lines.map { Selection(backend: backend, line: $0) } }
    }

    /// Reads what follows `--pbx`: `BRAND[:LINE]`, several with commas between, or `all`.
    ///
    /// - Parameters:
    ///   - text: What was asked for.
    ///   - wholeBrands: Whether a brand without a line stands for all its lines, not only for the newest.
    /// - Returns: The selections, each only once.
    /// - Throws: `DiagnosedFailure` (rule `pbx-unknown`) naming every brand or line that is not known.
    public static func select(_ text: String, wholeBrands: Bool = false) throws(DiagnosedFailure) -> [Selection] {
        var log = DiagnosticLog()
        var result: [Selection] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false).map({ $0.trimmingSpaces }) {
            if name == "all" {
                result += all.compactMap { backend in backend.lines.first.map { Selection(backend: backend, line: $0) }
                }
                continue
            }
            let pieces = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let backend = all.first(where: { $0.name == pieces[0] }) else {
                let names = all.map(\.name)
                let hint = Suggestion.phrase(for: pieces[0], among: names)
                log.error(
                    "no PBX brand is called '\(pieces[0])'"
                        + (hint.isEmpty ? "; this version knows \(names.joined(separator: ", "))" : hint),
                    rule: "pbx-unknown",
                    at: nil
                )
                continue
            }
            let lines =
                pieces.count == 2
                ? backend.lines.filter { $0.isCalled(pieces[1]) }
                : wholeBrands ? backend.lines : Array(backend.lines.prefix(1))
            if lines.isEmpty {
                let names = backend.lines.flatMap(\.names)
                log.error(
                    "\(backend.name) has no version or product line '\(pieces[1])'"
                        + (names.isEmpty ? "; leave out the colon" : "; it has \(names.joined(separator: ", "))"),
                    rule: "pbx-unknown",
                    at: nil
                )
                continue
            }
            for line in lines where !result.contains(where: { $0.backend.name == backend.name && $0.line == line }) {
                result.append(Selection(backend: backend, line: line))
            }
        }
        if log.hasErrors { throw DiagnosedFailure(log) }
        return result
    }
}

extension StringProtocol {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
