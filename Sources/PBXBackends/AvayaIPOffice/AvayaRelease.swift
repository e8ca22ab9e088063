/// The generations of the form for a SIP line in IP Office Manager: tabs were added, renamed and moved between them.
enum AvayaRelease: String, CaseIterable {
    /// 8.0 to 9.0: tabs SIP Line, Transport, SIP URI, VoIP, T38 Fax, SIP Credentials.
    case r8 = "9"
    /// 9.1 to 10.1: the same, and SIP Advanced and SIP Engineering.
    case r9 = "10"
    /// 11.0 and later: Call Details in the place of SIP URI.
    case r11 = "11"

    /// The generation of a product line.
    init(_ line: ProductLine) { self = line.name.flatMap(AvayaRelease.init(rawValue:)) ?? .r11 }

    /// Whether there is a tab SIP Advanced, which holds what anonymous calls need.
    var hasAdvanced: Bool { self != .r8 }

    /// The tab with the entries that calls leave and arrive by.
    var entriesTab: String { self == .r11 ? "Call Details" : "SIP URI" }

    /// The tab with Association Method and Call Routing Method.
    var associationTab: String { hasAdvanced ? "SIP Advanced" : "SIP Line" }
}
