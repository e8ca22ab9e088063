import Diagnostics
import Testing

@testable import TrunkModel

@Suite("Secrets")
struct SecretTests {
    private static let password = "hunter2"

    /// Every way in which Swift prints a value.
    private func prints(_ value: Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return [
            "\(value)", String(describing: value), String(reflecting: value), dumped,
            "\(Mirror(reflecting: value).children.map { "\($0)" })",
            "\(Optional.some(value) as Any)", "\([value])", "\(["key": value])",
        ]
    }

    @Test("No way of printing shows the password")
    func neverPrinted() {
        let secret = Secret(Self.password)
        let located = Located(SecretReference.plain(secret), at: SourceLocation(file: "trunk.yaml"))
        for text in prints(secret) + prints(SecretReference.plain(secret)) + prints(located) {
            #expect(!text.contains(Self.password), "\(text.count) characters")
        }
        #expect(secret.reveal() == Self.password)
        #expect(secret.description == Secret.stars && secret.debugDescription == Secret.stars)
    }

    @Test("A whole trunk and a whole trunk file do not show it either")
    func neverPrintedInside() throws {
        let text = Sample.trunk.replacing("${env:PASSWORD}", with: Self.password)
        let result = Pipeline().run(text)
        let trunk = try #require(result.trunk)
        var log = DiagnosticLog()
        let file = try #require(TrunkFile.read(text, file: "trunk.yaml", log: &log))
        for text in prints(trunk) + prints(file) + prints(result.findings) { #expect(!text.contains(Self.password)) }
        #expect(trunk.accounts.map { $0.password.reveal() } == [Self.password, Self.password])
    }

    @Test(
        "Notations of a reference",
        arguments: [
            ("${env:NAME}", SecretReference.environment("NAME"), true),
            ("${env:_name_1}", .environment("_name_1"), true),
            ("${env:}", .environment(""), false),
            ("${env:1NAME}", .environment("1NAME"), false),
            ("${env:NA-ME}", .environment("NA-ME"), false),
            ("${env: NAME}", .environment(" NAME"), false),
            ("${file:secrets/trunk}", .file("secrets/trunk"), true),
            ("${file:}", .file(""), false),
            ("${file:a\0b}", .file("a\0b"), false),
            ("${ENV:NAME}", .plain(Secret("${ENV:NAME}")), false),
            ("${NAME}", .plain(Secret("${NAME}")), false),
            ("x${env:NAME}", .plain(Secret("x${env:NAME}")), true),
            ("${env:NAME}x", .plain(Secret("${env:NAME}x")), true),
            ("$NAME", .plain(Secret("$NAME")), true),
            ("", .plain(Secret("")), true),
        ]
    )
    func references(text: String, reference: SecretReference, isWellFormed: Bool) {
        #expect(SecretReference(text) == reference)
        #expect(SecretReference(text).isWellFormed == isWellFormed)
    }

    @Test("Redacted, a trunk needs no passwords at all")
    func redacted() throws {
        var log = DiagnosticLog()
        let file = try #require(TrunkFile.read(Sample.trunk, file: "trunk.yaml", log: &log))
        let profile = try ProviderProfile.read(
            try #require(BuiltInProfiles.text(of: "callvoip")),
            file: "callvoip.yaml"
        )
        let trunk = try #require(Trunk(file, profile: profile, secrets: .redacting, log: &log))
        #expect(trunk.accounts.allSatisfy { $0.password == .redacted && $0.password.reveal() == "********" })
        #expect(log.diagnostics.isEmpty)
    }

    @Test("A password file loses one line break at its end, of either kind", arguments: ["a b", "a b\n", "a b\r\n"])
    func lineBreaks(content: String) throws {
        var resolver = SecretResolver(sources: SecretSources(file: { _ in content }))
        let place = SourceLocation(file: "trunk.yaml")
        let secret = resolver.resolve(Located(.file("secret"), at: place), path: "accounts[0].password")
        #expect(secret?.reveal() == "a b")
    }
}
