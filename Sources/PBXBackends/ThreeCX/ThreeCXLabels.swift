/// What a version's screens call things, and which of it a source confirms.
///
/// Version 14: the provider's manual, appendix 1. Versions 15.5 to 18: the comments in 3CX's own `setupconfig.xml`. V20:
/// 3CX's page on provider templates; its other labels are those of version 18 and not confirmed.
struct ThreeCXLabels {
    /// A label.
    struct Label {
        let text: String
        let isConfirmed: Bool
    }

    let registrar: Label
    let port: Label
    let username: Label
    let password: Label
    let mainNumber: Label
    let callerID: Label
    let channels: Label
    let unmatched: Label
    let registration: Label
    let registrationValue: String
    let contactIP: Label
    let contactIPValue: String
    let transport: Label
    let renewal: Label
    let audio: Label
    let did: String
    /// The screen that lists the trunks.
    let trunks: Label

    /// The labels of a line.
    init(_ line: String?) {
        let is14 = line == "14"
        let is18 = line == "18"
        registrar = Label(
            text: is14 ? "SIP server hostname or IP" : "Registrar/Server/Gateway Hostname or IP",
            isConfirmed: is18
        )
        port = Label(text: "Port", isConfirmed: is18)
        username = Label(text: "Authentication ID (aka SIP User ID)", isConfirmed: is18)
        password = Label(text: "Authentication Password", isConfirmed: is18)
        mainNumber = Label(text: is14 ? "External Number" : "Main Trunk Number", isConfirmed: is18)
        callerID = Label(text: "Outbound Caller ID", isConfirmed: false)
        channels = Label(text: "Number of SIM Calls", isConfirmed: is18)
        unmatched = Label(
            text: is18 ? "Destination for calls during office hours" : "Destination for unmatched calls",
            isConfirmed: is18
        )
        registration = Label(
            text: is14 ? "Require registration for" : "Type of Authentication",
            isConfirmed: is14 || is18
        )
        registrationValue =
            is14 ? "In and outgoing calls" : "Registration is required for both incoming and outgoing calls"
        contactIP = Label(
            text: is14
                ? "Which IP to use in contact field"
                : "Which IP to use in 'Contact' (SIP) and 'Connection' (SDP) fields",
            isConfirmed: is14 || is18
        )
        contactIPValue = is14 ? "Local IP Address" : "Default"
        transport = Label(text: "Transport Protocol", isConfirmed: false)
        renewal = Label(text: "Re-Register Timeout", isConfirmed: is18)
        audio = Label(text: "PBX Delivers Audio", isConfirmed: is18)
        trunks = Label(text: is14 ? "VoIP Providers" : is18 ? "SIP Trunks" : "Voice & Chat", isConfirmed: is14 || is18)
        did = is14 ? "DID/DDI number/mask" : "DID"
    }

    // The outbound rule's fields, in 3CX's manuals of all versions.
    static let ruleName = "Rule name"
    static let prefix = "Calls to numbers starting with prefix"
    static let extensions = "Calls from extension(s)"
    static let length = "Calls to Numbers with a length of"
    static let strip = "Strip digits"
    static let prepend = "Prepend"
    /// The route of a place, counted from one.
    static func route(_ number: Int) -> String { "Route \(number)" }

    // Parts of headers on the tabs of parameters, as the provider's manual writes them.
    static let fromUser = "From: User Part"
    static let assertedUser = "P-Asserted-Identity: User Part"
    static let assertedHost = "P-Asserted-Identity: Host Part"
    static let remoteParty = "Remote Party ID"
}
