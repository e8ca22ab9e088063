import ConfigFormats
import Diagnostics
import TrunkModel

extension FreePBXExpectation {
    /// What should be in the files for Asterisk: read from our own as those on the PBX are.
    ///
    /// - Throws: `DiagnosedFailure` if our own files cannot be read back.
    static func configured(
        _ view: FreePBXPlan,
        files: [OutputFile],
        like deployment: Deployment
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        let line = view.line
        let sources = files.filter { $0.path.hasSuffix(".conf") }.map { SourceFile(path: $0.path, text: $0.text) }
        var log = DiagnosticLog()
        var objects = FreePBXConfigured(SourceFolder(files: sources), line: line, log: &log).objects
        if log.hasErrors { throw DiagnosedFailure(log) }
        objects = FreePBXConfigured.form(line).fitted(objects, to: deployment.objects)
        return named(transported(objects, deployment), view, deployment)
    }

    /// With the PBX's own transport: its name has the PBX's address in it, which no plan knows.
    private static func transported(_ objects: [ConfigObject], _ deployment: Deployment) -> [ConfigObject] {
        let transports = deployment.objects.filter { $0.kind == "transport" && ($0["protocol"] ?? "udp") == "udp" }
        let wanted = objects.lazy.flatMap(\.settings).first { $0.key == "transport" }
        guard let wanted, let found = transports.first(where: { $0.name == wanted.value }) ?? transports.first else {
            return objects
        }
        let renamed = objects.map { object in
            var object = object
            object.settings = object.settings.map { setting in
                guard setting.key == "transport", setting.value == wanted.value else { return setting }
                return ConfigSetting(setting.key, found.name, at: setting.location)
            }
            return object
        }
        let own = found.settings.map { ConfigSetting($0.key, $0.value, at: wanted.location) }
        return renamed + [ConfigObject(kind: "transport", name: found.name, settings: own, at: wanted.location)]
    }

    /// With the names of routes that the hook knows, where they are deployed under others.
    private static func named(
        _ objects: [ConfigObject],
        _ view: FreePBXPlan,
        _ deployment: Deployment
    ) -> [ConfigObject] {
        let known = Set(view.routes.filter { $0.purpose == .blocked || $0.isAnonymous }.map(\.name))
        let there = Set(deployment.objects.filter { $0.kind == FreePBXKinds.route }.map(\.name))
        return objects.map { object in
            guard object.kind == FreePBXKinds.route, known.contains(object.name), !there.contains(object.name) else {
                return object
            }
            var object = object
            object.settings.append(ConfigSetting("name", object.name, at: object.location))
            return object
        }
    }
}
