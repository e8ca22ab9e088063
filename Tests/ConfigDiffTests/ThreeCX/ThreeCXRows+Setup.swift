import ConfigDiff
import Foundation
import PBXBackends

/// Changes to `setupconfig.xml`.
extension ThreeCXRows {
    private static let file = "setupconfig.xml"
    private static let trunkName = "kantoor-primary"

    private static func trunk(
        _ element: String,
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity = .breaksCalls,
        rule: String? = nil
    ) -> Mutation {
        let rule = "trunk/\(rule ?? element)"
        return Mutation(
            file,
            "    <\(element)>\(old)</\(element)>\n    <",
            "    <\(element)>\(new)</\(element)>\n    <",
            .init(.different, severity, rule, trunkName)
        )
    }

    static let setup: [Mutation] = [
        trunk("Host", "sip.example.net", "sip.example.com"), trunk("Port", "5062", "5060"),
        trunk("SimultaneousCalls", "4", "2"), trunk("RequireRegistrationFor", "InOutCalls", "Nothing"),
        trunk("AuthID", "kantoor-1", "kantoor-2"),
        trunk("AuthPassword", "C:\\pbx\\", "hush-hush").hiding("hush-hush"), trunk("Use3WayAuth", "false", "true"),
        trunk("ExternalNumber", "+31508200020", "+31508200021"),
        trunk("DIDNumbers", "+31508200020,+31508200021", "+31508200020"),
        trunk("OutboundCallerID", "+31508200020", "kantoor-1"), trunk("Direction", "Both", "Outbound"),
        trunk("DeliverAudio", "true", "false"), trunk("DisableVideoCalls", "true", "false", .cosmetic),
        trunk("SupportReinvite", "false", "true"), trunk("SupportReplaces", "false", "true"),
        trunk("EnableSRTP", "false", "true"), trunk("TimeBetweenReg", "3600", "7200"),
        trunk("IPInRegistrationContact", "Default", "Local"), trunk("ProxyPort", "5060", "5070", .cosmetic),
        trunk("ProxyHost", "", "proxy.example.net"), trunk("TemplateFilename", "kantoor.pv.xml", "x.pv.xml", .cosmetic),
        Mutation(
            file,
            "<codec>PCMU</codec>",
            "<codec>G729</codec>",
            .init(.different, .breaksCalls, "trunk/codec", trunkName)
        ),
        Mutation(
            file,
            "<OfficeHoursDestinationType>None<",
            "<OfficeHoursDestinationType>External<",
            .init(.different, .breaksCalls, "trunk/OfficeHoursDestinationType", trunkName)
        ),
        // The same in other words.
        Mutation(file, "+31508200020,+31508200021", "+31508200021, +31508200020"),
        Mutation(file, "<codec>PCMA</codec>", "<codec>G.711 A-law</codec>"),
        Mutation(file, "<EnableSRTP>false</EnableSRTP>", "<EnableSRTP>0</EnableSRTP>"),
        Mutation(file, "    <ProxyHost></ProxyHost>\n", ""),
    ]

    private static let inbound = "kantoor-primary +31508200021"
    private static let emergency = "kantoor 01 emergency"

    static let setupRules: [Mutation] = [
        Mutation(
            file,
            "<DID>+31508200021</DID>",
            "<DID>+31508200022</DID>",
            .init(.different, .breaksCalls, "inbound-rule/DID", inbound)
        ),
        Mutation(
            file,
            "<OfficeHoursDestination>21<",
            "<OfficeHoursDestination>22<",
            .init(.different, .breaksCalls, "inbound-rule/OfficeHoursDestination", inbound)
        ),
        Mutation(
            file,
            "<OutOfOfficeHoursDestination>21<",
            "<OutOfOfficeHoursDestination>23<",
            .init(.different, .breaksCalls, "inbound-rule/OutOfOfficeHoursDestination", inbound)
        ),
        Mutation(
            file,
            "<Prefix>112,113,144<",
            "<Prefix>113,144<",
            .init(.different, .breaksCalls, "outbound-rule/Prefix", emergency)
        ),
        Mutation(
            file,
            "<NumberLengthRanges>3<",
            "<NumberLengthRanges>3,4<",
            .init(.different, .breaksCalls, "outbound-rule/NumberLengthRanges", emergency)
        ),
        Mutation(
            file,
            "<Prepend>+3110<",
            "<Prepend>+3120<",
            .init(.different, .breaksCalls, "outbound-rule/Prepend", "kantoor 05 local")
        ),
        Mutation(
            file,
            "<NumberLengthRanges>3</NumberLengthRanges>\n      <OutboundRoutes>",
            "<NumberLengthRanges>3</NumberLengthRanges>\n"
                + "      <DNRanges><DNRange><To>199</To><From>100</From></DNRange></DNRanges><OutboundRoutes>",
            .init(
                .extra,
                .breaksCalls,
                "outbound-rule/DNRange",
                emergency,
                at: Mark(file, "<DNRanges>"),
                ours: Mark(file, "<OutboundRule>\n      <Name>kantoor 01")
            )
        ),
        Mutation(
            file,
            "  <OutboundRules>\n",
            "  <OutboundRules>\n    <OutboundRule><Name>All</Name><Prefix>00</Prefix><OutboundRoutes><OutboundRoute>"
                + "<Gateway>kantoor-primary</Gateway></OutboundRoute></OutboundRoutes></OutboundRule>\n",
            .init(.extra, .security, "outbound-rule/extra", "All", at: Mark(file, "<OutboundRule><Name>All"))
        ),
        Mutation(
            file,
            "    <OutboundRule>\n      <Name>kantoor 02 short</Name>\n      <Prefix>116</Prefix>\n"
                + "      <NumberLengthRanges>6</NumberLengthRanges>\n      <OutboundRoutes>\n"
                + "        <OutboundRoute><Gateway>kantoor-primary</Gateway><StripDigits>0</StripDigits><Prepend></Prepend>"
                + "</OutboundRoute>\n      </OutboundRoutes>\n    </OutboundRule>\n",
            "",
            // It comes back as the last of all, so its place has to be mended too: that takes a second round.
            .init(.missing, .breaksCalls, "outbound-rule/missing", "kantoor 02 short")
        ).unmendable,
        Mutation(
            "the first two rules change places",
            change: { $0.swapping("    <OutboundRule>\n      <Name>kantoor 01", "    </OutboundRule>\n", in: file) },
            [
                .init(
                    .different,
                    .breaksCalls,
                    "outbound-rule/order",
                    "kantoor 02 short",
                    at: Mark(file, "<OutboundRule>\n      <Name>kantoor 02"),
                    ours: Mark(file, "<OutboundRule>\n      <Name>kantoor 01")
                )
            ]
        ),
        // The same in other words, and everything under another name.
        Mutation(file, "<NumberLengthRanges>5,6<", "<NumberLengthRanges>5-6<"),
        Mutation(
            "everything renamed",
            change: { $0.replacingAll([("kantoor-primary", "Callvoip"), ("<Name>kantoor", "<Name>Uit")], in: file) },
            []
        ),
    ]
}
