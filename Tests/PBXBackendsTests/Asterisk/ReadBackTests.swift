import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Reads the golden files with the product's own reader: what was put in must come out.
@Suite struct ReadBackTests {
    private static func tree(_ brand: String, _ golden: GoldenCase, _ file: String) throws -> SettingTree {
        let url = GoldenCase.folder.appending(path: "\(brand)/\(golden)/\(file)")
        var log = DiagnosticLog()
        let tree = AsteriskConfReader.read(try String(contentsOf: url, encoding: .utf8), file: file, log: &log)
        #expect(log.diagnostics.isEmpty)
        return tree
    }

    @Test(arguments: GoldenCase.all) func pjsip(_ golden: GoldenCase) throws {
        let trunk = try golden.plan().plan.trunk
        let tree = try Self.tree("asterisk-pjsip", golden, "pjsip_\(trunk.name).conf")
        for account in trunk.accounts {
            let object = "\(trunk.name)-\(account.label)"
            let auth = try #require(tree.sections(named: "\(object)-auth").first)
            #expect(auth["password"] == account.password.reveal())
            #expect(auth["username"] == account.username)
            let registration = try #require(tree.sections(named: "\(object)-registration").first)
            #expect(registration["client_uri"] == "sip:\(account.username)@\(account.server.uriHostPort)")
            #expect(registration["contact_user"] == account.username)
            #expect(tree.sections(named: object).count == 2, "endpoint and aor")
        }
        let endpoint = try #require(tree.sections(named: "\(trunk.name)-endpoint").first)
        #expect(endpoint["allow"] == trunk.profile.codecs.map(\.rawValue).joined(separator: ","))
        #expect(endpoint["send_pai"] == "no")
        let matches = try #require(tree.sections(named: "\(trunk.name)-identify").first).values(of: "match")
        #expect(!matches.isEmpty)
        for network in trunk.profile.networks { #expect(matches.contains(network.description)) }
    }

    @Test(arguments: GoldenCase.all) func chanSIP(_ golden: GoldenCase) throws {
        let trunk = try golden.plan().plan.trunk
        let tree = try Self.tree("asterisk-sip", golden, "sip_\(trunk.name).conf")
        for account in trunk.accounts {
            let peer = try #require(tree.sections(named: "\(trunk.name)-\(account.label)").first)
            #expect(peer["remotesecret"] == account.password.reveal())
            #expect(peer["defaultuser"] == account.username)
            #expect(peer["port"] == String(account.server.port))
        }
        let url = GoldenCase.folder.appending(path: "asterisk-sip/\(golden)/sip_register_\(trunk.name).conf")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("register =>")
        }
        #expect(lines.count == trunk.accounts.count)
    }

    @Test(arguments: GoldenCase.all) func dialPlan(_ golden: GoldenCase) throws {
        let plan = try golden.plan().plan
        for brand in ["asterisk-pjsip", "asterisk-sip"] {
            let tree = try Self.tree(brand, golden, "extensions_\(plan.trunk.name).conf")
            let names = tree.sections.map(\.name)
            #expect(Set(names).count == names.count, "each context stands once")
            #expect(names.allSatisfy { $0.utf8.count <= AsteriskConf.maximumSectionNameLength })
            #expect(names.contains("\(plan.trunk.name)-inbound"))
            #expect(names.contains("\(plan.trunk.name)-outbound"))
            let extensions = tree.sections(named: "\(plan.trunk.name)-did").flatMap { $0.values(of: "exten") }
            for pattern in plan.inboundRules.flatMap(\.patterns) {
                let name = pattern.isLiteral ? pattern.notation : "_" + pattern.notation
                #expect(extensions.contains { $0.hasPrefix("\(name),1,") }, "\(name)")
            }
        }
    }

    /// Secrets are in the files that need them and nowhere else.
    @Test(arguments: GoldenTests.pairs) func secretsStayWhereTheyBelong(_ pair: GoldenTests.Pair) throws {
        let secrets = try pair.golden.plan().plan.trunk.accounts.map { $0.password.reveal() }
        for file in try pair.files() where !file.holdsSecret {
            for secret in secrets where secret.utf8.count > 4 {
                #expect(!file.text.contains(secret) && !file.text.contains(AsteriskConf.escape(secret)), "\(file.path)")
            }
        }
    }

    /// What a person copies out of the Markdown sheet is what has to be typed.
    @Test func codeInMarkdownIsNotEscaped() throws {
        let folder = GoldenCase.folder.appending(path: "asterisk-pjsip/groningen")
        for language in ["nl", "en"] {
            let file = folder.appending(path: "setup-groningen.\(language).md")
            let sheet = try String(contentsOf: file, encoding: .utf8)
            #expect(sheet.contains("\n    #include pjsip_groningen.conf\n"))
            #expect(sheet.contains("\n    include => groningen-outbound\n"))
        }
    }
}
