import Diagnostics
import Testing

@testable import TrunkModel

/// What the rules let pass: the counterpart of the bad files, at the edge of what is allowed.
@Suite("Sound values at the edge")
struct ValidFileTests {
    @Test(
        "No finding",
        arguments: [
            ("name: groningen", "name: A"),
            ("name: groningen", "name: a-_9"),
            ("kind: trunk", "kind: trunk\nchannels: 1"),
            ("kind: trunk", "kind: trunk\nchannels: \"10000\""),
            ("kind: trunk", "kind: trunk\nnumber_format: international_prefix"),
            ("trunk-a", "+31508200000"),
            ("trunk-a", "a.b_c+d-e"),
            ("username: trunk-b", "server: pbx2.callvoip.nl, username: trunk-b"),
            ("username: trunk-b", "server: \"185.19.239.255:5062\", username: trunk-b"),
            ("country: NL", "country: DK"),
            ("country: NL", "country: NL, area_code: \"010\""),
            ("country: NL", "country: HU, area_code: \"061\""),
            ("country: NL", "country: ES, area_code: \"91\""),
            ("country: NL", "country: NL, internal_context: from-internal"),
            ("203.0.113.10", "[203.0.113.10, 192.0.2.16/28, \"2001:db8::/48\"]"),
            ("extension: \"100\"", "queue: 100"),
            ("extension: \"100\"", "voicemail: \"*{last9}#\""),
            ("\"+31508200000\",", "\"+318001234\", caller_id: false }\n  - { number: \"+31508200000\","),
        ]
    )
    func sound(old: String, new: String) { #expect(Sample.findings(replacing: old, with: new) == []) }

    @Test(
        "No finding in what follows",
        arguments: [
            "default_caller_id: \"+31508200000\"\n",
            "  - range: { from: \"+31508210000\", to: \"+31508219999\" }\n",
            "  - range: { from: \"+31508210000\", to: \"+31508210000\" }\n",
            "  - { number: \"+442079460000\", caller_id: false }\n",
            "callers: [{ extension: \"1\", caller_id: anonymous }, { extension: 2, caller_id: \"+31508200000\" }]\n",
            "outbound: { outside_line: \"\", destinations: worldwide, block: [] }\n",
            "outbound: { outside_line: \"*#09\" }\n",
            "provider_side: { limits: { hour: 5, day: 5, week: 5 }, fallback: \"Belplan 'é' ; #1\" }\n",
            "provider_side: { limits: { week: 1000000 } }\n",
        ]
    )
    func soundAdditions(text: String) { #expect(Sample.findings(adding: text) == []) }
}
