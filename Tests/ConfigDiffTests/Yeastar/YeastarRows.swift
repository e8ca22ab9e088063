import ConfigDiff
import ConfigFormats
import Foundation
import PBXBackends

/// Changes to the S-Series' lists and answers (`without-area-code`).
enum YeastarRows {
    private static let trunks = "trunks.csv"
    private static let trunk = "thuiswerkPrimary"

    private static func cell(
        _ file: String,
        _ old: String,
        _ new: String,
        _ rule: String,
        _ object: String = trunk,
        _ severity: DriftSeverity = .breaksCalls
    ) -> Mutation { Mutation(file, old, new, .init(.different, severity, rule, object)) }

    private static let outbound = "outbound-routes.csv"
    private static let inbound = "inbound-routes.csv"
    private static let emergency = "thuiswerkEmergency"
    private static let first = "thuiswerkEmergency,112,,,thuiswerkPrimary&thuiswerkSecondary,,thuiswerkCallers\n"
    private static let second = "thuiswerkEmergencyR2,113,,,thuiswerkPrimary&thuiswerkSecondary,,thuiswerkCallers\n"

    static let sSeries: [Mutation] = sSeriesTrunks + sSeriesRoutes

    private static let sSeriesTrunks: [Mutation] = [
        cell(trunks, "udp,pbx", "tcp,pbx", "trunk/Transport"),
        cell(trunks, "pbx.callvoip.nl,5060", "sip.example.net,5060", "trunk/Hostname/IP"),
        cell(trunks, "5060,", "5070,", "trunk/Port"),
        cell(trunks, "pbx.callvoip.nl,thuis", "example.net,thuis", "trunk/Domain"),
        cell(trunks, "thuis-a,thuis-a,", "thuis-b,thuis-a,", "trunk/Username"),
        cell(trunks, "thuis-a,,", "thuis-b,,", "trunk/Authentication Name"),
        cell(trunks, ",[sectie]", "31852100170,[sectie]", "trunk/From User"),
        cell(trunks, "[sectie](!)20", "hush-hush", "trunk/Password").hiding("hush-hush"),
        cell(trunks, "RFC4733,", "Inband,", "trunk/DTMF Mode"),
        cell(trunks, "0-16\n", "0-15\n", "trunk/DTMF fmtp", trunk, .cosmetic),
        Mutation(
            trunks,
            "thuiswerkPrimary,udp,pbx.callvoip.nl,5060,pbx.callvoip.nl,thuis-a,thuis-a,,[sectie](!)20,,,RFC4733,0-16\n",
            "",
            .init(.missing, .breaksCalls, "trunk/missing", trunk)
        ),
        // The same in other words.
        Mutation(trunks, "RFC4733,", "rfc2833,"), Mutation(trunks, "udp,", "UDP,"), Mutation(trunks, "5060,", "05060,"),
        Mutation(trunks, "\nthuiswerkPrimary,", "\ncallvoip,"),
    ]

    private static let sSeriesRoutes: [Mutation] = [
        cell(outbound, "112,,,", "119,,,", "outbound-route/Pattern", emergency),
        Mutation(
            outbound,
            "112,,,",
            "112,1,,",
            .init(
                .different,
                .breaksCalls,
                "outbound-route/Strip",
                emergency,
                at: Mark(outbound, "1,,thuiswerkPrimary"),
                ours: Mark(outbound, ",,thuiswerkPrimary&thuiswerkSecondary,,thuiswerkCallers\nthuiswerkEmergencyR2")
            )
        ),
        cell(
            outbound,
            "thuiswerkPrimary&thuiswerkSecondary,,thuiswerkCallers\nthuiswerkEmergencyR2",
            "thuiswerkSecondary&thuiswerkPrimary,,thuiswerkCallers\nthuiswerkEmergencyR2",
            "outbound-route/Trunks",
            emergency
        ),
        cell(
            outbound,
            "thuiswerkCallers\nthuiswerkEmergencyR2",
            "everybody\nthuiswerkEmergencyR2",
            "outbound-route/Extension Group",
            emergency
        ),
        Mutation(
            "the first two rows change places",
            change: { $0.replacing(first + second, with: second + first, in: outbound) },
            [
                .init(
                    .different,
                    .breaksCalls,
                    "outbound-route/order",
                    "thuiswerkEmergencyR2",
                    at: Mark(outbound, "thuiswerkEmergencyR2"),
                    ours: Mark(outbound, "thuiswerkEmergency,")
                )
            ]
        ),
        Mutation(
            outbound,
            first,
            first + "All,X.,,,thuiswerkPrimary,,thuiswerkCallers\n",
            .init(.extra, .security, "outbound-route/extra", "All", at: Mark(outbound, "All,X."))
        ),
        cell(inbound, "31852100170,,", "31852100179,,", "inbound-route/DID Pattern", "thuiswerk31852100170"),
        cell(inbound, "170\n", "171\n", "inbound-route/Destination", "thuiswerk31852100170"),
        cell(inbound, "hangup\n", "999\n", "inbound-route/Destination", "thuiswerk31852100171"),
        cell(
            inbound,
            "thuiswerkPrimary&thuiswerkSecondary,170",
            "thuiswerkPrimary,170",
            "inbound-route/Trunks",
            "thuiswerk31852100170"
        ),
        Mutation(
            inbound,
            "thuiswerk31852100171,31852100171,,thuiswerkPrimary&thuiswerkSecondary,hangup\n",
            "",
            .init(.missing, .breaksCalls, "inbound-route/missing", "thuiswerk31852100171")
        ),
        // The same in other words, and everything under another name.
        Mutation(outbound, "Prpend", "Prepend"),
        Mutation(inbound, "thuiswerkPrimary&thuiswerkSecondary,170", "thuiswerkSecondary&thuiswerkPrimary,170"),
        Mutation(
            "trunks renamed in all files",
            change: { folder in
                [trunks, outbound, inbound].reduce(Optional(folder)) { folder, file in
                    let text = folder?[file]?.text.replacingOccurrences(of: "thuiswerkPrimary", with: "een")
                        .replacingOccurrences(of: "thuiswerkSecondary", with: "twee")
                    return text.flatMap { folder?.with(SourceFile(path: file, text: $0)) }
                }
            },
            []
        ),
        Mutation(
            "routes renamed",
            change: { $0.replacingAll([("\nthuiswerk31", "\nIn31")], in: inbound) },
            []
        ),
    ]

    // MARK: Answers

    private static let answers = "answers.json"

    static let sSeriesAnswers: [Mutation] = [
        Mutation(
            answers,
            "\"112\"",
            "\"119\"",
            .init(
                .different,
                .breaksCalls,
                "outbound-route/Pattern",
                emergency,
                ours: Mark(outbound, "112,,,")
            )
        ),
        Mutation(
            answers,
            "{\"data\": [\n",
            "{\"data\": [\n{\"name\": \"All\", \"prefix\": \".\", \"trunks\": \"thuiswerkPrimary\"},\n",
            .init(.extra, .security, "outbound-route/extra", "All", at: Mark(answers, "{\"name\": \"All"))
        ),
        Mutation(answers, "\"t0\"", "\"t7\""),
    ]
}
