import TrunkModel

/// What is known of the modules' parameters that a trunk needs.
///
/// Defaults: the READMEs of the modules, 5.6.
extension KamailioKinds {
    /// A parameter's default, as it is written, and what another value does.
    private struct Known {
        let fallback: String?
        let impact: Impact

        init(_ fallback: String, _ impact: Impact) {
            self.fallback = fallback
            self.impact = impact
        }

        init(_ impact: Impact) {
            fallback = nil
            self.impact = impact
        }
    }

    static let parameter = ObjectKind(
        "parameter",
        title: LocalizedText(nl: "parameter", en: "parameter"),
        missing: otherParameter,
        impact: { object, _ in known[object.name]?.impact },
        rules: [
            KeyRule("value", KamailioMeanings.parameter, otherParameter),
            KeyRule("secret", .text, isSecret: true, .cosmetic),
            KeyRule("meant", KamailioMeanings.nothing, .cosmetic),
        ]
    )

    /// What holds where a parameter is left out; nil where there is no such value.
    static func fallback(of parameter: String) -> String? { known[parameter]?.fallback }

    private static let otherParameter = Impact.breaks(
        "de module werkt anders dan de routes verwachten",
        "the module works differently than the routes expect"
    )
    private static let tables = Impact.breaks(
        "de tabel wordt ergens anders gelezen, of niet: wat hier staat geldt niet",
        "the table is read elsewhere, or not at all: what stands here does not count"
    )
    private static let credentials = Impact.breaks(
        "de provider weigert uitgaande gesprekken: gebruikersnaam en wachtwoord komen niet mee",
        "the provider refuses outgoing calls: user name and password do not come along"
    )
    private static let failover = Impact.breaks(
        "een dode server wordt niet overgeslagen, of een goede wel",
        "a dead server is not passed over, or a good one is"
    )
    private static let patience = Impact.breaks(
        "een stille server wordt te laat of te vroeg opgegeven, of de telefoon gaat te kort over",
        "a silent server is given up too late or too early, or the telephone rings too short"
    )

    private static let known: [String: Known] = [
        "db_text.emptystring": Known(
            "0",
            .breaks(
                "lege velden gelden als NULL: tabel uacreg wordt niet geladen en niets meldt zich aan",
                "empty fields count as NULL: table uacreg is not loaded and nothing registers"
            )
        ),
        "db_text.db_mode": Known(
            "0",
            .harmless(
                "een herlaadopdracht leest de bestanden niet opnieuw: pas een herstart doet dat",
                "a reload does not read the files again: only a restart does"
            )
        ),
        "rr.append_fromtag": Known("1", otherParameter),
        "rr.enable_full_lr": Known(
            "0",
            .harmless("gesprekken blijven bij goede apparatuur gelijk", "calls stay the same with sound equipment")
        ),
        "tm.fr_timer": Known("30000", patience),
        "tm.fr_inv_timer": Known("120000", patience),
        "tm.failure_reply_mode": Known("0", otherParameter),
        "uac.reg_db_url": Known("\"\"", tables),
        "uac.reg_contact_addr": Known(
            .breaks(
                "de aanmelding noemt een adres waarop deze server niet te bereiken is: niemand kan naar binnen bellen",
                "the registration names an address at which this server is not reached: nobody can call in"
            )
        ),
        "uac.reg_timer_interval": Known("90", .harmless("aanmelden begint later", "registering begins later")),
        "uac.reg_retry_interval": Known(
            "0",
            .breaks(
                "bij 0 wordt een geweigerde aanmelding nooit meer geprobeerd: na een storing blijft de trunk weg",
                "with 0 a refused registration is never tried again: after a fault the trunk stays away for good"
            )
        ),
        "uac.auth_realm_avp": Known(credentials),
        "uac.auth_username_avp": Known(credentials),
        "uac.auth_password_avp": Known(credentials),
        "dialog.track_cseq_updates": Known(
            "0",
            .breaks(
                "het gesprek met wachtwoord heeft dezelfde CSeq als dat zonder: een strenge provider weigert het",
                "the call with the password has the CSeq of the one without: a strict provider refuses it"
            )
        ),
        "dialplan.db_url": Known(tables),
        "dialplan.attrs_pvar": Known(
            .breaks(
                "wat een kiesregel is, is niet bekend: een noodoproep is geen noodoproep meer",
                "what a dial rule is remains unknown: an emergency call is none any more"
            )
        ),
        "mtree.db_url": Known(tables),
        "mtree.mtree destinations": Known(
            .breaks(
                "waarheen mag worden gebeld is niet bekend: alle bestemmingen worden geweigerd",
                "where calls may go is not known: all destinations are refused"
            )
        ),
        "mtree.pv_value": Known(
            .breaks("alle bestemmingen worden geweigerd", "all destinations are refused")
        ),
        "permissions.address_file": Known(
            .opens(
                "een andere lijst zegt wie er mag bellen",
                "another list says who may call"
            )
        ),
        "dispatcher.db_url": Known(tables),
        "dispatcher.flags": Known("0", failover),
        "dispatcher.ds_ping_interval": Known("0", failover),
        "dispatcher.ds_probing_mode": Known("0", failover),
        "dispatcher.ds_ping_reply_codes": Known("\"\"", failover),
    ]
}
