import Diagnostics

/// `text-characters`: free texts hold no line breaks or other control characters, which no format could keep, and at most
/// 200 characters.
enum TextRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        var texts: [(String, Located<String>)] = []
        for entry in file.numbers?.value ?? [] {
            entry.description.map { texts.append(("\(entry.path).description", $0)) }
        }
        for account in file.accounts?.value ?? [] {
            account.description.map { texts.append(("\(account.path).description", $0)) }
        }
        file.providerSide.fallback.map { texts.append(("provider_side.fallback", $0)) }
        for (path, text) in texts {
            if let bad = text.value.unicodeScalars.first(where: \.isControl) {
                log.error(
                    "\(path) holds \(bad == "\n" ? "a line break" : "\(bad)"), which no configuration file can keep",
                    rule: "text-characters",
                    at: text.location
                )
            }
            if text.value.count > 200 {
                log.error(
                    "\(path) has \(text.value.count) characters; at most 200 fit",
                    rule: "text-characters",
                    at: text.location
                )
            }
        }
    }
}

extension Unicode.Scalar {
    /// Control characters, and the separators that count as line breaks in some readers.
    var isControl: Bool { value < 0x20 || (0x7f...0x9f).contains(value) || value == 0x2028 || value == 0x2029 }
}
