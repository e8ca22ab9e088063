import Diagnostics
import DialPlan
import TrunkModel

/// FreePBX's inbound routes as calls meet them: the number has to be spelt as it arrives, and what no route has goes to the
/// one for any number.
struct FreePBXInboundTable: Sendable {
    /// An inbound route.
    struct Row: Sendable {
        let object: ConfigObject
        /// The number, or a pattern behind `_`; empty for any.
        let number: String
        /// The only caller that it is for; empty for all.
        let caller: String
        let destination: String
        let description: String

        init(_ object: ConfigObject) {
            func part(_ key: String) -> String { (object[key] ?? "").filter { $0 != " " } }
            self.object = object
            number = part("extension")
            caller = part("cidnum")
            destination = part("destination")
            description = object["description"] ?? ""
        }

        /// Where it leads.
        var target: DeployedDestination { DeployedDestination(freePBX: destination) }

        /// What it takes, as a pattern of digits; nil where it is none.
        var pattern: DialPattern? {
            number.isEmpty ? nil : DialPattern(number.hasPrefix("_") ? String(number.dropFirst()) : number)
        }
    }

    let rows: [Row]
    /// The rows with a number, as Asterisk has them.
    private let named: [Row]
    private let followed: FreePBXFollowed
    /// The route for any number and any caller.
    let any: Row?

    /// Reads inbound routes.
    init(_ objects: [ConfigObject]) {
        rows = objects.filter { $0.kind == FreePBXKinds.inbound }.map(Row.init)
        named = rows.filter { !$0.number.isEmpty }
        any = rows.first { $0.number.isEmpty && $0.caller.isEmpty }
        // Generated files have it as what it is there: a pattern of any characters.
        followed = FreePBXFollowed([named.map { FreePBXFollowed.Entry(pattern: $0.number, caller: $0.caller) }])
    }

    /// The route that takes a number from a caller who is nobody in particular; nil where none does.
    func row(for called: String) -> Row? { followed.row(for: called, from: nil).map { named[$0] } ?? any }
}

extension DeployedDestination {
    /// A destination as FreePBX's database writes it, such as `from-did-direct,100,1`; of one that is no internal number the
    /// whole text is the target.
    init(freePBX text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let (context, target) = (parts.first?.lowercased() ?? "", parts.count > 1 ? parts[1] : "")
        let ivr = "ivr-"
        switch context {
        case "from-did-direct": self.init(kind: .extension, target: target)
        case "ext-group": self.init(kind: .ringGroup, target: target)
        case "ext-queues": self.init(kind: .queue, target: target)
        case "ext-local" where target.lowercased().hasPrefix("vmu"):
            self.init(kind: .voicemail, target: String(target.dropFirst(3)))
        case _ where context.hasPrefix(ivr) && context.dropFirst(ivr.count).allSatisfy(\.isNumber):
            self.init(kind: .ivr, target: String(context.dropFirst(ivr.count)))
        default: self.init(kind: .extension, target: text)
        }
    }
}
