import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// What the wizard makes, by Asterisk itself and by us.
@Suite struct WizardReadingTests {
    /// Every setting that we make is the one that Asterisk's object has, and there are the same objects.
    @Test(arguments: AsteriskVersion.allCases)
    func objects(_ version: AsteriskVersion) async throws {
        let path = try #require(DeployedFolder.handmade.first { $0.hasSuffix("/wizard") })
        let folder = try DeployedFolder(path)
        var log = DiagnosticLog()
        let tree = try #require(AsteriskConfiguration.read("pjsip_wizard.conf", in: folder.source, log: &log))
        let objects = AsteriskWizard.expand(tree)
        #expect(log.diagnostics.isEmpty)
        let texts = folder.files.mapValues { String(decoding: $0, as: UTF8.self) }
        let theirs = try await Self.exported(by: version, texts, objects.count)
        let names = Set(objects.map { "\($0.name) \($0["type"] ?? "")" })
        #expect(names.symmetricDifference(theirs.keys) == [])
        for object in objects {
            let name = "\(object.name) \(object["type"] ?? "")"
            guard let settings = theirs[name] else { continue }
            for key in Set(object.settings.map(\.key)).subtracting(["type", "allow"]) {
                let ours = Self.comparable(key, object.values(of: key))
                #expect(ours == settings[key].map(Set.init), "\(name) \(key)")
            }
        }
    }

    /// As Asterisk prints values: a yes as `true`, an address with its mask.
    private static func comparable(_ key: String, _ values: [String]) -> Set<String> {
        // Of a name that stands twice, the last counts, but for these.
        let all = ["contact", "match"].contains(key) ? values : Array(values.suffix(1))
        return Set(
            all.map { value in
                switch (key, value) {
                case ("match", _) where value.hasSuffix("/31"): "\(value.dropLast(3))/255.255.255.254"
                case ("match", _): "\(value)/255.255.255.255"
                case (_, "yes"): "true"
                case (_, "no"): "false"
                default: value
                }
            }
        )
    }

    /// The objects by name and type, as `pjsip export config_wizard primitives` prints them.
    private static func exported(
        by version: AsteriskVersion,
        _ files: [String: String],
        _ count: Int
    ) async throws -> [String: [String: [String]]] {
        var files = files
        files["modules.conf"] = """
            [modules]
            autoload = no
            load = res_pjproject.so
            load = res_sorcery_config.so
            load = res_sorcery_memory.so
            load = res_sorcery_astdb.so
            load = res_pjsip_config_wizard.so
            load = res_pjsip.so
            load = res_pjsip_session.so
            load = res_pjsip_outbound_registration.so
            load = res_pjsip_endpoint_identifier_ip.so
            load = pbx_config.so
            """
        // On an address of its own: where another has the port already, Asterisk makes no registration.
        let lease = try LoopbackAddress()
        files["pjsip.conf"] = "[transport-udp]\ntype = transport\nprotocol = udp\nbind = \(lease.port(5060))\n"
        return try await AsteriskInstance.with(version, .pjsip, files: files, on: lease) { pbx in
            // Registrations may come a little after the boot.
            try await eventually("\(count) objects") {
                Self.objects(in: try await pbx.cli("pjsip export config_wizard primitives"))
            } until: {
                $0.count >= count
            }
        }
    }

    private static func objects(in text: String) -> [String: [String: [String]]] {
        var objects: [String: [String: [String]]] = [:]
        var name = ""
        var object = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("["), line.hasSuffix("]") { name = String(line.dropFirst().dropLast()) }
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmed }
            guard parts.count == 2 else { continue }
            if parts[0] == "type" { object = "\(name) \(parts[1])" }
            objects[object, default: [:]][parts[0], default: []].append(parts[1])
        }
        return objects
    }
}

extension Substring {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
