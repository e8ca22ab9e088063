/// What a version of FreePBX, or of a product that is FreePBX inside, can do.
struct FreePBXLine: Sendable, Hashable {
    /// Which product's screens and files it has.
    enum Family: Sendable, Hashable {
        /// FreePBX 13 to 17.
        case freepbx
        /// Issabel 4 and 5: IssabelPBX core 2.12.
        case issabel
        /// FreePBX 2.8 to 12, Elastix, trixbox, AsteriskNOW.
        case classic
    }

    /// The channel driver of the trunk.
    enum Driver: Sendable, Hashable { case pjsip, sip }

    /// What follows the brand's colon.
    let name: String
    /// Which product's screens and files it has.
    let family: Family
    /// FreePBX's core version: 13 to 17; 2 for Issabel and everything before 13.
    let core: Int
    /// The channel driver of the trunk.
    let driver: Driver

    /// Whether FreePBX calls its macros by Gosub, so that hooks end with Return (17); else by Macro.
    var usesGosub: Bool { core >= 17 }

    /// Whether `func-set-sipheader` exists (core 13 and later, Issabel); else headers are added by SIPAddHeader.
    ///
    /// Issabel has the code that applies the headers; FreePBX 2.8 to 12 has neither.
    var setsHeadersByFunction: Bool { family != .classic }

    /// Whether inbound routes can be imported: Bulk Handler (13 and later), Bulk DIDs (Issabel).
    var importsInboundRoutes: Bool { family != .classic }

    /// Whether the brand's apply script supports it: FreePBX 13 to 17.
    var hasApplyScript: Bool { family == .freepbx }

    /// Every line, newest first.
    static let all: [FreePBXLine] = [
        FreePBXLine(name: "17", family: .freepbx, core: 17, driver: .pjsip),
        FreePBXLine(name: "16", family: .freepbx, core: 16, driver: .pjsip),
        FreePBXLine(name: "15", family: .freepbx, core: 15, driver: .pjsip),
        FreePBXLine(name: "14", family: .freepbx, core: 14, driver: .pjsip),
        FreePBXLine(name: "13", family: .freepbx, core: 13, driver: .pjsip),
        FreePBXLine(name: "17-sip", family: .freepbx, core: 17, driver: .sip),
        FreePBXLine(name: "16-sip", family: .freepbx, core: 16, driver: .sip),
        FreePBXLine(name: "issabel", family: .issabel, core: 2, driver: .pjsip),
        FreePBXLine(name: "issabel-sip", family: .issabel, core: 2, driver: .sip),
        FreePBXLine(name: "2.11", family: .classic, core: 2, driver: .sip),
    ]

    /// What a product line can do; nil for one of another brand.
    init?(_ line: ProductLine) {
        guard let known = Self.all.first(where: { $0.name == line.name }) else { return nil }
        self = known
    }

    private init(name: String, family: Family, core: Int, driver: Driver) {
        self.name = name
        self.family = family
        self.core = core
        self.driver = driver
    }

    /// The line as the registry lists it.
    var productLine: ProductLine {
        switch name {
        case "17": ProductLine(name, title: "FreePBX 17", versions: "17", aliases: ["17-pjsip", "pbxact"])
        case "17-sip":
            ProductLine(name, title: "FreePBX 17 (chan_sip)", versions: "17 with chan_sip (Asterisk up to 20)")
        case "16-sip":
            ProductLine(
                name,
                title: "FreePBX 13-16 (chan_sip)",
                versions: "13 to 16 with chan_sip",
                aliases: ["13-sip", "14-sip", "15-sip"]
            )
        case "issabel":
            ProductLine(name, title: "Issabel", versions: "Issabel 4 and 5", aliases: ["issabel-pjsip"])
        case "issabel-sip":
            ProductLine(name, title: "Issabel (chan_sip)", versions: "Issabel 4 and 5 with chan_sip")
        case "2.11":
            ProductLine(
                name,
                title: "FreePBX 2.11 / Elastix",
                versions: "2.8 to 2.11, 12; Elastix, trixbox, AsteriskNOW",
                aliases: ["2.x", "2.8", "2.9", "2.10", "12", "elastix", "trixbox", "asterisknow"]
            )
        default: ProductLine(name, title: "FreePBX \(name)", versions: name, aliases: ["\(name)-pjsip"])
        }
    }
}
