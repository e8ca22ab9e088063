import ConfigFormats
import Diagnostics
import DialPlan
import Templating
import TrunkModel

extension ThreeCXDeployments {
    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        var log = DiagnosticLog()
        let expected = ThreeCXExpectation(plan: plan, line: line, deployment: deployment)
        let templates = files.filter { $0.path.hasSuffix(".pv.xml") }.flatMap { file in
            XMLDocument.parse(Array(file.text.utf8), file: file.path, log: &log).map {
                ThreeCXTemplateForm().objects(in: $0).map(\.object)
            } ?? []
        }
        var result = expected.templates(templates)
        if let file = files.first(where: { $0.path == "inbound-rules.csv" }) {
            result += expected.rows(Self.table.objects(file.text, file: file.path, log: &log))
        }
        result += expected.system(try system(plan, files, line, &log), templates)
        result += deployment.objects.filter { $0.kind == ThreeCXKinds.line.name }
        if log.hasErrors { throw DiagnosedFailure(log) }
        return result
    }

    /// Trunks and rules: from the line's file that has them; a line without one is given what a file would say, at its
    /// places in the trunk file.
    private func system(
        _ plan: DialPlan,
        _ files: [OutputFile],
        _ line: ProductLine,
        _ log: inout DiagnosticLog
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        if let file = files.first(where: { $0.path == "xapi-plan.json" }) {
            guard let root = JSONReader.read(file.text, file: file.path, log: &log) else { return [] }
            let passwords = Dictionary(
                plan.trunk.accounts.map { ("\($0.path).password", $0.password.reveal()) }
            ) { first, _ in first }
            return ThreeCXAPIForm.planned(root) { passwords[$0] }
        }
        if let file = files.first(where: { $0.path == "setupconfig.xml" }) {
            return Self.setup(file.text, file.path, &log)
        }
        let format = ThreeCXBackend().numberFormat(for: plan, line: line)
        let scope = ThreeCXScope(plan: plan, line: line, format: format).setup
        let text = try TemplateFiles.makeLibrary().render("3cx/setupconfig.xml.mustache", scope)
        let place = plan.trunk.locations["name"] ?? SourceLocation(file: plan.trunk.name)
        return Self.setup(text, place.file, &log).map { object in
            let account = plan.trunk.accounts.first { ThreeCXNames.trunk($0, in: plan.trunk) == object.name }
            return object.moved(to: account.flatMap { plan.trunk.locations["\($0.path).username"] } ?? place)
        }
    }

    private static func setup(_ text: String, _ file: String, _ log: inout DiagnosticLog) -> [ConfigObject] {
        guard let document = XMLDocument.parse(Array(text.utf8), file: file, log: &log) else { return [] }
        return ThreeCXSetupForm().objects(in: document).map(\.object)
    }
}

/// What should be there in the terms of one deployed form.
struct ThreeCXExpectation {
    let plan: DialPlan
    let line: ProductLine
    let deployment: Deployment

    private func deployed(_ kind: String) -> [ConfigObject] { deployment.objects.filter { $0.kind == kind } }

    // MARK: Templates

    /// Our templates, once for every deployed template of the same server: 3CX exports one per trunk, under the trunk's
    /// name.
    func templates(_ own: [ConfigObject]) -> [ConfigObject] {
        let others = deployed("template")
        let keys = Set(others.flatMap { $0.settings.map(\.key) })
        let isExported = keys.isDisjoint(with: ThreeCXKinds.authoredOnly)
        return own.flatMap { template -> [ConfigObject] in
            var template = template
            if isExported { template.settings.removeAll { ThreeCXKinds.authoredOnly.contains($0.key) } }
            let host = template["RegistrarHost"]?.lowercased()
            var same = others.filter { $0["RegistrarHost"]?.lowercased() == host }
            if same.isEmpty, own.count == 1, others.count == 1 { same = others }
            if same.isEmpty { return [template] }
            return same.map { other in
                var copy = template
                copy.name = other.name
                return copy
            }
        }
    }

    // MARK: The table of inbound rules

    /// Our rows with the deployed numbers of trunks, and those rows that had to be made by hand if they are there.
    func rows(_ own: [ConfigObject]) -> [ConfigObject] {
        let others = deployed("did-rule")
        let rows = ThreeCXPorts.renamed(own, like: others)
        let all =
            rows
            + byHand(others, number: "MASK", ["INOFFICE_DEST_NUMBER", "OUTOFOFFICE_DEST_NUMBER"]) {
                $0.csvType == nil
            }
        let ports = Set(others.flatMap(ThreeCXPorts.numbers))
        return ThreeCXPorts.objects(of: all).filter { ports.contains($0.name) } + all
    }

    /// Rules that our file cannot hold and the sheet has made by hand: as they are deployed, but for where they lead.
    private func byHand(
        _ deployed: [ConfigObject],
        number key: String,
        _ targets: [String],
        _ isByHand: (ThreeCXDID) -> Bool
    ) -> [ConfigObject] {
        let format = ThreeCXBackend().numberFormat(for: plan, line: line)
        let dids = ThreeCXDID.all(plan, format: format).filter(isByHand)
        let byNumber = Dictionary(dids.map { ($0.number, $0) }) { first, _ in first }
        let place = plan.trunk.locations["name"] ?? SourceLocation(file: plan.trunk.name)
        return deployed.compactMap { rule in
            guard let did = rule[key].flatMap({ byNumber[$0] }) else { return nil }
            var copy = rule.moved(to: place)
            for index in copy.settings.indices where targets.contains(copy.settings[index].key) {
                copy.settings[index].value = did.target
            }
            return copy
        }
    }

    // MARK: Trunks and rules

    /// Trunks and rules, with what the template brings, and without what the form does not show.
    func system(_ own: [ConfigObject], _ templates: [ConfigObject]) -> [ConfigObject] {
        let handmade =
            line.name == "20"
            ? []
            : byHand(
                deployed("inbound-rule"),
                number: "DID",
                ["OfficeHoursDestination", "OutOfOfficeHoursDestination", "HolidaysDestination"]
            ) { $0.setupType == nil }
        if deployment.form.en.contains(ThreeCXSetupForm.title.en) { return own + handmade }
        let complete = own.map { $0.kind == "trunk" ? withTemplate($0, templates) : $0 } + handmade
        return [ThreeCXKinds.trunk, ThreeCXKinds.inbound, ThreeCXKinds.outbound].reduce(complete) { objects, kind in
            let seen = Set(deployed(kind.name).flatMap { $0.settings.map { kind.rule(for: $0.key)?.key ?? $0.key } })
            return objects.map { object in
                guard object.kind == kind.name else { return object }
                var object = object
                object.settings.removeAll { !seen.contains(kind.rule(for: $0.key)?.key ?? $0.key) }
                return object
            }
        }
    }

    /// Where a trunk's key gets its value from: the template that the trunk is made of.
    private static let templateKeys = [
        "ProxyHost": "ProxyHost", "ProxyPort": "ProxyPort", "SecondaryRegistrar": "SecondaryRegistrar",
        "TimeBetweenReg": "TimeBetweenRegistration", "IPInRegistrationContact": "IpInContactReg",
        "SpecifiedIPForRegistrationContact": "IpInContactRegValue", "SupportReinvite": "IsSupportReinvite",
        "SupportReplaces": "IsSupportReplaces", "DisableVideo": "DisableVideo", "DeliverAudio": "IsBindToMS",
        "codec": "codec",
    ]

    private func withTemplate(_ trunk: ConfigObject, _ templates: [ConfigObject]) -> ConfigObject {
        var trunk = trunk
        let kind = ThreeCXKinds.trunk
        let given = Set(trunk.settings.map { kind.rule(for: $0.key)?.key ?? $0.key })
        let template = templates.first { $0["RegistrarHost"] == trunk["Host"] }
        for (key, field) in Self.templateKeys.sorted(by: { $0.key < $1.key }) {
            guard !given.contains(kind.rule(for: key)?.key ?? key) else { continue }
            for setting in template?.settings ?? [] where setting.key == field {
                trunk.settings.append(ConfigSetting(key, setting.value, at: setting.location))
            }
        }
        // A trunk file without a number of channels asks for none in particular.
        let other = deployed("trunk").first { $0.name == trunk.name || $0["AuthID"] == trunk["AuthID"] }
        if trunk["SimultaneousCalls"] == nil, let value = other?["SimultaneousCalls"] {
            trunk.settings.append(ConfigSetting("SimultaneousCalls", value, at: trunk.location))
        }
        return trunk
    }
}

extension ConfigObject {
    /// The object at another place, with all of its settings.
    func moved(to place: SourceLocation) -> ConfigObject {
        var copy = self
        copy.location = place
        copy.end = nil
        for index in copy.settings.indices { copy.settings[index].location = place }
        return copy
    }
}
