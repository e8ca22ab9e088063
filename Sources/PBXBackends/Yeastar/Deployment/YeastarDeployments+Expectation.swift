import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

extension YeastarDeployments {
    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        var log = DiagnosticLog()
        let expectation = YeastarExpectation(
            yeastar: YeastarPlan(plan, YeastarLine(line)),
            files: files,
            deployed: deployment.objects,
            isAnswer: deployment.form.en.contains(YeastarAPIForm.title.en)
        )
        let objects = expectation.objects(&log)
        if log.hasErrors { throw DiagnosedFailure(log) }
        // A trunk that no deployed route names is said of the routes.
        let named = Set(deployment.objects.filter { $0.kind == "member" }.map(\.name))
        let members = YeastarMembers.objects(of: objects)
        return members.filter { named.contains($0.name) || named.count >= members.count } + objects
    }
}

/// What should be there in the terms of one deployed form.
struct YeastarExpectation {
    let yeastar: YeastarPlan
    let files: [OutputFile]
    let deployed: [ConfigObject]
    /// Whether the form is answers of an API, which show a route's patterns together.
    let isAnswer: Bool

    func objects(_ log: inout DiagnosticLog) -> [ConfigObject] {
        switch yeastar.line {
        case .myPBX: twin
        case .sSeries: isAnswer ? sSeriesAnswers(&log) : sSeriesLists(&log)
        case .pSeries: isAnswer ? planned(&log) : pSeriesLists(&log)
        }
    }

    func deployed(_ kind: String) -> [ConfigObject] { deployed.filter { $0.kind == kind } }

    func place(_ key: String) -> SourceLocation {
        let locations = yeastar.trunk.locations
        return locations[key] ?? locations["name"] ?? SourceLocation(file: yeastar.trunk.name)
    }

    private var twin: [ConfigObject] {
        let objects = files.filter { $0.path.hasSuffix(".mypbx.yaml") }.flatMap {
            YeastarTwinForm.objects($0.text, file: $0.path)
        }
        // A password is in no file of ours; it is compared where a person has filled it in.
        guard deployed("trunk").contains(where: { $0["Password"] != nil }) else { return objects }
        return objects.map { object in
            guard object.kind == "trunk",
                let account = yeastar.trunk.accounts.first(where: { yeastar.name($0) == object.name })
            else { return object }
            var object = object
            object.settings.append(.init("Password", account.password.reveal(), at: object.location))
            return object
        }
    }

    // MARK: S-Series

    private func own(_ path: String, _ log: inout DiagnosticLog) -> [ConfigObject] {
        guard let file = files.first(where: { $0.path == path }) else { return [] }
        let form = YeastarForms.form(CSVForm.header(file.text, file: path), file: path, line: yeastar.line)
        return form?.objects(file.text, file: path, log: &log) ?? []
    }

    private func sSeriesLists(_ log: inout DiagnosticLog) -> [ConfigObject] {
        let inbound = own("inbound-routes.csv", &log)
        return own("trunks.csv", &log) + own("outbound-routes.csv", &log) + inbound + byHand
    }

    /// Routes that no file can hold and the sheet has made by hand: as they are deployed.
    private var byHand: [ConfigObject] {
        let patterns = Set(yeastar.inbound.filter { !YeastarSSeriesFiles.isImported($0) }.flatMap(\.patterns))
        return deployed("inbound-route").compactMap { route in
            guard let pattern = route["DID Pattern"], patterns.contains(pattern) else { return nil }
            return route.moved(to: place("name"))
        }
    }

    private func sSeriesAnswers(_ log: inout DiagnosticLog) -> [ConfigObject] {
        let trunks = yeastar.trunk.accounts.map { account in
            let settings = [
                ("trunktype", "register", "name"), ("host", account.server.host, "server"),
                ("port", String(account.server.port), "server"), ("domain", account.server.host, "server"),
                ("username", account.username, "username"), ("authname", account.username, "username"),
                ("password", account.password.reveal(), "password"),
            ].map { ConfigSetting($0.0, $0.1, at: place("\(account.path).\($0.2)")) }
            return ConfigObject(
                kind: "trunk",
                name: yeastar.name(account),
                settings: settings,
                at: place("\(account.path).username")
            )
        }
        let inbound = yeastar.inbound.flatMap { route in
            YeastarSSeriesFiles.numbered(route.name, route.patterns).map { name, pattern in
                var settings = [
                    ("did", pattern), ("trunks", route.trunks.joined(separator: ",")),
                    ("desttype", route.kind.map(Self.word) ?? "hangup"),
                ]
                if route.kind == .extension { settings.append(("dest", route.target)) }
                return ConfigObject(
                    kind: "inbound-route",
                    name: name,
                    settings: settings.map { ConfigSetting($0.0, $0.1, at: place(route.key)) },
                    at: place(route.key)
                )
            }
        }
        return seen(trunks) + own("outbound-routes.csv", &log) + inbound
    }

    /// A kind of destination in the S-Series' API.
    private static func word(_ kind: InboundDestination.Kind) -> String {
        switch kind {
        case .extension: "extension"
        case .ringGroup: "ringgroup"
        case .queue: "queue"
        case .ivr: "ivr"
        case .voicemail: "voicemail"
        }
    }

    // MARK: P-Series

    /// What the plan of requests makes.
    func planned(_ log: inout DiagnosticLog) -> [ConfigObject] {
        guard let file = files.first(where: { $0.path == "openapi-plan.json" }),
            let root = JSONReader.read(file.text, file: file.path, log: &log)
        else { return [] }
        let bodies = (root["passes"]?.items ?? []).flatMap { $0["requests"]?.items ?? [] }
        let passwords = Dictionary(
            yeastar.trunk.accounts.map { ("\($0.path).password", $0.password.reveal()) }
        ) { first, _ in first }
        let objects = bodies.compactMap { $0["body"] }.flatMap { body -> [ConfigObject] in
            YeastarAPIForm.objects(body, line: .pSeries).map { object in
                guard object.kind == "trunk", let secret = body["password"],
                    let password = secret["$secret"]?.text.flatMap({ passwords[$0] })
                else { return object }
                var object = object
                object.settings.append(.init("password", password, at: secret.location))
                return object
            }
        }
        return isAnswer ? seen(objects) : objects
    }

    /// Trunks without what no deployed trunk shows: an answer or a list may leave keys out.
    func seen(_ objects: [ConfigObject]) -> [ConfigObject] {
        let kind = YeastarKinds.trunk
        let others = deployed("trunk")
        if others.isEmpty { return objects }
        let shown = Set(others.flatMap { $0.settings.map { kind.rule(for: $0.key)?.key ?? $0.key } })
        return objects.map { object in
            guard object.kind == kind.name else { return object }
            var object = object
            object.settings.removeAll { !shown.contains(kind.rule(for: $0.key)?.key ?? $0.key) }
            return object
        }
    }
}
