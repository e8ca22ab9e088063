import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// A 3CX of one line, read back: from its files, and from the sheet what only a person enters.
///
/// Where both say something, they must say the same.
struct ThreeCXReading: BrandReading {
    let accounts: [ReadAccount]
    let codecs: [String]
    private let routing: ThreeCXRouting
    private let unmatched: Set<String>

    init(_ bundle: GeneratedBundle) throws {
        let sheet = try ThreeCXSheetReading(bundle)
        var routing = sheet.routing
        switch bundle.selection.line.name {
        case "14":
            accounts = sheet.accounts
            routing.targets = try ThreeCXFiles.merged(sheet, csv: bundle.file("inbound-rules.csv"))
        case "18":
            let setup = try ThreeCXFiles.setup(bundle.file("setupconfig.xml"))
            accounts = setup.accounts
            routing.targets = try ThreeCXFiles.merged(sheet, csv: bundle.file("inbound-rules.csv"))
            for (trunk, targets) in setup.routing.targets {
                for (number, target) in targets where routing.targets[trunk]?[number] != target {
                    throw GeneratedBundle.Missing(what: "agreement of CSV and setupconfig.xml about \(number)")
                }
            }
            try Self.expectSame(setup.routing, sheet.routing)
            routing.rules = setup.routing.rules
        default:
            let plan = try ThreeCXPlanReading(bundle)
            accounts = plan.accounts
            try Self.expectSame(plan.routing, sheet.routing)
            guard plan.routing.targets == sheet.routing.targets else {
                throw GeneratedBundle.Missing(what: "agreement of plan and sheet about inbound rules")
            }
            routing.rules = plan.routing.rules
            routing.targets = plan.routing.targets
        }
        self.routing = routing
        codecs = try ThreeCXFiles.codecs(bundle)
        unmatched = sheet.unmatched
    }

    private static func expectSame(_ file: ThreeCXRouting, _ sheet: ThreeCXRouting) throws {
        guard file.rules == sheet.rules, file.trunks == sheet.trunks, file.trunkCallerID == sheet.trunkCallerID else {
            throw GeneratedBundle.Missing(what: "agreement of file and sheet about outbound rules")
        }
    }

    /// 3CX knows nothing else for providers, and has no field for it.
    var dtmf: String { "rfc4733" }

    func outbound(_ dialled: String, from extension: String?) throws -> ReadCall? {
        try routing.outbound(dialled, from: `extension`)
    }

    func inbound(_ called: String) throws -> String? {
        if let target = try routing.inbound(called) { return target }
        return unmatched == ["End Call"] ? nil : unmatched.sorted().joined()
    }
}
