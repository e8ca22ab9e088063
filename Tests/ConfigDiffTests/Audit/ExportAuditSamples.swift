import Testing

/// A brand, one of its exports, and what is weak about it: severity, rule and line.
struct ExportAuditSample: Sendable, CustomTestStringConvertible {
    var brand: String
    var testDescription: String
    var text: String
    var expected: [String]

    /// Makes a sample; without anything expected it is right as it is.
    init(_ brand: String, _ name: String, _ text: String, _ expected: String...) {
        self.brand = brand
        testDescription = "\(brand) \(name)"
        self.text = text
        self.expected = expected
    }
}

/// Exports with a weakness each, in every brand that has the rule, and the same without it.
enum ExportAuditSamples {
    typealias Sample = ExportAuditSample

    static let all: [Sample] = backups + answers + tables + templates + yeastar + avaya + freePBX

    private static func backup(
        password: String = "vJ7mQ2xWc9RbT4nK",
        rule: String = "",
        routing: String = "",
        phones: String = ""
    ) -> String {
        """
        <PhoneSystem><Gateways><Gateway><Name>Lijn</Name><Host>pbx.callvoip.nl</Host></Gateway></Gateways>
        <Tenants><Tenant><OutboundRules>
        \(rule)
        </OutboundRules><DN><ExternalLine><Number>10000</Number><Gateway>Lijn</Gateway><AuthID>lijn-1</AuthID>
        <AuthPassword>\(password)</AuthPassword><RoutingRules>
        \(routing)
        </RoutingRules></ExternalLine>
        \(phones)
        </DN></Tenant></Tenants></PhoneSystem>
        """
    }

    private static func outbound(_ prefix: String, _ more: String = "") -> String {
        "<OutboundRule><Name>Uit</Name><Priority>1</Priority><Prefix>\(prefix)</Prefix>\(more)<OutboundRoutes><OutboundRoute>"
            + "<Gateway>Lijn</Gateway><StripDigits>0</StripDigits><Prepend/></OutboundRoute></OutboundRoutes></OutboundRule>"
    }

    private static func forward(_ condition: String, _ data: String, _ to: String) -> String {
        "<ExternalLineRule><RuleName>R</RuleName><Data>\(data)</Data><Conditions><Condition Type=\"\(condition)\"/></Conditions>"
            + "<ForwardDestinations><OfficeHoursDestination>\(to)</OfficeHoursDestination></ForwardDestinations></ExternalLineRule>"
    }

    private static let outside = "<To>External</To><Internal DN=\"\"/><External>0612345678</External>"
    private static let inside = "<To>Extension</To><Internal DN=\"100\"/>"

    private static let backups = [
        Sample("3cx:20", "nothing", backup()),
        Sample("3cx:20", "default password", backup(password: "welkom01"), "error weak-password 5"),
        Sample("3cx:20", "name as password", backup(password: "lijn-1"), "error weak-password 5"),
        Sample("3cx:20", "short password", backup(password: "kf83js"), "warning weak-password 5"),
        Sample(
            "3cx:20",
            "open rule",
            backup(rule: outbound("0")),
            "warning premium-reachable 3",
            "warning satellite-reachable 3",
            "warning world-reachable 3"
        ),
        Sample(
            "3cx:20",
            "open rule behind an outside line",
            backup(rule: outbound("9")),
            "warning premium-reachable 3",
            "warning satellite-reachable 3",
            "warning world-reachable 3"
        ),
        Sample("3cx:20", "premium numbers", backup(rule: outbound("0900,0906")), "warning premium-reachable 3"),
        Sample(
            "3cx:20",
            "open to some extensions",
            backup(rule: outbound("0", "<DNRanges><DNRange><From>100</From><To>109</To></DNRange></DNRanges>"))
        ),
        Sample(
            "3cx:20",
            "open to a group",
            backup(rule: outbound("0", "<DNGroups><Group>Directie</Group></DNGroups>"))
        ),
        Sample("3cx:20", "national numbers of ten digits", backup(rule: outbound("01,02,03,04,05,06,07"))),
        Sample(
            "3cx:20",
            "default to the outside",
            backup(routing: forward("ForwardAll", "", outside)),
            "warning forwarded-outside 6"
        ),
        Sample(
            "3cx:20",
            "a number to the outside",
            backup(routing: forward("BasedOnDID", "31508200000", outside)),
            "note forwarded-outside 6"
        ),
        Sample("3cx:20", "default to an extension", backup(routing: forward("ForwardAll", "", inside))),
        Sample(
            "3cx:20",
            "telephones",
            backup(
                phones:
                    "<Extension><Number>100</Number><AuthPassword>100</AuthPassword><VMPIN>7391</VMPIN></Extension>\n"
                    + "<Extension><Number>101</Number><AuthPassword>vJ7mQ2xWc9RbT4nK</AuthPassword><VMPIN>1234</VMPIN></Extension>"
            ),
            "error weak-password 8",
            "error weak-password 9"
        ),
    ]

    private static let answers = [
        Sample(
            "3cx:20",
            "answer with a rule for all",
            """
            {"value": [
            {"Name": "Alles", "Priority": 1, "Prefix": "", "NumberLengthRanges": "", "DNRanges": [], "GroupNames": [],
             "Routes": [{"TrunkName": "Lijn", "StripDigits": 0, "Prepend": ""}]}]}
            """,
            "warning premium-reachable 2",
            "warning satellite-reachable 2",
            "warning world-reachable 2"
        ),
        Sample(
            "3cx:18",
            "unattended installation with a default to the outside",
            """
            <SetupConfig><siptrunk><Name>Lijn</Name><AuthID>lijn-1</AuthID><AuthPassword>vJ7mQ2xWc9RbT4nK</AuthPassword>
            <OfficeHoursDestinationType>External</OfficeHoursDestinationType>
            <OfficeHoursDestination>0612345678</OfficeHoursDestination></siptrunk></SetupConfig>
            """,
            "warning forwarded-outside 3"
        ),
    ]

    private static let head =
        "PRIORITY,NAME,TYPE,MASK,PORTS,INOFFICE_DEST_TYPE,INOFFICE_DEST_NUMBER,SAME_DEST_AS_INOFFICE,SPECIFIC_HOURS,"
        + "SPECIFIC_HOURS_TIME,INCLUDE_HOLIDAYS,OUTOFOFFICE_DEST_TYPE,OUTOFOFFICE_DEST_NUMBER,PLAY_HOLIDAY_PROMPT\n"

    private static let tables = [
        Sample(
            "3cx:14",
            "table with a number to the outside",
            head + "2,Jan,1,31508200000,[10000],6,0612345678,0,0,,,6,0612345678,0\n",
            "note forwarded-outside 2"
        ),
        Sample("3cx:14", "table", head + "2,Jan,1,31508200000,[10000],2,100,0,0,,,2,100,0\n"),
    ]

    private static func template(_ password: String) -> String {
        """
        <doc><header><name>Lijn</name></header><data><device><field name="Name">Lijn</field>
        <field name="LineAuthenticationPassword" status="readonly">\(password)</field></device></data></doc>
        """
    }

    private static let templates = [
        Sample("3cx:20", "template with a password", template("welkom01"), "warning password-in-template 2"),
        Sample("3cx:20", "template", template("")),
    ]

    private static let trunkHead =
        "Provider Name,Transport(UDP/TCP/TLS/DNS-NAPTR),Hostname,Port,Domain,User Name,Authentication Name,From User,Password\n"
    private static let outHead = "Name,Patterns,Strip,Prpend,Member Trunks,Member Extensions,Extension Group\n"

    private static func api(_ pattern: String, _ protection: String) -> String {
        """
        {"data": [
        {"name": "uit", "pos": 1, "trunk_list": [{"name": "Lijn"}], "pin_protect": "\(protection)", "dial_pattern_list": [
        {"pattern": "\(pattern)", "strip": 0, "prepend": ""}]}]}
        """
    }

    private static let yeastar = [
        Sample(
            "yeastar:s-series",
            "trunk with a weak password",
            trunkHead + "Lijn,UDP,pbx.callvoip.nl,5060,pbx.callvoip.nl,lijn-1,lijn-1,,welkom01\n",
            "error weak-password 2"
        ),
        Sample(
            "yeastar:s-series",
            "trunk",
            trunkHead + "Lijn,UDP,pbx.callvoip.nl,5060,pbx.callvoip.nl,lijn-1,lijn-1,,vJ7mQ2xWc9RbT4nK\n"
        ),
        Sample(
            "yeastar:s-series",
            "route for all",
            outHead + "uit,X.,,,Lijn,,Default\n",
            "warning premium-reachable 2",
            "warning satellite-reachable 2",
            "warning world-reachable 2"
        ),
        Sample(
            "yeastar:s-series",
            "route for premium numbers",
            outHead + "uit,090X!,,,Lijn,,\n",
            "warning premium-reachable 2"
        ),
        Sample("yeastar:s-series", "national route", outHead + "uit,0[1-7]XXXXXXXX,1,+31,Lijn,,\n"),
        Sample(
            "yeastar:s-series",
            "all calls to the outside",
            "[{\"name\": \"in\", \"did\": \"\", \"desttype\": \"external_num\", \"trunks\": \"Lijn\"}]",
            "warning forwarded-outside 1"
        ),
        Sample(
            "yeastar:p-series",
            "route for satellites",
            api("0088.", "disable"),
            "warning satellite-reachable 3"
        ),
        Sample("yeastar:p-series", "route with a code", api("X.", "single_pin")),
    ]

    private static let avaya = [
        Sample(
            "avaya-ipoffice",
            "everything",
            "[Short Code]\n112;/Dial Emergency/112/17\n?/Dial/./0\n",
            "warning world-reachable 3"
        ),
        Sample("avaya-ipoffice", "everything to an ARS", "[Short Code]\n?/Dial/./51:x\n\n[ARS 51:x]\n0N;/Dial/0N/17\n"),
        Sample(
            "avaya-ipoffice",
            "no destination",
            "[Incoming Call Route]\n17 / 0508200000 / CLI: - / Dest: - / Fallback: -\n",
            "error incoming-without-destination 2"
        ),
        Sample(
            "avaya-ipoffice",
            "a destination",
            "[Incoming Call Route]\n17 / 0508200000 / CLI: - / Dest: 100 / Fallback: -\n"
        ),
    ]

    /// A dump of the tables that count, a row a line.
    private static func dump(_ rows: String...) -> String {
        let schema = """
            -- MySQL dump
            CREATE TABLE `trunks` (`trunkid` int(11), `name` varchar(50), `tech` varchar(20), `channelid` varchar(255));
            CREATE TABLE `pjsip` (`id` varchar(20), `keyword` varchar(30), `data` varchar(8100), `flags` int(1));
            CREATE TABLE `sip` (`id` varchar(20), `keyword` varchar(30), `data` varchar(8100), `flags` int(1));
            CREATE TABLE `outbound_routes` (`route_id` int(11), `name` varchar(40), `password` varchar(30));
            CREATE TABLE `outbound_route_patterns` (`route_id` int(11), `match_pattern_prefix` varchar(60), `match_pattern_pass` varchar(60), `match_cid` varchar(60), `prepend_digits` varchar(100));
            INSERT INTO `trunks` VALUES (1,'lijn','pjsip','lijn');
            """
        return ([schema] + rows).joined(separator: "\n") + "\n"
    }

    private static func route(_ password: String, _ pattern: String, caller: String = "") -> String {
        "INSERT INTO `outbound_routes` VALUES (1,'uit','\(password)');\n"
            + "INSERT INTO `outbound_route_patterns` VALUES (1,'','\(pattern)','\(caller)','');"
    }

    private static func setting(_ table: String, _ id: String, _ keyword: String, _ data: String) -> String {
        "INSERT INTO `\(table)` VALUES ('\(id)','\(keyword)','\(data)',0);"
    }

    private static let freePBX = [
        Sample(
            "freepbx:17",
            "trunk with a weak password",
            dump(setting("pjsip", "1", "secret", "welkom01")),
            "error weak-password 8"
        ),
        Sample("freepbx:17", "trunk", dump(setting("pjsip", "1", "secret", "vJ7mQ2xWc9RbT4nK"))),
        Sample(
            "freepbx:17",
            "telephone with its number",
            dump(setting("sip", "201", "secret", "201")),
            "error weak-password 8"
        ),
        Sample(
            "freepbx:17",
            "all addresses",
            dump(setting("pjsip", "1", "match", "0.0.0.0/0")),
            "error sources-not-limited 8"
        ),
        Sample(
            "freepbx:17",
            "another network",
            dump(setting("pjsip", "1", "match", "192.0.2.0/24")),
            "warning sources-not-limited 8"
        ),
        Sample("freepbx:17", "the provider's network", dump(setting("pjsip", "1", "match", "185.19.236.0/22"))),
        Sample(
            "freepbx:17",
            "open route",
            dump(route("", "X.")),
            "warning premium-reachable 8",
            "warning satellite-reachable 8",
            "warning world-reachable 8"
        ),
        Sample("freepbx:17", "open route with a password", dump(route("7391", "X."))),
        Sample("freepbx:17", "open route for one caller", dump(route("", "X.", caller: "201"))),
        Sample("freepbx:17", "national route", dump(route("", "0[1-7]XXXXXXXX"))),
    ]
}
