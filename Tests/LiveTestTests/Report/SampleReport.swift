import LiveTest
import PBXBackends
import TrunkModel

/// A report as a test of a PBX with a few faults would give it: every outcome, advice, notices and twelve ladders.
enum SampleReport {
    static var whole: LiveTestReport {
        LiveTestReport(
            trunk: "groningen",
            provider: "Callvoip",
            listen: "192.0.2.1:5060",
            began: 1_795_407_477,
            duration: 132.42,
            pbx: "Asterisk PBX 22.5.2",
            brand: "asterisk-pjsip",
            acts: Act.allCases,
            verdicts: registration + inbound + outbound + rest,
            notices: [
                LiveTestReport.Notice(
                    time: 61.2,
                    LocalizedText(
                        nl: "80 % van de limiet per uur (8 van 10 euro) is bereikt: de provider stuurt een bericht.",
                        en: "80 % of the limit per hour (8 of 10 euro) is reached: the provider sends an alert."
                    )
                ),
                LiveTestReport.Notice(
                    time: 74.9,
                    LocalizedText(
                        nl: "198.51.100.7 staat niet op de lijst van adressen: 403.",
                        en: "198.51.100.7 is on no list of addresses: 403."
                    )
                ),
            ],
            ladders: SampleTrace.ladders
        )
    }

    static func passed(_ check: Check, _ act: Act, _ subject: String, ladders: [String] = []) -> Verdict {
        var verdict = Verdict(
            check,
            in: act,
            subject,
            .passed,
            expected: LocalizedText(nl: "zoals het hoort", en: "as it should be"),
            seen: LocalizedText(nl: "zoals verwacht", en: "as expected")
        )
        verdict.ladders = ladders
        return verdict
    }

    private static func skipped(_ check: Check, _ act: Act, _ subject: String) -> Verdict {
        Verdict(
            check,
            in: act,
            subject,
            .notJudged,
            expected: LocalizedText(nl: "een gesprek", en: "a call"),
            seen: LocalizedText(
                nl: "Niemand heeft gebeld: geef --originate mee, of bel zelf als het gevraagd wordt.",
                en: "Nobody called: give --originate, or dial when you are asked to."
            )
        )
    }

    private static var registration: [Verdict] {
        var contact = Verdict(
            .contactUser,
            in: .registration,
            "trunk8200-b",
            .failed,
            expected: LocalizedText(
                nl: "sip:trunk8200-b@… of een nummer van de trunk",
                en: "sip:trunk8200-b@… or a number of the trunk"
            ),
            seen: LocalizedText("sip:s@203.0.113.10:5060")
        )
        contact.advice = [
            Advice(
                brand: "asterisk-pjsip",
                LocalizedText(
                    nl: "Zet het account in contact_user van de registratie.",
                    en: "Put the account into the registration's contact_user."
                ),
                places: [
                    SettingPlace(
                        LocalizedText("pjsip_groningen.conf"),
                        section: "[groningen-reg-2]",
                        key: "contact_user",
                        value: "trunk8200-b"
                    )
                ]
            )
        ]
        contact.ladders = ["reg-b@203.0.113.10"]
        var expiry = Verdict(
            .registrationExpiry,
            in: .registration,
            "trunk8200-a",
            .warned,
            expected: LocalizedText(nl: "60 tot 3600 s", en: "60 to 3600 s"),
            seen: LocalizedText("7200 s")
        )
        expiry.ladders = ["reg-a@203.0.113.10"]
        return [
            passed(.registers, .registration, "trunk8200-a", ladders: ["reg-a@203.0.113.10"]),
            passed(.registers, .registration, "trunk8200-b", ladders: ["reg-b@203.0.113.10"]),
            passed(.registrationPassword, .registration, "trunk8200-a", ladders: ["reg-a@203.0.113.10"]),
            passed(.registrationPassword, .registration, "trunk8200-b", ladders: ["reg-b@203.0.113.10"]),
            passed(.addressOfRecord, .registration, "trunk8200-a"),
            passed(.addressOfRecord, .registration, "trunk8200-b"),
            passed(.contactUser, .registration, "trunk8200-a"), contact,
            passed(.contactTransport, .registration, "trunk8200-a"), expiry,
            passed(.registrationRefresh, .registration, "trunk8200-a"),
            passed(.staleNonce, .registration, "trunk8200-a"),
        ]
    }

    private static var inbound: [Verdict] {
        let numbers = ["+31508200000", "+31508200010", "+31508200019"]
        let passing: [Check] = [.providerSource, .codecs, .telephoneEvent, .t38, .audio, .hold, .byeFromPBX, .cancel]
        return numbers.map { passed(.did, .inbound, $0, ladders: ["in-\($0.suffix(2))@192.0.2.1"]) }
            + passing.map { passed($0, .inbound, "+31508200000", ladders: ["in-00@192.0.2.1"]) }
            + [passed(.unknownNumber, .inbound, "+31508200999"), passed(.stranger, .inbound, "198.51.100.7")]
    }

    private static var outbound: [Verdict] {
        var identity = Verdict(
            .assertedIdentity,
            in: .outbound,
            "0201234567 / 200",
            .failed,
            expected: LocalizedText("P-Asserted-Identity: <sip:+31508200000@pbx.callvoip.nl>"),
            seen: LocalizedText(
                nl: "geen P-Asserted-Identity; wel Remote-Party-ID",
                en: "no P-Asserted-Identity, but Remote-Party-ID"
            )
        )
        let endpoint = LocalizedText("pjsip_groningen.conf")
        identity.advice = [
            Advice(
                brand: "asterisk-pjsip",
                LocalizedText(
                    nl: "Laat de endpoint P-Asserted-Identity sturen, en geen Remote-Party-ID.",
                    en: "Have the endpoint send P-Asserted-Identity, and no Remote-Party-ID."
                ),
                places: [
                    SettingPlace(endpoint, section: "[groningen]", key: "send_pai", value: "yes"),
                    SettingPlace(endpoint, section: "[groningen]", key: "send_rpid", value: "no"),
                    SettingPlace(endpoint, section: "[groningen]", key: "trust_id_outbound", value: "yes"),
                ]
            ),
            Advice(
                brand: "freepbx",
                LocalizedText(nl: "Kies PAI op het scherm van de trunk.", en: "Choose PAI on the trunk's screen."),
                places: [
                    SettingPlace(
                        LocalizedText("Connectivity > Trunks > pjsip Settings > Advanced"),
                        key: "Send RPID/PAI",
                        value: "Send P-Asserted-Identity header"
                    )
                ]
            ),
        ]
        identity.ladders = ["out-1@203.0.113.10"]
        let passing: [Check] = [.callArrives, .calledNumber, .inviteDigest, .from, .callerID, .extensions]
        return passing.map { passed($0, .outbound, "0201234567 / 200", ladders: ["out-1@203.0.113.10"]) } + [identity]
            + [passed(.emergency, .outbound, "112 / 219"), passed(.blocked, .outbound, "09060000 / 200")]
            + [
                skipped(.privacy, .outbound, "0612345678 / 219"),
                skipped(.privateNumber, .outbound, "0612345678 / 219"),
            ]
    }

    private static var rest: [Verdict] {
        let failover: [Check] = [.primaryFirst, .failover, .failoverCredentials, .noFailover, .inboundSecondary]
        return failover.map { passed($0, .failover, "0201234567 / 200", ladders: ["out-2@203.0.113.10"]) } + [
            skipped(.primaryAgain, .failover, "0201234567 / 200"),
            passed(.optionsAnswered, .keepalive, "203.0.113.10:5060", ladders: ["options-p@192.0.2.1"]),
            passed(.optionsSent, .keepalive, "203.0.113.10:5060", ladders: ["options-c@203.0.113.10"]),
        ]
    }
}
