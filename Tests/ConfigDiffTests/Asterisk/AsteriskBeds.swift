import ConfigFormats
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Deployed forms of Asterisk made of our own files.
struct AsteriskBed: Sendable, CustomStringConvertible {
    /// How our files are deployed.
    enum Form: String, Sendable, CaseIterable {
        /// A folder of Asterisk's with lines that include our files.
        case included
        /// Our files alone in a folder.
        case pieces
        /// All in Asterisk's own files, without ours.
        case pasted
    }

    let brand: String
    let golden: GoldenCase
    let form: Form

    var description: String { "\(brand) \(golden) \(form)" }

    /// Every brand, case and form.
    static let all: [AsteriskBed] = ["asterisk-pjsip", "asterisk-sip"].flatMap { brand in
        GoldenCase.all.flatMap { golden in
            Form.allCases.map { AsteriskBed(brand: brand, golden: golden, form: $0) }
        }
    }

    /// The bed.
    func bed() throws -> MutationBed {
        let plan = try golden.plan().plan
        let selection = try BackendRegistry.select(brand)[0]
        let reader = try #require(selection.backend.deployments)
        let files = try Generator(languages: []).generate(plan, for: selection).files
        return MutationBed(
            reader: reader,
            line: selection.line,
            plan: plan,
            ours: files,
            deployed: SourceFolder(name: "etc", files: Self.deployed(files, brand, form))
        )
    }

    private static func deployed(_ files: [OutputFile], _ brand: String, _ form: Form) -> [SourceFile] {
        let own = files.map { SourceFile(path: $0.path, text: $0.text) }
        if form == .pieces { return own }
        func include(_ prefix: String) -> String {
            files.filter {
                $0.path.hasPrefix(prefix) && ($0.path.hasPrefix("sip_register") == (prefix == "sip_register"))
            }
            .map { form == .included ? "#include \($0.path)\n" : $0.text + "\n" }.joined()
        }
        let general = "[general]\nudpbindaddr=0.0.0.0\nsrvlookup=yes\n"
        let phone = "\n[100]\ntype=friend\nhost=dynamic\nsecret=telefoon-100\ncontext=internal\n"
        let roots = [
            "extensions.conf": "[general]\nstatic=yes\n\n" + include("extensions")
                + "\n[internal]\nexten => 100,1,Dial(PJSIP/100)\n",
            "pjsip.conf": "[transport-udp]\ntype=transport\nprotocol=udp\nbind=0.0.0.0\n\n"
                + "[100]\ntype=endpoint\naors=100\ncontext=internal\n[100]\ntype=aor\nmax_contacts=1\n\n"
                + include("pjsip"),
            "sip.conf": general + include("sip_register") + include("sip_") + phone,
        ].filter { $0.key == "extensions.conf" || $0.key == (brand == "asterisk-sip" ? "sip.conf" : "pjsip.conf") }
        return roots.map { SourceFile(path: $0.key, text: $0.value) } + (form == .included ? own : [])
    }
}
