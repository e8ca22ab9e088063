import ConfigFormats
import Foundation
import TestSupport
import Testing
import TrunkModel

extension GoldenLoadTests {
    /// Every object of `pjsip_NAME.conf` is there, and every option has the value that the file gives it.
    func checkPJSIP(of files: GoldenFiles, in pbx: AsteriskInstance, _ trunk: Trunk) async throws {
        let objects = try files.sections("pjsip_\(trunk.name).conf").filter { !$0.isTemplate }
        var counts: [String: Int] = [:]
        for object in objects {
            let type = try #require(object["type"], "[\(object.name)]")
            counts[type, default: 0] += 1
            let shown = try await pbx.table("pjsip show \(type) \(object.name)")
            for option in Set(object.settings.map(\.key)).subtracting(["type"]) {
                // No option of its own: it empties the list that `allow` then fills, and the two are shown as one.
                if option == "disallow" { continue }
                if option == "match" { continue }
                let given = try #require(object[option])
                let value = shown[option] ?? []
                #expect(
                    value.count == 1 && value.allSatisfy { Self.agrees(given, $0) },
                    "[\(object.name)] \(option): file '\(given)', Asterisk \(value)"
                )
            }
            if type == "identify" {
                // Names stand for the address that they have here.
                let addresses = object.values(of: "match").map { pbx.names[$0] ?? $0 }
                let matches = (shown["Match"] ?? []).filter { !$0.contains("<criteria") }
                #expect(Set(matches) == Set(addresses.map(Self.network)))
            }
        }
        let accounts = trunk.accounts.count
        #expect(
            counts == [
                "endpoint": accounts, "aor": accounts, "auth": accounts, "registration": accounts, "identify": 1,
            ]
        )
        for account in trunk.accounts {
            let shown = try await pbx.table("pjsip show auth \(trunk.name)-\(account.label)-auth")
            #expect(shown["password"] == [account.password.reveal()])
            #expect(shown["username"] == [account.username])
        }
        let registrations = try await pbx.registrations()
        #expect(Set(registrations.map(\.name)) == Set(trunk.accounts.map { "\(trunk.name)-\($0.label)-registration" }))
        // Each endpoint found its parts: a name that leads nowhere makes no noise, but its line is then not there.
        for account in trunk.accounts {
            let parts = try await pbx.table("pjsip show endpoint \(trunk.name)-\(account.label)")
            for part in ["Endpoint", "OutAuth", "Aor", "Contact", "Transport"] {
                #expect(parts[part]?.contains { !$0.contains("<") } == true, "\(account.label): no \(part)")
            }
        }
    }

    private static func agrees(_ given: String, _ shown: String) -> Bool {
        if given == shown || isSameSwitch(given, shown) { return true }
        if let one = Double(given), let other = Double(shown) { return one == other }
        // A list of codecs.
        return shown == "(\(given.split(separator: ",").joined(separator: "|")))"
    }

    /// An address or network as `pjsip show identify` prints it.
    private static func network(_ text: String) -> String {
        text.contains("/") ? text : "\(text)/\(text.contains(":") ? 128 : 32)"
    }
}
