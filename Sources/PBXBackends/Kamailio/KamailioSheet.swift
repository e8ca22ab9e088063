import DialPlan
import TrunkModel

/// The steps on a Debian with Kamailio: install, copy, local settings, the PBX behind, start and see.
struct KamailioSheet {
    let plan: DialPlan

    private var trunk: Trunk { plan.trunk }

    var steps: [SetupSheet.Step] { [install, copy, local, behind, start, check, change] }

    private var install: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Installeer Kamailio", en: "Install Kamailio"),
            text: LocalizedText(
                nl: "Op Debian brengt het pakket alle modules mee. De map is voor Kamailio 5.5 tot en met 6.1.",
                en: "On Debian the package brings all modules. The folder is for Kamailio 5.5 to 6.1."
            ),
            code: ["apt-get install kamailio", "kamailio -v"]
        )
    }

    private var copy: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Zet de bestanden neer", en: "Put the files in place"),
            text: LocalizedText(
                nl:
                    "Als root, in de map met deze bestanden. dbtext/uacreg bevat wachtwoorden: alleen Kamailio mag het lezen.",
                en: "As root, in the folder with these files. dbtext/uacreg holds passwords: only Kamailio may read it."
            ),
            code: [
                "install -d -o root -g kamailio -m 0750 /etc/kamailio/dbtext",
                "install -o root -g kamailio -m 0640 kamailio.cfg \(KamailioScope.trunkFile(trunk)) address.list "
                    + "/etc/kamailio/",
                "install -o root -g kamailio -m 0640 dbtext/* /etc/kamailio/dbtext/",
            ]
        )
    }

    private var local: SetupSheet.Step {
        let contact = KamailioContact(trunk)
        let address = contact.hostPort
        let check =
            contact.isGuess
            ? LocalizedText(
                nl: " Het adres hieronder is een voorbeeld: pbx.address is een netwerk.",
                en: " The address below is an example: pbx.address is a network."
            ) : LocalizedText("")
        return SetupSheet.Step(
            LocalizedText(nl: "Maak /etc/kamailio/local.cfg", en: "Write /etc/kamailio/local.cfg"),
            text: LocalizedText(
                nl:
                    "Wat alleen voor deze server geldt; Trunkline schrijft dit bestand nooit. INSIDE en INSIDE_PORT zijn de PBX, "
                    + "CONTACT is waar de provider Kamailio bereikt, TABLES de map met de tabellen. Achter NAT hoort bij listen "
                    + "het eigen adres en achter advertise het openbare.\(check.nl)",
                en:
                    "What holds for this server only; Trunkline never writes this file. INSIDE and INSIDE_PORT are the PBX, CONTACT "
                    + "is where the provider reaches Kamailio, TABLES the folder with the tables. Behind NAT the server's own "
                    + "address goes to listen and the public one behind advertise.\(check.en)"
            ),
            code: [
                "listen=udp:\(address)",
                "# listen=udp:192.168.1.5:5060 advertise \(address)",
                "#!define INSIDE \"127.0.0.1\"",
                "#!define INSIDE_PORT \"5070\"",
                "#!define CONTACT \"\(address)\"",
                "#!define TABLES \"text:///etc/kamailio/dbtext\"",
            ]
        )
    }

    private var behind: SetupSheet.Step {
        let codecs = trunk.profile.codecs.map(\.rawValue).joined(separator: ", ")
        let example = trunk.numbers.first.map { "+" + $0.first.digits } ?? "+31…"
        return SetupSheet.Step(
            LocalizedText(nl: "Stel de PBX erachter in", en: "Set up the PBX behind it"),
            text: LocalizedText(
                nl:
                    "Maak een trunk zonder aanmelding naar Kamailio. De PBX stuurt gekozen cijfers ongewijzigd "
                    + "(of als \(example)) en het eigen toestelnummer als nummer van de beller; alles van de provider komt op "
                    + "het interne nummer binnen.",
                en:
                    "Make a trunk without registration to Kamailio. The PBX sends dialled digits unchanged (or as \(example)) and "
                    + "the caller's own extension as caller ID; all from the provider arrives at the internal number."
            ),
            fields: [
                SetupSheet.Field(
                    "Server",
                    LocalizedText(
                        nl: "het adres van Kamailio, poort 5060, UDP, geen aanmelding",
                        en: "Kamailio's address, port 5060, UDP, no registration"
                    )
                ),
                SetupSheet.Field(
                    "Port",
                    "5070",
                    reason: LocalizedText(
                        nl: "waar de PBX zelf luistert; is het een andere, zet hem bij INSIDE_PORT",
                        en: "where the PBX itself listens; if it is another, put it at INSIDE_PORT"
                    )
                ),
                SetupSheet.Field(
                    "Caller ID",
                    LocalizedText(nl: "het toestelnummer", en: "the extension"),
                    reason: LocalizedText(
                        nl: "Kamailio maakt er het nummer van de trunk van",
                        en: "Kamailio makes the trunk's number of it"
                    )
                ),
                SetupSheet.Field("Codecs", codecs, reason: LocalizedText(nl: "in deze volgorde", en: "in this order")),
                SetupSheet.Field("DTMF", "RFC 4733 (RFC 2833)"),
            ]
        )
    }

    private var start: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Controleer en start", en: "Check and start"),
            text: LocalizedText(
                nl: "De eerste regel moet 'config file ok' zeggen; hij leest de tabellen niet, dat doet pas de start.",
                en: "The first line must say 'config file ok'; it does not read the tables, only the start does."
            ),
            code: ["kamailio -c -f /etc/kamailio/kamailio.cfg", "systemctl restart kamailio"]
        )
    }

    private var check: SetupSheet.Step {
        let count = trunk.accounts.count
        return SetupSheet.Step(
            LocalizedText(nl: "Kijk of het werkt", en: "See that it works"),
            text: LocalizedText(
                nl:
                    "Het eerste commando moet \(count) keer 'flags: 20' tonen (aangemeld). Het tweede zegt wat een gekozen nummer "
                    + "wordt, het derde waar een nummer van de trunk heen gaat.",
                en:
                    "The first command must show 'flags: 20' (registered) \(count) \(count == 1 ? "time" : "times"). The second "
                    + "says what dialled digits become, the third where a number of the trunk goes."
            ),
            code: [
                "kamcmd uac.reg_dump | grep -E 'l_uuid|flags'", "kamcmd dialplan.translate 1 s:0201234567",
                "kamcmd dialplan.translate 2 s:\(trunk.numbers.first?.first.digits ?? "")",
            ]
        )
    }

    private var change: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Na een wijziging", en: "After a change"),
            text: LocalizedText(
                nl:
                    "Veranderde tabellen leest Kamailio zonder herstart; veranderde .cfg-bestanden alleen na een herstart.",
                en: "Changed tables are read without a restart; changed .cfg files only by one."
            ),
            code: [
                "kamcmd uac.reg_reload", "kamcmd dialplan.reload", "kamcmd mtree.reload", "kamcmd dispatcher.reload",
                "kamcmd permissions.addressReload",
            ]
        )
    }
}
