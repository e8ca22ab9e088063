import ConfigDiff
import ConfigFormats
import Foundation
import PBXBackends

/// Changes to routes as text.
enum AvayaRows {
    private static let routes = "groningen.ipo-routes.txt"
    private static let form = "51:groningen"

    private static func code(
        _ old: String,
        _ new: String,
        _ rule: String,
        _ object: String,
        at place: (deployed: String, ours: String)
    ) -> Mutation {
        Mutation(
            routes,
            old,
            new,
            .init(
                .different,
                .breaksCalls,
                "short-code/\(rule)",
                object,
                at: Mark(routes, place.deployed),
                ours: Mark(routes, place.ours)
            )
        )
    }

    static let outgoing: [Mutation] = [
        code(
            "112;/Dial Emergency/112/51:groningen",
            "112;/Dial/112/51:groningen",
            "Feature",
            "Short Code 112;",
            at: ("Dial/112/51:", "Dial Emergency/112/51:")
        ),
        code(
            "/113/51:groningen",
            "/114/51:groningen",
            "Telephone Number",
            "Short Code 113;",
            at: ("114/51:", "113/51:")
        ),
        code(
            "?/Dial/./51:groningen",
            "?/Dial/./0",
            "Line Group ID",
            "Short Code ?",
            at: ("0\n*8899", form + "\n*8899")
        ),
        code("*8899/Busy//0", "*8899/Dial//0", "Feature", "Short Code *8899", at: ("Dial//0", "Busy//0")),
        code(
            "00298N;/Dial/\"+298\"N/18",
            "00298N;/Dial/\"+298\"N/17",
            "Line Group ID",
            "\(form) 00298N;",
            at: ("17\n0030N;/Dial/\"+30\"N/17", "18\n0030N;/Dial/\"+30\"N/17")
        ),
        // Without its second line a code has no way out when the first account fails.
        code(
            "00298N;/Dial/\"+298\"N/18\n",
            "",
            "Line Group ID",
            "\(form) 00298N;",
            at: ("17\n0030N;/Dial/\"+30\"N/17", "18\n0030N;/Dial/\"+30\"N/17")
        ),
        code(
            "00298N;/Dial/\"+298\"N/17\n00298N;/Dial/\"+298\"N/18\n",
            "00298N;/Dial/\"+298\"N/18\n00298N;/Dial/\"+298\"N/17\n",
            "Line Group ID",
            "\(form) 00298N;",
            at: ("18\n00298N;/Dial/\"+298\"N/17", "17\n00298N;/Dial/\"+298\"N/18")
        ),
        code(
            "07XXXXXXXX;/Dial/\"+317\"N/17\n07XXXXXXXX;/Dial/\"+317\"N/18",
            "07XXXXXXXX;/Dial/\"+317\"N/17\n07XXXXXXXX;/Dial/317N/18",
            "Telephone Number",
            "\(form) 07XXXXXXXX;",
            at: ("317N/18", "\"+317\"N/18\n0800XXXX;")
        ),
        Mutation(
            routes,
            "+N;/Dial/00N/51:groningen\n",
            "",
            .init(.missing, .breaksCalls, "short-code/missing", "Short Code +N;")
        ),
        Mutation(
            routes,
            "1233;/Dial/1233/17\n1233;/Dial/1233/18\n",
            "",
            .init(.missing, .breaksCalls, "short-code/missing", "\(form) 1233;")
        ),
        Mutation(
            routes,
            "[ARS 51:groningen]\n",
            "[ARS 51:groningen]\n0900N;/Dial/\"+31900\"N/17\n",
            .init(.extra, .security, "short-code/extra", "\(form) 0900N;", at: Mark(routes, "0900N;"))
        ),
        Mutation(
            routes,
            "[Short Code]\n",
            "[Short Code]\n9N/Dial/N/17\n",
            .init(.extra, .security, "short-code/extra", "Short Code 9N", at: Mark(routes, "9N/Dial"))
        ),
        Mutation(
            routes,
            "[Short Code]\n",
            "[Short Code]\n*01/Voicemail Collect/\"?\"U/0\n",
            .init(.notOurs, .cosmetic, "short-code/extra", "Short Code *01", at: Mark(routes, "*01/"))
        ).withOthers.unmendable,
        Mutation(
            "a code that does not wait for the end of dialling",
            change: { $0.replacingAll([("0800XXXX;/", "0800XXXX/")], in: routes) },
            [
                .init(
                    .missing,
                    .breaksCalls,
                    "short-code/missing",
                    "\(form) 0800XXXX;",
                    ours: Mark(routes, "0800XXXX;/Dial/\"+31800\"N/17")
                ),
                .init(
                    .extra,
                    .security,
                    "short-code/extra",
                    "\(form) 0800XXXX",
                    at: Mark(routes, "0800XXXX/Dial/\"+31800\"N/17")
                ),
            ]
        ),
        // The same in other words, and everything under another name.
        Mutation(routes, "00298N;/Dial/\"+298\"N/17", "00298N; / Dial / +298N / 17"),
        Mutation(routes, "112;/Dial Emergency/112/51", "112;/DialEmergency/\"112\"/51"),
        Mutation(
            "the form and the groups renamed",
            change: {
                $0.replacingAll(
                    [("51:groningen", "52:Callvoip"), ("/17\n", "/21\n"), ("/18\n", "/22\n")],
                    in: routes
                )
            },
            []
        ),
    ]

    // MARK: Incoming

    private static let calls = "groningen.ipo-incoming.txt"

    private static func route(_ rule: String, _ object: String, _ old: String, _ new: String) -> Mutation {
        Mutation(calls, old, new, .init(.different, .breaksCalls, "incoming-route/\(rule)", object))
    }

    static let incoming: [Mutation] = [
        route("Dest", "0508200000", "Dest: 100 ", "Dest: 101 "), route("Dest", "0852100000", "Dest: 500", "Dest: 501"),
        route("Dest", "(blank)", "Dest: *8899", "Dest: -"),
        route("CLI", "0508200000", "CLI: - / Dest: 100", "CLI: 06 / Dest: 100"),
        route("Fallback", "0508200008", "Fallback: -\n# Klant", "Fallback: 200\n# Klant"),
        route("Line Group ID", "0508200008", "17 / 0508200008", "0 / 0508200008"),
        Mutation(
            calls,
            "17 / 0508200008 / CLI: - / Dest: 900 / Fallback: -\n",
            "",
            .init(.missing, .breaksCalls, "incoming-route/missing", "0508200008")
        ),
        Mutation(
            calls,
            "17 / (blank) / CLI: - / Dest: *8899 / Fallback: -",
            "17 / (blank) / CLI: - / Dest: *8899 / Fallback: -\n17 / 0508200009 / CLI: - / Dest: 9 / Fallback: -",
            .init(
                .extra,
                .breaksCalls,
                "incoming-route/extra",
                "0508200009",
                at: Mark(calls, "17 / 0508200009")
            )
        ),
        // A range is its numbers.
        Mutation(
            "a range that is one too short",
            change: { $0.replacing("Range: 10", with: "Range: 9", in: calls) },
            [.init(.missing, .breaksCalls, "incoming-route/missing", "0508200019", ours: Mark(calls, "MSN/DID"))]
        ),
        Mutation(
            "a number of a range that rings elsewhere",
            change: { $0.replacing("Destination: 210", with: "Destination: 211", in: calls) },
            (0..<10).map { index in
                .init(
                    .different,
                    .breaksCalls,
                    "incoming-route/Dest",
                    "050820001\(index)",
                    at: Mark(calls, "Destination: 211"),
                    ours: Mark(calls, "Destination: 210")
                )
            }
        ).unmendable,
        Mutation(
            calls,
            "Range: 10\n",
            "Range: 9\n\n[Incoming Call Route]\n17 / 0508200019 / CLI: - / Dest: 219 / Fallback: -\n"
        ),
        Mutation(calls, "(blank)", "-"), Mutation(calls, "17 / 0508200008 / CLI: - / ", "17 / 0508200008 / "),
        Mutation(
            "the group renamed",
            change: { $0.replacingAll([("\n17 /", "\n21 /"), ("Group ID: 17", "Group ID: 21")], in: calls) },
            []
        ),
    ]
}
