import TrunkModel

/// What is known of Kamailio's configuration.
enum KamailioKinds {
    /// All kinds.
    static let all =
        [module, include, setting, define, parameter, profile] + routes + [
            list, table, registration, dialRule, did, caller, destination, source, server,
        ]

    private static let module = ObjectKind(
        "module",
        title: LocalizedText(nl: "module", en: "module"),
        missing: .breaks(
            "Kamailio start niet: een functie of parameter van deze module is dan onbekend",
            "Kamailio does not start: a function or parameter of this module is unknown then"
        ),
        rules: []
    )

    private static let include = ObjectKind(
        "include",
        title: LocalizedText(nl: "include_file", en: "include_file"),
        missing: .breaks(
            "de routes van de trunk worden niet gelezen: Kamailio start niet, of er kan niet worden gebeld",
            "the trunk's routes are not read: Kamailio does not start, or nobody can call"
        ),
        rules: []
    )

    /// The core's settings that we make.
    private static let setting = ObjectKind(
        "setting",
        title: LocalizedText(nl: "instelling", en: "setting"),
        missing: otherSetting,
        rules: [
            KeyRule("value", .last { $0 }, otherSetting),
            KeyRule("secret", .text, isSecret: true, .cosmetic),
        ]
    )
    private static let otherSetting = Impact.harmless(
        "de server zelf gedraagt zich anders: TCP, eigen namen, of hoe snel een DNS-storing voorbij is",
        "the server itself behaves differently: TCP, its own names, or how soon a fault of DNS is over"
    )

    private static let define = ObjectKind(
        "define",
        title: LocalizedText(nl: "#!define", en: "#!define"),
        missing: .breaks(
            "Kamailio start niet: deze naam is dan onbekend",
            "Kamailio does not start: this name is unknown then"
        ),
        impact: { object, _ in
            object.name == "CONTACT"
                ? .breaks(
                    "de aanmeldingen noemen een ander adres: gesprekken van de provider komen daar aan",
                    "the registrations name another address: the provider's calls arrive there"
                ) : nil
        },
        rules: [
            KeyRule(
                "value",
                KamailioMeanings.parameter,
                .harmless(
                    "een eigen waarde hoort in local.cfg: hier gaat zij verloren als de bestanden opnieuw worden gemaakt",
                    "a value of your own belongs in local.cfg: here it is lost when the files are made again"
                )
            )
        ]
    )

    private static let profile = ObjectKind(
        "profile",
        title: LocalizedText(nl: "telling van gesprekken", en: "count of calls"),
        missing: .breaks(
            "Kamailio start niet of telt de gesprekken niet: de telling van de trunk is onbekend",
            "Kamailio does not start or does not count the calls: the trunk's count is unknown"
        ),
        rules: []
    )

    /// What parts of a trunk stand in: a dial plan, a group of addresses, a set of servers.
    private static let list = ObjectKind(
        "list",
        title: LocalizedText(nl: "tabel", en: "table"),
        missing: .cosmetic,
        rules: []
    )

    /// A row of table `version`.
    private static let table = ObjectKind(
        "table",
        title: LocalizedText(nl: "versie van een tabel", en: "version of a table"),
        missing: version,
        rules: [KeyRule("table_version", .number, version)]
    )
    private static let version = Impact.breaks(
        "Kamailio laadt de tabel niet: er wordt niet aangemeld, of er kan niet worden gebeld",
        "Kamailio does not load the table: nothing registers, or nobody can call"
    )
}
