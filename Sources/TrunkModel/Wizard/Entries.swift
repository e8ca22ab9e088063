import Diagnostics

/// An answer to `number`: one number or range, with what belongs to it, as it was typed.
struct NumberEntry: Sendable {
    /// A number, or two with a sign for a range between.
    var numbers: String
    var description: String?
    var inbound: InboundEntry?
    /// Whether callers may show it.
    var mayBeCallerID = true

    init(numbers: String) { self.numbers = numbers }

    /// Reads `NUMBER[..NUMBER][,description=TEXT][,inbound=KIND:TARGET][,caller-id=yes|no]`.
    init(_ text: String, at place: SourceLocation, log: inout DiagnosticLog) {
        let fields = FieldList(text, keys: ["description", "inbound", "caller-id"], at: place, log: &log)
        numbers = fields.head
        description = fields["description"].flatMap { $0.isEmpty ? nil : $0 }
        inbound = fields["inbound"].flatMap { InboundEntry($0) }
        if let answer = fields["caller-id"] {
            if let truth = YesNo.read(answer) {
                mayBeCallerID = truth
            } else {
                log.error("caller-id must be yes or no, not '\(answer)'", rule: "answer-field", at: place)
            }
        }
        if numbers.isEmpty { log.error("an entry must begin with a number or range", rule: "answer-field", at: place) }
    }
}

/// A destination as it was typed: `extension:100`, `ring-group:600`; a number alone is an extension.
struct InboundEntry: Sendable {
    var kind: String
    var target: String

    init(kind: String, target: String) {
        self.kind = kind
        self.target = target
    }

    /// Reads an answer; nil for none.
    init?(_ text: String) {
        let text = FieldList.trimmed(text)
        if text.isEmpty || YesNo.isNone(text) { return nil }
        guard let colon = text.firstIndex(of: ":") else {
            self.init(kind: InboundDestination.Kind.extension.rawValue, target: text)
            return
        }
        self.init(
            kind: FieldList.trimmed(text[..<colon]),
            target: FieldList.trimmed(text[text.index(after: colon)...])
        )
    }
}

/// An answer to `account`, as it was typed.
struct AccountEntry: Sendable {
    var username = ""
    /// In the trunk file's notation; nil for a variable named after the trunk.
    var password: String?
    var server: String?
    var number: String?
    var inbound: InboundEntry?
    var description: String?

    init() {}

    /// Reads `USERNAME[,password=REFERENCE][,server=HOST][,description=TEXT][,number=NUMBER][,inbound=KIND:TARGET]`.
    init(_ text: String, at place: SourceLocation, log: inout DiagnosticLog) {
        let keys = ["password", "server", "description", "number", "inbound"]
        let fields = FieldList(text, keys: keys, at: place, log: &log)
        func field(_ key: String) -> String? { fields[key].flatMap { $0.isEmpty ? nil : $0 } }
        username = fields.head
        password = field("password")
        server = field("server")
        number = field("number")
        inbound = field("inbound").flatMap { InboundEntry($0) }
        description = field("description")
    }
}

/// An answer to `caller`: `EXTENSION=NUMBER`, or `EXTENSION=anonymous`.
struct CallerEntry: Sendable {
    var `extension`: String
    /// nil while it has not been asked.
    var shown: String?

    init(extension number: String, shown: String? = nil) {
        `extension` = number
        self.shown = shown
    }

    init?(_ text: String) {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        self.init(
            extension: FieldList.trimmed(text[..<equals]),
            shown: FieldList.trimmed(text[text.index(after: equals)...])
        )
    }
}

/// Words for yes, no and none in both languages.
enum YesNo {
    static func read(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "y", "yes", "j", "ja", "true": true
        case "n", "no", "nee", "false": false
        default: nil
        }
    }

    static func isNone(_ text: String) -> Bool { ["none", "geen", "-"].contains(text.lowercased()) }
}
