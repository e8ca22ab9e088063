import ArgumentParser
import TrunkModel

/// The flags that answer the wizard's questions; all are text, so that what is wrong is said together, by the same rules.
struct NewAnswers: ParsableArguments {
    @Option(
        help: "A built-in profile, or the path of a profile file.",
        completion: .list(BuiltInProfiles.names)
    )
    var provider: String?

    @Option(
        help: "trunk, or device_accounts: an account for each number.",
        completion: .list(TrunkKind.allCases.map(\.rawValue))
    )
    var kind: String?

    @Option(help: "The PBX's name: becomes part of file and section names.")
    var name: String?

    @Option(help: ArgumentHelp("Calls at the same time.", valueName: "count"))
    var channels: String?

    @Option(
        help: ArgumentHelp("Brand and type, BRAND[:LINE]; see trunkline brands.", valueName: "brand"),
        completion: .list(NewTrunkFile.choices.map(\.selector))
    )
    var pbx: String?

    @Option(
        help: ArgumentHelp("plus, without_plus or international_prefix.", valueName: "format"),
        completion: .list(NumberFormat.allCases.map(\.rawValue))
    )
    var numberFormat: String?

    @Option(help: ArgumentHelp("The PBX's public IP address or network; repeatable.", valueName: "ip[/bits]"))
    var address: [String] = []

    @Option(help: ArgumentHelp("The PBX's country, such as NL.", valueName: "code"))
    var country: String?

    @Option(help: ArgumentHelp("The PBX's area code, such as 050.", valueName: "digits"))
    var areaCode: String?

    @Option(help: ArgumentHelp("Where the PBX's extensions live (Asterisk family).", valueName: "context"))
    var internalContext: String?

    @Option(help: ArgumentHelp("A number or range, with fields; repeatable.", valueName: "number[,…]"))
    var number: [String] = []

    @Option(
        name: .customLong("default-caller-id"),
        help: ArgumentHelp("What callers show (default: the first number that may be shown).", valueName: "number")
    )
    var defaultCallerID: String?

    @Option(help: ArgumentHelp("Call plan that takes calls when the PBX does not answer.", valueName: "text"))
    var fallback: String?

    @Option(help: ArgumentHelp("A SIP account, with fields, primary first; repeatable.", valueName: "username[,…]"))
    var account: [String] = []

    @Option(help: ArgumentHelp("Digits dialled before an outside number, or none.", valueName: "digits"))
    var outsideLine: String?

    @Option(help: ArgumentHelp("Group of countries that may be called.", valueName: "group"))
    var destinations: String?

    @Option(
        help: ArgumentHelp("Types of numbers that may not be called, or none; repeatable.", valueName: "type,…"),
        completion: .list(BlockedType.allCases.map(\.rawValue) + ["none"])
    )
    var block: [String] = []

    @Option(help: ArgumentHelp("Spending limits: 10/25/50, or hour=10,day=25,week=50.", valueName: "euro"))
    var limits: String?

    @Option(help: ArgumentHelp("What an extension shows; repeatable.", valueName: "extension=number"))
    var caller: [String] = []

    /// What was given, by question.
    var given: [TrunkQuestion: [String]] {
        let all: [TrunkQuestion: [String]] = [
            .provider: provider.list, .kind: kind.list, .name: name.list, .channels: channels.list, .pbx: pbx.list,
            .numberFormat: numberFormat.list, .address: address, .country: country.list, .areaCode: areaCode.list,
            .internalContext: internalContext.list, .number: number, .defaultCallerID: defaultCallerID.list,
            .fallback: fallback.list, .account: account, .outsideLine: outsideLine.list,
            .destinations: destinations.list, .block: block, .limits: limits.list, .caller: caller,
        ]
        return all.filter { !$0.value.isEmpty }
    }
}

extension String? {
    fileprivate var list: [String] { map { [$0] } ?? [] }
}
