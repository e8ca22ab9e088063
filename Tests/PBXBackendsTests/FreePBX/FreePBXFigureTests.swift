import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// The one figure of the provider's manual that survives: appendix 3a, a device account on FreePBX 2.x or Elastix.
@Suite struct FreePBXFigureTests {
    static func bundle(_ line: String, password: String) throws -> GeneratedBundle {
        var trunk = try GoldenCase(name: "assen-device-accounts").plan().plan.trunk
        for index in trunk.accounts.indices { trunk.accounts[index].password = Secret(password) }
        return try GeneratedBundle(try BackendRegistry.select("freepbx:\(line)")[0], DialPlan(trunk))
    }

    @Test(arguments: ["2.11", "2.x", "elastix"]) func fieldsAreThoseOfTheFigure(_ line: String) throws {
        let bundle = try Self.bundle(line, password: "eend & zwaan <3>")
        let isThird = { (step: SetupSheet.Step) in step.title.en.contains("31851234567") && step.screen != nil }
        let fields = bundle.sheet.steps.filter(isThird).flatMap(\.fields)
        func value(_ label: String) -> String? { fields.first { $0.label == label }?.entered }
        #expect(value("Trunk Name") == "31851234567")
        #expect(value("Outbound CallerID") == "31851234567")
        #expect(value("CID Options") == "Force Trunk CID")
        // The figure allows A-law alone; the provider's manual names both.
        #expect(
            value("PEER Details") == """
                username=31851234567
                type=peer
                secret=eend & zwaan <3>
                qualify=yes
                port=5060
                nat=yes
                insecure=very
                host=pbx.callvoip.nl
                fromuser=31851234567
                fromdomain=pbx.callvoip.nl
                dtmfmode=rfc2833
                disallow=all
                context=from-trunk
                authuser=31851234567
                allow=alaw&ulaw
                """
        )
        #expect(value("Register String") == "31851234567:eend & zwaan <3>@pbx.callvoip.nl/31851234567")
    }

    /// What would break the line stays in the peer, which the line then names.
    @Test(arguments: ["a:b", "a/b", "a?b", "a\"b", "a;b", "a@b", "a~b", #"ab\"#])
    func registerStringLeavesOutWhatBreaksIt(_ password: String) throws {
        let bundle = try Self.bundle("2.11", password: password)
        #expect(bundle.fields("Register String").last == "31851234567@31851234567/31851234567")
        let secret = bundle.fields("PEER Details").last?.split(separator: "\n").first { $0.hasPrefix("secret=") }
        #expect(secret.map(String.init) == "secret=\(password)")
    }
}
