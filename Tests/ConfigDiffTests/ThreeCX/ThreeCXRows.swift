import ConfigDiff
import ConfigFormats
import Foundation
import PBXBackends

/// Changes to templates and to the table of inbound rules.
enum ThreeCXRows {
    private static let pv = "kantoor.pv.xml"
    private static let title = "SIP provider kantoor"
    private static let device = Mark(pv, "<device>")

    private static func field(
        _ key: String,
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity = .breaksCalls
    ) -> Mutation {
        let name = "name=\"\(key)\">"
        return Mutation(pv, name + old, name + new, .init(.different, severity, "template/\(key)", title))
    }

    private static func binding(
        _ key: String,
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity = .breaksCalls
    ) -> Mutation {
        let parts = key.split(separator: "/")
        let name = "name=\"\(parts[0])\" parameter=\"\(parts[1])\" custom=\"\">"
        return Mutation(pv, name + old, name + new, .init(.different, severity, "template/\(key)", title))
    }

    /// Changes to the template of a line.
    static func template(_ line: String) -> [Mutation] {
        [
            field("RegistrarHost", "sip.example.net", "sip.example.com"), field("RegistrarPort", "5062", "5060"),
            field("TimeBetweenRegistration", "3600", "60"), field("RequireAuthFor", "4", "1"),
            field("IpInContactReg", line == "14" ? "2" : "1", "4"), field("IsSupportReinvite", "0", "1"),
            field("IsSupportReplaces", "0", "1"), field("DisableVideo", "1", "0", .cosmetic),
            field("RegistrarInvite", "1", "0"), field("DestNumberIn_TO", "1", "0"),
            field("IPRestriction", "ANY", "IPV6"), field("TransportRestriction", "UDP", "TCP"),
            field("IsBindToMS", "1", "0"), field("CallerIDIn", "1", "2"), field("CalledNumberIn", "2", "3"),
            binding("ParameterOut/FromUserPart", "$OutboundCallerId", "$AuthID"),
            binding("ParameterOut/ContactUser", "$AuthID", "$OutboundCallerId"),
            binding("ParameterOut/ToUserPart", "$CalledNum", "$CalledName"),
            binding("ParameterOut/FromDisplayName", "$OutboundCallerId", "$CallerDispName", .cosmetic),
            binding("ParameterIn/FromUserPart", "$CallerNum", "$CallerName"),
        ] + templateLists
    }

    private static let templateLists = [
        Mutation(
            pv,
            "<codec rfcname=\"pcma\"/>\n      <codec rfcname=\"pcmu\"/>",
            "<codec rfcname=\"pcmu\"/>\n      <codec rfcname=\"pcma\"/>",
            .init(
                .different,
                .breaksCalls,
                "template/codec",
                title,
                at: Mark(pv, "<codec rfcname=\"pcmu\"/>"),
                ours: Mark(pv, "<codec rfcname=\"pcma\"/>")
            )
        ),
        Mutation(
            pv,
            "    <field name=\"Source\" status=\"readonly\" parameter=\"ContactHost\" custom=\"\">$GWHostPort</field>\n",
            "",
            .init(.missing, .breaksCalls, "template/Source/ContactHost", title, at: device)
        ),
        Mutation(
            pv,
            "    <field name=\"IsBindToMS\">",
            "    <field name=\"SRTPMode\">2</field>\n    <field name=\"IsBindToMS\">",
            .init(.extra, .breaksCalls, "template/SRTPMode", title, ours: device)
        ),
        Mutation(
            pv,
            "    <field name=\"ParameterOut\" parameter=\"ToHostPart\"",
            "    <field name=\"ParameterOut\" parameter=\"RemotePartyIDCallingPartyUserPart\" custom=\"\">$OriginatorCallerId"
                + "</field>\n    <field name=\"ParameterOut\" parameter=\"ToHostPart\"",
            .init(
                .extra,
                .cosmetic,
                "template/ParameterOut/RemotePartyIDCallingPartyUserPart",
                title,
                ours: device
            )
        ),
        Mutation(
            pv,
            "name=\"LineAuthenticationPassword\" status=\"readonly\"></field>",
            "name=\"LineAuthenticationPassword\" status=\"readonly\">hush-hush</field>",
            .init(.different, .security, "template/LineAuthenticationPassword", title)
        ).hiding("hush-hush"),
        // The same in other words.
        Mutation(pv, "$ContactUri", "$ContactURI"), Mutation(pv, ">ANY<", ">Any<"), Mutation(pv, ">5062<", ">05062<"),
        Mutation(pv, "<header>", "<header><template>GenericVoIPProvider.pv.xml</template>"),
    ]

    // MARK: The table of inbound rules

    private static let csv = "inbound-rules.csv"
    /// Changes to the table of inbound rules of a line; version 14 writes numbers without plus.
    static func table(_ line: String) -> [Mutation] {
        let plus = line == "14" ? "" : "+"
        let name = "kantoor-primary \(plus)31508200021"
        let row = "2,\(name),1,\(plus)31508200021,[10000],2,21,0,0,,,2,21,0\r\n"
        func cell(_ key: String, _ old: String, _ new: String, _ severity: DriftSeverity = .breaksCalls) -> Mutation {
            Mutation(csv, old, new, .init(.different, severity, "did-rule/\(key)", name))
        }
        return [
            cell("MASK", "\(plus)31508200021,[", "\(plus)31508200022,["),
            cell("TYPE", "1,\(plus)31508200021", "2,\(plus)31508200021"),
            cell("INOFFICE_DEST_TYPE", "2,21,0,0", "1,21,0,0"), cell("INOFFICE_DEST_NUMBER", "21,0,0", "22,0,0"),
            cell("SAME_DEST_AS_INOFFICE", "0,0,,,", "1,0,,,"), cell("SPECIFIC_HOURS", "0,,,", "1,,,"),
            cell("OUTOFOFFICE_DEST_TYPE", "2,21,0\r", "1,21,0\r"), cell("OUTOFOFFICE_DEST_NUMBER", "21,0\r", "23,0\r"),
            cell("PLAY_HOLIDAY_PROMPT", "0\r\n", "1\r\n", .cosmetic),
            Mutation(csv, row, "", .init(.missing, .breaksCalls, "did-rule/missing", name, at: nil)),
            Mutation(
                csv,
                row,
                row + "3,Extra,1,\(plus)31508200029,[10000],2,29,0,0,,,2,29,0\r\n",
                .init(.extra, .breaksCalls, "did-rule/extra", "Extra", at: Mark(csv, "3,Extra"))
            ),
            // Another trunk's, a row made by hand as the sheet says, and what says the same.
            Mutation(
                csv,
                row,
                row + "3,Other,1,\(plus)31508200029,[10009],2,29,0,0,,,2,29,0\r\n",
                .init(.notOurs, .cosmetic, "did-rule/extra", "Other", at: Mark(csv, "3,Other")),
                .init(.notOurs, .cosmetic, "port/extra", "10009", at: Mark(csv, "3,Other"))
            ).withOthers.unmendable,
            Mutation(csv, row, row + "3,By hand,1,\(plus)31508200020,[10000],4,600,0,0,,,4,600,0\r\n"),
            Mutation(csv, "[10000]", "[10042]"),
            Mutation(csv, "\n2,kantoor-primary \(plus)31508200021,", "\n,Kantoor,"),
            Mutation(csv, row, row.replacingOccurrences(of: "\r\n", with: "\n")),
        ]
    }
}
