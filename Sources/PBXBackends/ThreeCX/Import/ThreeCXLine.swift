import Diagnostics
import TrunkModel

/// One of 3CX's trunks, as far as the deployed forms tell: what 3CX calls an external line.
struct ThreeCXLine: Sendable {
    /// A rule that sends calls to a number somewhere.
    struct Rule: Sendable {
        /// The number, or `*` and the digits that it ends with.
        let mask: String
        /// Where calls go; nil where the rule does not say.
        let target: ThreeCXTarget?
        /// What it is called, where that says more than the number.
        let comment: String?
        let location: SourceLocation
    }

    /// What outbound rules call it.
    var name: String
    /// The virtual number that 3CX gave it.
    var number: String?
    /// The trunk; nil where only rules name it.
    var trunk: ConfigObject?
    /// The template of its server.
    var template: ConfigObject?
    /// The rules for its numbers, in order.
    var rules: [Rule] = []
    /// Where calls go that no rule takes.
    var fallback: ThreeCXTarget?
    var fallbackLocation: SourceLocation?

    /// Makes a line.
    init(_ name: String, number: String? = nil, trunk: ConfigObject? = nil) {
        self.name = name
        self.number = number
        self.trunk = trunk
        let type = "OfficeHoursDestinationType"
        fallback = trunk.flatMap { ThreeCXTarget($0, type, "OfficeHoursDestination") }
        fallbackLocation = trunk?.settings.first { $0.key == type }?.location
    }

    /// Where it stands.
    var location: SourceLocation? { trunk?.location ?? rules.first?.location ?? template?.location }

    /// Where it registers; nil for a line that leads to no server.
    var server: ServerAddress? {
        let host = trunk?["Host"] ?? template?["RegistrarHost"] ?? ""
        let port = (trunk?["Port"] ?? template?["RegistrarPort"]).flatMap { Int($0) } ?? ServerAddress.defaultPort
        guard (1...65535).contains(port), let address = try? ServerAddress(host), address.host == host else {
            return nil
        }
        return ServerAddress(host: host, port: port)
    }

    /// Its numbers as they are listed, the main number last.
    var numbers: [String] {
        let keys = trunk?.settings.filter { ["DIDNumbers", "DidNumbers", "ExternalNumber"].contains($0.key) } ?? []
        let sorted = keys.filter { $0.key != "ExternalNumber" } + keys.filter { $0.key == "ExternalNumber" }
        return sorted.flatMap { $0.value.split(separator: ",") }.map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    }

    /// The number that calls over it show.
    var callerID: String? {
        [trunk?["OutboundCallerID"], trunk?["ExternalNumber"]].compactMap(\.self).first { !$0.isEmpty }
    }

    /// The number that is its own: the one that it shows, or the only one that a table has for it.
    var ownNumber: String? { callerID ?? (trunk == nil && rules.count == 1 ? rules[0].mask : nil) }

    /// Whether calls go out over it.
    var sendsCalls: Bool { allows("EnableOutboundCalls", except: "inbound") }
    /// Whether calls come in over it.
    var takesCalls: Bool { allows("EnableInboundCalls", except: "outbound") }

    private func allows(_ key: String, except other: String) -> Bool {
        let direction = trunk?["Direction"]?.lowercased()
        return trunk?[key]?.lowercased() != "false" && direction != other && direction != "none"
    }

    /// The codecs in order of preference, as a trunk file calls them.
    var codecs: [ConfigSetting] {
        let own = trunk?.settings.filter { $0.key == "codec" || $0.key == "Codecs" } ?? []
        let all = own.isEmpty ? template?.settings.filter { $0.key == "codec" } ?? [] : own
        return all.map { setting in
            var setting = setting
            let name = setting.value.lowercased()
            setting.value = Self.codecs[name] ?? name
            return setting
        }
    }

    private static let codecs = [
        "pcma": "alaw", "g.711 a-law": "alaw", "pcmu": "ulaw", "g.711 u-law": "ulaw",
    ]

    /// The PBX's own addresses, where somebody has entered them.
    var ownNetworks: [IPNetwork] {
        let isSpecified = ["specified", "4"].contains(
            (trunk?["IPInRegistrationContact"] ?? template?["IpInContactReg"] ?? "").lowercased()
        )
        guard isSpecified else { return [] }
        let text = trunk?["SpecifiedIPForRegistrationContact"] ?? template?["IpInContactRegValue"] ?? ""
        return text.split { ", ;".contains($0) }.compactMap { try? IPNetwork(String($0)) }.filter { !$0.isPrivate }
    }
}
