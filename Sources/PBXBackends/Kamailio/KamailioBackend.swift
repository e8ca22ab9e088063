import DialPlan
import Templating
import TrunkModel

/// Kamailio 5.5 to 6.1 as a proxy between a PBX of the customer's and the provider: a whole configuration folder, whose
/// tables are files of the module `db_text`.
///
/// It registers, answers challenges, knows who may call in, applies the dial rules and the policy, shows the caller's
/// number and tries the second account. Audio passes it by.
struct KamailioBackend: PBXBackend {
    let name = "kamailio"
    let title = "Kamailio"
    let model = "Kamailio 5.5-6.1"
    /// Table `uacreg` has version 5 in all of these.
    let lines = [
        ProductLine(
            versions: "5.5 to 6.1",
            aliases: ["6.1", "6.0", "5.8", "5.7", "5.6", "5.5"]
        )
    ]
    let folder: String? = "/etc/kamailio"

    var deployments: (any DeploymentReader)? { KamailioDeployments() }
    var auditor: (any DeploymentAuditor)? { ExportAuditor.kamailio }

    /// Makes the backend.
    init() {}

    func emits(_ line: ProductLine) -> [EmittedFile] {
        [
            EmittedFile(
                "kamailio.cfg",
                LocalizedText(
                    nl: "de hele server, zoals hij start; eigen instellingen staan in local.cfg ernaast",
                    en: "the whole server as it starts; your own settings stand in local.cfg beside it"
                )
            ),
            EmittedFile(
                "trunk-NAME.cfg",
                LocalizedText(
                    nl: "parameters en routes van de trunk, ook voor een eigen kamailio.cfg",
                    en: "the trunk's parameters and routes, also for a kamailio.cfg of your own"
                )
            ),
            EmittedFile(
                "address.list",
                LocalizedText(nl: "waar gesprekken vandaan mogen komen", en: "where calls may come from")
            ),
            EmittedFile("dbtext/uacreg", LocalizedText(nl: "de aanmeldingen", en: "the registrations")),
            EmittedFile(
                "dbtext/dialplan",
                LocalizedText(
                    nl: "kiesregels (1), nummers van de trunk (2), wat de beller toont (3)",
                    en: "dial rules (1), numbers of the trunk (2), what the caller shows (3)"
                )
            ),
            EmittedFile("dbtext/mtree", LocalizedText(nl: "waarheen gebeld mag worden", en: "where calls may go")),
            EmittedFile(
                "dbtext/dispatcher",
                LocalizedText(nl: "servers die met OPTIONS gevolgd worden", en: "servers watched by OPTIONS")
            ),
            EmittedFile("dbtext/version", LocalizedText(nl: "versies van de tabellen", en: "the tables' versions")),
        ]
    }

    func limitations(of line: ProductLine) -> [Limitation] { KamailioLimitations.all }

    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering] {
        let scope = KamailioScope(plan: plan, versions: line.versions)
        let trunk = KamailioScope.trunkFile(plan.trunk)
        func rendering(_ path: String, _ template: String, holdsSecret: Bool = false) -> Rendering {
            Rendering(
                path,
                template: "kamailio/\(template).mustache",
                scope: scope.scope(file: path),
                holdsSecret: holdsSecret
            )
        }
        return [
            rendering("kamailio.cfg", "kamailio.cfg"),
            rendering(trunk, "trunk.cfg"),
            rendering("address.list", "address.list.txt"),
            rendering("dbtext/uacreg", "uacreg.dbtext", holdsSecret: true),
            rendering("dbtext/dialplan", "dialplan.dbtext"),
            rendering("dbtext/mtree", "mtree.dbtext"),
            rendering("dbtext/dispatcher", "dispatcher.dbtext"),
            rendering("dbtext/version", "version.dbtext"),
        ]
    }

    func host(for plan: DialPlan, line: ProductLine) -> PBXHost { KamailioHost.host }

    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step] { KamailioSheet(plan: plan).steps }

    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace] {
        KamailioPlaces(plan: plan, account: account, number: number).places(of: setting)
    }
}
