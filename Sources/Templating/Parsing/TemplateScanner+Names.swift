extension TemplateScanner {
    /// The tags told apart by their first character; any other tag prints a value.
    static let kinds: [Character: Kind] = [
        "#": .section, "^": .inverted, "/": .close, ">": .partial, "!": .comment,
    ]

    /// The tags that are refused, by their first character.
    static let refused: [Character: String] = [
        "{": "'{{{' would print a value without escaping it; use '{{name}}'",
        "&": "'{{&' would print a value without escaping it; use '{{name}}'",
        "=": "'{{=' would change how tags are written; templates here use '{{' and '}}' only",
        "%": "'{{%' would change the escaping; the file's name decides it",
        "<": "'{{<' would inherit from another template; use '{{> name}}'",
        "$": "'{{$' would declare a block for another template to replace; use '{{> name}}'",
    ]

    /// What is wrong with the name in a tag; nil if nothing is.
    static func fault(of name: String, _ kind: Kind) -> String? {
        if kind == .comment { return nil }
        if name.isEmpty { return "the tag has no name" }
        if kind == .partial {
            if name.hasPrefix("*") { return "'{{>*' would choose a template by a value; name the template" }
            return name.utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
                ? nil : "'\(name)' is not the name of a template"
        }
        if name.contains("(") { return "'\(name)' would transform a value; prepare the value before rendering" }
        if name == "." { return nil }
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isNameByte) }
            ? nil : "'\(name)' is not a name: letters, digits, '_' and '-', with '.' between names"
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
