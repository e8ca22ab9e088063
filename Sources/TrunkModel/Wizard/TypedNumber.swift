import CPhoneNumber

/// Telephone numbers as people type them: `050-8200000`, `0031 50 820 00 00`, `+31 (0)50 820 00 00`.
enum TypedNumber {
    /// E.164 text.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - country: Whose dialling habits it follows.
    /// - Returns: E.164; also for a number that does not exist, so that the rules can say why. The text itself where it is
    ///   no number at all.
    static func e164(_ text: String, from country: Country?) -> String {
        let typed = FieldList.trimmed(text)
        // libphonenumber also takes letters (0800-TAXI) and extensions (x12), which are not meant here.
        guard let country, typed.unicodeScalars.allSatisfy({ "+0123456789 -().\u{a0}/".unicodeScalars.contains($0) }),
            typed.contains(where: \.isNumber)
        else { return typed }
        if let known = PhoneNumber.guess(typed.replacing("\u{a0}", with: " "), from: country) { return known }
        let digits = typed.filter(\.isNumber)
        let international = country.internationalPrefix ?? "00"
        if typed.hasPrefix("+") { return "+" + digits }
        if digits.hasPrefix(international) { return "+" + digits.dropFirst(international.count) }
        if !country.trunkPrefix.isEmpty, digits.hasPrefix(country.trunkPrefix) {
            return "+\(country.callingCode)" + digits.dropFirst(country.trunkPrefix.count)
        }
        return digits.hasPrefix(String(country.callingCode)) ? "+" + digits : typed
    }

    /// A number, or the two ends of a range: `050-8200010 - 050-8200019`, `+31508200010..+31508200019`, `0508200010-19`.
    static func ends(_ text: String, from country: Country?) -> (from: String, to: String?) {
        let whole = e164(text, from: country)
        if (try? PhoneNumber(e164: whole)) != nil { return (whole, nil) }
        let isNumber = { (text: String) in (try? PhoneNumber(e164: text)) != nil }
        for separator in ["..", "…", "–", " t/m ", " tot ", " to ", " - "] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: true)
            guard parts.count == 2 else { continue }
            let ends = range(parts[0], parts[1], country)
            if separator == ".." || isNumber(ends.from) { return ends }
        }
        // A hyphen may also stand within a number: it is the one between two where both sides are numbers.
        let hyphens = text.indices.filter { text[$0] == "-" }
        let splits = hyphens.map { range(text[..<$0], text[text.index(after: $0)...], country) }
        return splits.first { isNumber($0.from) && $0.to.map(isNumber) == true } ?? (whole, nil)
    }

    private static func range(_ from: Substring, _ to: Substring, _ country: Country?) -> (from: String, to: String?) {
        let first = e164(String(from), from: country)
        let last = FieldList.trimmed(to)
        // `…10-19`: only the last digits of the second number.
        let isShort = !last.isEmpty && last.utf8.allSatisfy { (0x30...0x39).contains($0) } && last.count < 5
        if isShort, last.count < first.count - 1 { return (first, first.dropLast(last.count) + last) }
        return (first, e164(last, from: country))
    }
}
