import Diagnostics
import TrunkModel

/// One of FreePBX's trunks that is an account at a provider.
struct FreePBXProviderTrunk: Sendable {
    /// The trunk's row.
    let object: ConfigObject
    /// The fields of its page: of pjsip by the database's keywords, of chan_sip PEER Details.
    let fields: [ConfigSetting]
    /// FreePBX's number of it.
    let id: String
    let account: DeployedAccount
    /// The context that its calls come in by.
    let context: String

    /// What the trunk is called.
    var name: String { object.name }
    var isSIP: Bool { object["tech"]?.lowercased() == "sip" }
    /// What generated files call it.
    var channel: String { (object["channelid"] ?? "").ifEmpty(object.name) }
    var isDisabled: Bool { object["disabled"]?.lowercased() == "on" }
    var isForced: Bool { object["keepcid"]?.lowercased() == "all" }
    var callerID: FreePBXCallerID { FreePBXCallerID(object["outcid"] ?? "") }

    /// Reads a trunk; nil for one that is no account: a line of another kind, one that registers here, or one whose fields
    /// are not there.
    ///
    /// - Parameters:
    ///   - object: The trunk's row.
    ///   - id: FreePBX's number of it.
    ///   - fields: The fields of its page.
    init?(_ object: ConfigObject, id: String, fields: FreePBXTrunkFields) {
        let tech = object["tech"]?.lowercased()
        guard let login = tech == "pjsip" ? fields.pjsip : tech == "sip" ? fields.peer : nil else { return nil }
        self.object = object
        self.id = id
        self.fields = fields.settings
        let channel = (object["channelid"] ?? "").ifEmpty(object.name)
        // What FreePBX itself takes where a peer names none.
        context = fields["context"].ifEmpty(tech == "sip" ? "from-trunk-sip-\(channel)" : "from-pstn")
        let isForced = object["keepcid"]?.lowercased() == "all"
        let shown = FreePBXCallerID(object["outcid"] ?? "").number
        let contact = login.contact
        account = DeployedAccount(
            username: login.username,
            authName: login.authName,
            password: login.secret.isEmpty ? nil : Secret(login.secret),
            server: login.server,
            number: isForced ? shown : contact == login.username || !Self.isNumber(contact) ? nil : contact,
            label: channel,
            at: fields.location ?? object.location
        )
    }

    /// Whether a text can be a telephone number.
    static func isNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
        return digits.utf8.count >= 7 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// What From holds in every call, whoever calls; nil where that is the caller's number.
    var fixedFrom: String? {
        let user = fields.last { $0.key == (isSIP ? "fromuser" : "from_user") }?.value ?? ""
        return Self.isNumber(user) && !(isSIP && isForced) ? user : nil
    }

    /// Where a field stands.
    func location(of keys: String...) -> SourceLocation? {
        (fields + object.settings).first { keys.contains($0.key) }?.location
    }
}

/// FreePBX's Outbound CallerID: `<+31508200000>`, `"Name" <number>`, `hidden`.
struct FreePBXCallerID: Sendable {
    /// The number; nil where there is none.
    let number: String?
    let isHidden: Bool

    init(_ text: String) {
        isHidden = text.lowercased().hasPrefix("hidden")
        var number = text[...]
        if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
            number = text[text.index(after: open)..<close]
        } else if isHidden {
            number = ""
        }
        let kept = number.filter { $0 != " " }
        self.number = kept.isEmpty ? nil : String(kept)
    }
}
