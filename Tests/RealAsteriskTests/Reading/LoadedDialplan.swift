import ConfigFormats
import TestSupport

/// A dial plan as lines: one form for what Asterisk has loaded and what we read.
struct LoadedDialplan: Equatable {
    /// Steps and hints, sorted: Asterisk lists contexts and patterns in an order of its own.
    var steps: [String] = []
    /// Includes, switches and ignored patterns of each context, in order.
    var others: [String: [String]] = [:]

    /// What Asterisk's manager interface lists, but for what other modules than `pbx_config` put in.
    ///
    /// It does not tell for which callers an extension is; `dialplan show` does.
    init(_ events: [AMIMessage]) {
        for event in events where event["Registrar"] == "pbx_config" {
            let context = event["Context"] ?? ""
            for kind in ["IncludeContext", "Switch", "IgnorePattern"] {
                if let value = event[kind] { others[context, default: []].append("\(kind) \(value)") }
            }
            guard let pattern = event["Extension"], let priority = event["Priority"] else { continue }
            let label = event["ExtensionLabel"] ?? ""
            let call = "\(event["Application"] ?? "")(\(event["AppData"] ?? ""))"
            steps.append(
                "\(context) | \(pattern) | \(priority) | \(label) | \(priority == "hint" ? String(call.dropLast(2)) : call)"
            )
        }
        steps.sort()
    }

    /// What we read.
    init(_ dialplan: AsteriskDialplan) {
        for context in dialplan.contexts {
            for each in context.extensions {
                let start = "\(context.name) | \(each.pattern) | "
                if let hint = each.hint { steps.append("\(start)hint |  | \(hint)") }
                steps += each.steps.map {
                    "\(start)\($0.priority) | \($0.label ?? "") | \($0.application)(\($0.arguments))"
                }
            }
            let lines =
                context.includes.map { "IncludeContext \($0.name)" + ($0.condition.map { ",\($0)" } ?? "") }
                + context.ignorepats.map { "IgnorePattern \($0.value)" }
                + context.switches.map { "Switch \($0.value)" + ($0.value.contains("/") ? "" : "/") }
            if !lines.isEmpty { others[context.name] = lines }
        }
        steps.sort()
    }
}

extension AsteriskInstance {
    /// Loads `extensions.conf` again and lists the dial plan.
    func reloadedDialplan() async throws -> LoadedDialplan {
        _ = try await cli("dialplan reload")
        return LoadedDialplan(try await ami.action("ShowDialPlan", within: .seconds(30)).events)
    }

    /// The callers of each extension as `dialplan show` prints them: `CONTEXT | PATTERN | CALLERS`.
    func shownCallers() async throws -> [String] {
        var context = ""
        var callers: [String] = []
        for line in try await cli("dialplan show").split(separator: "\n") {
            let parts = line.split(separator: "'", omittingEmptySubsequences: false)
            if line.hasPrefix("[ Context"), parts.count > 1 { context = String(parts[1]) }
            if parts.count > 4, parts[2] == " (CID match " { callers.append("\(context) | \(parts[1]) | \(parts[3])") }
        }
        return callers.sorted()
    }
}
