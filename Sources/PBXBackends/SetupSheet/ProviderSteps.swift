import DialPlan
import TrunkModel

/// The provider's own screens with this trunk's values, from the provider's profile.
struct ProviderSteps {
    let plan: DialPlan
    let backend: any PBXBackend
    let line: ProductLine

    private var trunk: Trunk { plan.trunk }

    var steps: [SetupSheet.Step] {
        trunk.profile.portal.filter { $0.kinds.contains(trunk.kind) }.map { step in
            SetupSheet.Step(
                step.title,
                text: step.text,
                fields: step.fields.map { SetupSheet.Field($0.label, value($0.value), reason: $0.reason) }
            )
        }
    }

    private func value(_ value: PortalValue) -> LocalizedText {
        switch value {
        case .name: LocalizedText(trunk.name)
        case .channels:
            trunk.channels.map { LocalizedText(String($0)) } ?? LocalizedText(nl: "naar wens", en: "as you wish")
        case .brand: LocalizedText(backend.title)
        case .type: LocalizedText(line.title ?? backend.model)
        case .numberFormat: numberFormat
        case .addresses: LocalizedText(trunk.pbx.networks.map(\.description).joined(separator: ", "))
        case .numbers: list(trunk.numbers)
        case .inboundNumbers: list(trunk.numbers.filter { $0.inbound != nil })
        case .callerIDNumbers: list(trunk.numbers.filter(\.mayBeCallerID))
        case .fallback:
            trunk.fallback.map { LocalizedText($0) }
                ?? LocalizedText(nl: "geen (kies een belplan)", en: "none (choose a call plan)")
        case .limits: limits
        case .destinations: trunk.destinations.title
        case .primaryAccount: account(0)
        case .secondaryAccount: account(1)
        case .deviceAccounts: LocalizedText(trunk.accounts.map(\.username).joined(separator: ", "))
        case .server: LocalizedText(trunk.accounts.map(\.server.uriHostPort).uniqued.joined(separator: ", "))
        case .empty: LocalizedText(nl: "(leeg)", en: "(empty)")
        }
    }

    private var numberFormat: LocalizedText {
        let example = trunk.numbers.first.map { backend.wireFormat($0.first, plan, line) } ?? ""
        return switch backend.numberFormat(for: plan, line: line) {
        case .plus: LocalizedText(nl: "Met plus (zoals \(example))", en: "Met plus [with plus] (as \(example))")
        case .withoutPlus, .internationalPrefix:
            LocalizedText(nl: "Zonder plus (zoals \(example))", en: "Zonder plus [without plus] (as \(example))")
        }
    }

    private var limits: LocalizedText {
        let amounts = SpendingPeriod.allCases.compactMap { period in trunk.limits[period].map { (period, $0) } }
        guard !amounts.isEmpty else { return LocalizedText(nl: "geen", en: "none") }
        let names: [SpendingPeriod: LocalizedText] = [
            .hour: LocalizedText(nl: "uur", en: "hour"), .day: LocalizedText(nl: "dag", en: "day"),
            .week: LocalizedText(nl: "week", en: "week"),
        ]
        func text(_ language: Language) -> String {
            amounts.map { "€ \($0.1) / \(names[$0.0]?[language] ?? "")" }.joined(separator: ", ")
        }
        return LocalizedText(nl: text(.nl), en: text(.en))
    }

    private func account(_ index: Int) -> LocalizedText {
        guard trunk.accounts.indices.contains(index) else {
            return LocalizedText(nl: "niet gebruikt", en: "not used")
        }
        let account = trunk.accounts[index]
        return LocalizedText(
            nl: "\(account.username), wachtwoord uit \(account.path).password van het trunkbestand",
            en: "\(account.username), password from the trunk file's \(account.path).password"
        )
    }

    private func list(_ blocks: [NumberBlock]) -> LocalizedText {
        if blocks.isEmpty { return LocalizedText(nl: "geen", en: "none") }
        func text(_ to: String) -> String {
            blocks.map { $0.count == 1 ? $0.first.e164 : "\($0.first.e164) \(to) \($0.last.e164)" }.joined(
                separator: ", "
            )
        }
        return LocalizedText(nl: text("t/m"), en: text("to"))
    }
}
