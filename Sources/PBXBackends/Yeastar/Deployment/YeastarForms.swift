import ConfigFormats
import Diagnostics
import TrunkModel

/// Yeastar's lists as CSV, told apart by their columns.
enum YeastarForms {
    static let title = LocalizedText(nl: "lijsten van Yeastar (CSV)", en: "Yeastar's lists (CSV)")

    private static let routeColumns: Set<String> = [
        "Pattern", "Strip", "Prepend", "Trunks", "Outbound Caller ID", "Rrmemory Hunt", "Outbound Route Password",
        "PIN",
    ]
    private static let trunkColumns: Set<String> = [
        "Trunk Status", "Trunk Type", "Transport", "Hostname/IP", "Port", "Domain", "Username", "Password",
        "Authentication Name", "Enable Outbound Proxy", "Outbound Proxy Server", "Port of Outbound Proxy Server",
        "Codec Setting", "DTMF Mode",
    ]
    private static let inboundColumns: Set<String> = [
        "DID Matching Mode", "DID Pattern", "Caller ID Matching Mode", "Caller ID Pattern", "Trunks",
        "Default Destination", "Number of Default Destination",
    ]

    /// The form of a list, by its columns; nil for none of a line's.
    static func form(_ header: [String], file: String, line: YeastarLine) -> CSVForm? {
        let forms = line == .pSeries ? pSeries(file) : line == .sSeries ? sSeries : []
        return forms.first { $0.fits(header) }
    }

    /// The S-Series' lists, which have these columns and no others.
    static let sSeries = [
        CSVForm(
            kind: "trunk",
            columns: ["Provider Name", "Hostname", "User Name", "Password"],
            name: ["Provider Name"]
        ),
        CSVForm(kind: "outbound-route", columns: ["Name", "Patterns", "Member Trunks"], name: ["Name"]),
        CSVForm(
            kind: "inbound-route",
            columns: ["Name", "DID Pattern", "Member Trunks", "Destination"],
            name: ["Name"]
        ),
    ]

    /// The P-Series' lists: of what an export has, only the columns that are documented.
    ///
    /// Lists of one trunk's numbers do not say which trunk: the file stands for it.
    private static func pSeries(_ file: String) -> [CSVForm] {
        let place: @Sendable (SourceLocation) -> [ConfigSetting] = { [ConfigSetting("#file", file, at: $0)] }
        return [
            CSVForm(
                kind: "trunk",
                columns: Set(YeastarTemplateFill.Kind.trunks.columns),
                name: ["Name"],
                only: trunkColumns
            ),
            CSVForm(
                kind: "outbound-route",
                columns: Set(YeastarTemplateFill.Kind.outboundRoutes.columns),
                name: ["Name"],
                only: routeColumns
            ),
            CSVForm(
                kind: "inbound-route",
                columns: Set(YeastarTemplateFill.Kind.inboundRoutes.columns),
                name: ["Name"],
                only: inboundColumns
            ),
            CSVForm(
                kind: "caller-id",
                columns: Set(YeastarTemplateFill.Kind.outboundCallerIDs.columns),
                name: ["Outbound Caller ID", "#file"],
                only: ["Create Method", "Outbound Caller ID", "Outbound Caller ID Name", "Associated Extensions"],
                fixed: place
            ),
            CSVForm(kind: "did", columns: ["DID/DDI"], name: ["DID/DDI", "#file"], fixed: place),
            CSVForm(kind: "did-to-extension", columns: ["DID Number", "Extension Matched"], name: ["DID Number"]),
        ]
    }
}

/// The trunks that routes name.
enum YeastarMembers {
    /// An object for each trunk, where it is first named.
    static func objects(of routes: [ConfigObject]) -> [ConfigObject] {
        var seen: Set<String> = []
        return routes.flatMap { route -> [ConfigObject] in
            let rule = [YeastarKinds.outbound, YeastarKinds.inbound].first { $0.name == route.kind }?.rule(
                for: "Trunks"
            )
            return route.settings.filter { rule?.keys.contains($0.key) ?? false }.flatMap { setting in
                setting.value.split { $0 == "&" || $0 == "," }.map { $0.filter { $0 != " " } }
                    .filter { seen.insert($0).inserted }
                    .map { ConfigObject(kind: "member", name: $0, at: setting.location) }
            }
        }
    }
}
