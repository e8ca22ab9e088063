import Diagnostics
import Foundation
import Testing

@testable import TrunkModel

@Suite("Bad trunk files")
struct BadFileTests {
    /// Every rule that the target can report.
    ///
    /// A rule that is missing here, or that no bad file breaks, is a failure.
    static let knownRules: Set<String> = [
        "account-count", "account-duplicate", "account-failover", "account-number", "account-username", "area-code",
        "caller-duplicate", "caller-extension", "caller-id", "caller-id-type", "channels", "country", "country-prefix",
        "device-account-name", "device-account-numbers", "duplicate-key", "empty-file", "inbound-destination",
        "internal-context", "ip-address", "kind-unsupported", "limits", "limits-order", "missing-key", "missing-value",
        "name-syntax", "number-duplicate", "number-empty", "number-format", "number-invalid", "number-or-range",
        "outside-line", "pbx-address", "pbx-address-private", "provider-file", "provider-unknown", "range-country",
        "range-length", "range-order", "range-size", "secret-characters", "secret-empty", "secret-file",
        "secret-length", "secret-plain", "secret-reference", "secret-unset", "server-address", "server-missing",
        "server-outside", "text-characters", "trunk-advised", "unknown-key", "unknown-value", "wrong-type",
        "yaml-syntax",
    ]

    @Test("Exactly the findings that the file announces", arguments: BadFile.names)
    func findings(name: String) throws {
        let file = try BadFile(name)
        let findings = try file.findings()
        let notations = findings.map { file.notation($0) }
        #expect(notations.joined(separator: "\n") == file.expected.joined(separator: "\n"))
        #expect(!file.expected.isEmpty)
        for text in file.says {
            #expect(findings.contains { $0.message.contains(text) }, "\(text) in \(findings.map(\.message))")
        }
    }

    @Test("A message is one line and holds no password", arguments: BadFile.names)
    func messages(name: String) throws {
        for finding in try BadFile(name).findings() {
            #expect(!finding.message.unicodeScalars.contains { $0.isControl })
            #expect(!finding.message.contains("welkom01") && !finding.message.contains("plain-Text-1"))
        }
    }

    @Test("Each file says what the schema makes of it", arguments: BadFile.names)
    func schemaMark(name: String) throws {
        let marks = try BadFile(name).schema
        #expect(marks.count == 1 && ["valid", "invalid", "unreadable"].contains(marks.first))
    }

    @Test("Every rule is broken by a file, and every broken rule is known")
    func coverage() throws {
        let broken = try Set(BadFile.names.flatMap { try BadFile($0).findings().map(\.rule) })
        #expect(broken == Self.knownRules)
    }

    @Test("The known rules are those in the sources")
    func sources() throws {
        var found: Set<String> = []
        // What the wizard says of answers is said of no file.
        for text in try Repository.swiftFiles(below: Repository.sources.appending(path: "TrunkModel"), except: "Wizard")
        {
            // A rule is the only text with a hyphen and nothing but small letters; one of a single word has its label.
            for match in text.matches(of: /"([a-z]+(-[a-z]+)+)"/) { found.insert(String(match.1)) }
            for match in text.matches(of: /rule: "([a-z]+)"/) { found.insert(String(match.1)) }
        }
        #expect(found == Self.knownRules)
    }
}
