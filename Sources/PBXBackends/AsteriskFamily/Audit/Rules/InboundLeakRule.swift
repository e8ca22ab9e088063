import ConfigFormats
import Diagnostics
import TrunkModel

/// `inbound-calls-out`: a call that comes in over a line goes out again, to a number of the caller's choice;
/// `menu-calls-out`: so it does after a menu has asked for digits.
struct InboundLeakRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "inbound-calls-out",
            .error,
            finds: LocalizedText(
                nl: "gesprekken die binnenkomen, gaan over een lijn weer uit",
                en: "calls that come in go out again over a line"
            )
        ),
        AuditRuleSummary(
            "menu-calls-out",
            .error,
            finds: LocalizedText(
                nl: "wie in een keuzemenu komt, kiest daar een nummer buiten de deur",
                en: "whoever gets into a menu dials a number outside there"
            )
        ),
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        guard let paths = system.paths else { return [] }
        var contexts: Set<String> = []
        var menus: Set<String> = []
        return system.lines.lines.flatMap { line -> [AuditFinding] in
            let context = system.context(of: line)
            guard contexts.insert(context).inserted else { return [] }
            let caller = CallPaths.Caller.line(line.name)
            let numbers = TellingNumber.ordinary + TellingNumber.premium
            if let out = paths.wayOut(numbers, in: context, from: caller) { return [leak(line, context, out)] }
            return paths.map.calledNumbers(of: context).compactMap { number in
                guard let menu = paths.menu(number, in: context, from: caller), menus.insert(menu.context).inserted
                else { return nil }
                return paths.wayOut(numbers, in: menu.context, from: caller).map { self.menu(menu, number, $0) }
            }
        }
    }

    private func leak(_ line: SettingTree.Section, _ context: String, _ out: CallPaths.WayOut) -> AuditFinding {
        AuditFinding(
            .error,
            "inbound-calls-out",
            LocalizedText(
                nl:
                    "gesprekken van '\(line.name)' komen in [\(context)], en vandaar gaan gekozen nummers weer uit over '\(out.line)'",
                en:
                    "calls from '\(line.name)' come into [\(context)], and from there numbers that are dialled go out over"
                    + " '\(out.line)'"
            ),
            advice: LocalizedText(
                nl:
                    "geef de lijn een eigen context met alleen de eigen nummers, zonder include van de uitgaande regels",
                en:
                    "give the line a context of its own with nothing but your numbers, without an include of the outbound rules"
            ),
            at: line.location(of: "context")
        )
    }

    private func menu(_ menu: CallPaths.Menu, _ number: String, _ out: CallPaths.WayOut) -> AuditFinding {
        AuditFinding(
            .error,
            "menu-calls-out",
            LocalizedText(
                nl:
                    "wie '\(number)' belt, kan in het menu van [\(menu.context)] een nummer kiezen dat over '\(out.line)' uitgaat",
                en:
                    "whoever calls '\(number)' can dial a number in the menu of [\(menu.context)] that goes out over"
                    + " '\(out.line)'"
            ),
            advice: LocalizedText(
                nl: "geef het menu een eigen context met alleen de keuzes, zonder include van de uitgaande regels",
                en: "give the menu a context of its own with nothing but its choices, without the outbound rules"
            ),
            at: menu.step.location
        )
    }
}
