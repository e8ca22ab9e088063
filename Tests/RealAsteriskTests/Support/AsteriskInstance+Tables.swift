import TestSupport

extension AsteriskInstance {
    /// What a `show` command prints as lines `name : value`, by name; a name that comes more than once keeps all values.
    func table(_ command: String) async throws -> [String: [String]] {
        var table: [String: [String]] = [:]
        for line in try await cli(command).split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = line[..<colon].split(separator: " ").joined(separator: " ")
            // Only one blank is the table's: a value may begin with none, and passwords are compared byte for byte.
            let value = line[line.index(after: colon)...]
            table[name, default: []].append(String(value.first == " " ? value.dropFirst() : value))
        }
        return table
    }

    /// One priority of the dial plan, as Asterisk has loaded it.
    struct Step: Hashable, CustomStringConvertible {
        var context: String
        /// Without the `_` of patterns taken off.
        var pattern: String
        var priority: Int
        var label: String?
        var application: String
        var data: String

        var description: String { "\(context): \(pattern),\(priority)(\(label ?? "")),\(application)(\(data))" }
    }

    /// The whole dial plan: all priorities, and the contexts that each context includes, in order.
    func dialPlan() async throws -> (steps: [Step], includes: [String: [String]], contexts: Set<String>) {
        var steps: [Step] = []
        var includes: [String: [String]] = [:]
        var contexts: Set<String> = []
        for event in try await ami.action("ShowDialPlan", within: .seconds(30)).events {
            guard let context = event["Context"] else { continue }
            contexts.insert(context)
            if let included = event["IncludeContext"] { includes[context, default: []].append(included) }
            guard let pattern = event["Extension"], let priority = event["Priority"].flatMap({ Int($0) }) else {
                continue
            }
            steps.append(
                Step(
                    context: context,
                    pattern: pattern,
                    priority: priority,
                    label: event["ExtensionLabel"],
                    application: event["Application"] ?? "",
                    data: event["AppData"] ?? ""
                )
            )
        }
        return (steps, includes, contexts)
    }
}
