import DialPlan
import PBXBackends
import TrunkModel

/// What a brand's generated configuration says, read back from its files and, for what only a person can enter, from its
/// sheet: the brand's own matching rules as a small evaluator, which knows nothing of the plan.
protocol BrandReading {
    /// Reads a bundle.
    init(_ bundle: GeneratedBundle) throws

    /// The accounts in order of priority.
    var accounts: [ReadAccount] { get throws }
    /// The codecs in order, as `alaw`, `ulaw`.
    var codecs: [String] { get throws }
    /// How digits are sent: `rfc4733`, `info`, `inband`.
    var dtmf: String { get throws }
    /// What happens to digits that an extension dials; nil when nothing goes out.
    func outbound(_ dialled: String, from extension: String?) throws -> ReadCall?
    /// Where a call from the provider goes, the called number as the provider writes it; nil when it is refused.
    func inbound(_ called: String) throws -> String?
}

/// An account as a configuration holds it.
struct ReadAccount: Equatable {
    var username: String
    var password: String
    /// Host, or host and port where it is not 5060.
    var server: String
}

/// A call as a configuration sends it.
struct ReadCall: Equatable {
    /// The Request-URI's user part.
    var number: String
    /// The user part of From; nil when the configuration leaves it to something that is not the trunk's.
    var callerID: String?
    /// Whether `Privacy: id` is sent.
    var isAnonymous: Bool
    /// The accounts to try, by index.
    var accounts: [Int]
}

/// What a brand made of a case.
struct GeneratedBundle {
    let selection: BackendRegistry.Selection
    let plan: DialPlan
    let files: [String: String]
    let sheet: SetupSheet

    init(_ selection: BackendRegistry.Selection, _ plan: DialPlan) throws {
        self.selection = selection
        self.plan = plan
        let generator = Generator(languages: [])
        let made = try generator.generate(plan, for: selection).files
        files = Dictionary(made.map { ($0.path, $0.text) }) { first, _ in first }
        sheet = SetupSheet(plan: plan, backend: selection.backend, line: selection.line)
    }

    /// The file whose path ends so.
    func file(_ ending: String) throws -> String {
        guard let path = files.keys.sorted().first(where: { $0.hasSuffix(ending) }), let text = files[path] else {
            throw Missing(what: "file \(ending)")
        }
        return text
    }

    /// The values of all fields with a label, in the sheet's order; passwords in clear.
    func fields(_ label: String) -> [String] {
        sheet.steps.flatMap(\.fields).filter { $0.label == label }.map(\.entered)
    }

    /// The value of the first field with a label.
    func field(_ label: String) throws -> String {
        guard let value = fields(label).first else { throw Missing(what: "field \(label)") }
        return value
    }

    /// The rows of all tables on screens that have this column, cells by column.
    func rows(with column: String) -> [[String: String]] {
        sheet.steps.compactMap(\.table).filter { $0.columns.contains { $0.en == column } }.flatMap { table in
            table.rows.map { cells in
                Dictionary(zip(table.columns, cells).map { ($0.en, $1.en) }) { first, _ in first }
            }
        }
    }

    struct Missing: Error, CustomStringConvertible {
        let what: String
        var description: String { "the bundle has no \(what)" }
    }
}

extension SetupSheet.Field {
    /// What a person who reads English enters.
    var entered: String {
        switch value {
        case .text(let text): text.en
        case .secret(let secret, _): secret.reveal()
        case .lines(let lines): lines.map { $0.map(\.entered).joined() }.joined(separator: "\n")
        }
    }
}
