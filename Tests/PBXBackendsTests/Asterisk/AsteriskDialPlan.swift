import ConfigFormats
import Diagnostics

/// A dial plan of Asterisk as far as the generated ones go: which extension takes a number, and where its first priority
/// leads.
struct AsteriskDialPlan {
    /// A context's extensions with all their applications in order, such as `Goto(internal,100,1)`.
    private var contexts: [String: [String: [String]]] = [:]
    private var includes: [String: [String]] = [:]
    private var orders: [String: AsteriskDialPlanOrder] = [:]

    init(_ text: String) throws {
        var log = DiagnosticLog()
        let tree = AsteriskConfReader.read(text, file: "extensions.conf", log: &log)
        for section in tree.sections {
            var current = ""
            for setting in section.settings {
                switch setting.key {
                case "include": includes[section.name, default: []].append(setting.value)
                case "exten":
                    let parts = setting.value.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
                    current = String(parts[0])
                    contexts[section.name, default: [:]][current, default: []].append(String(parts.last ?? ""))
                case "same":
                    let parts = setting.value.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
                    contexts[section.name, default: [:]][current, default: []].append(String(parts.last ?? ""))
                default: continue
                }
            }
        }
        orders = contexts.mapValues { AsteriskDialPlanOrder(Array($0.keys)) }
    }

    /// The contexts that a context includes, in order.
    func includes(of context: String) -> [String] { includes[context] ?? [] }

    /// The applications of the extension that takes a number in a context.
    func applications(_ context: String, _ number: String) -> [String]? {
        guard let choice = orders[context]?.choice(for: number) else { return nil }
        return contexts[context]?[choice]
    }

    /// The arguments of the first application of a name, `${EXTEN…}` and the digits of it filled in; for `Gosub` those behind
    /// the priority come last.
    static func arguments(_ application: String, in applications: [String], exten: String) -> [String]? {
        guard let call = applications.first(where: { $0.hasPrefix("\(application)(") }) else { return nil }
        var text = String(call.dropFirst(application.count + 1).dropLast())
        for (from, to) in substitutions(exten) { text = text.replacing(from, with: to) }
        return text.split(whereSeparator: { ",()".contains($0) }).map(String.init)
    }

    /// What stands for parts of the number that was dialled.
    private static func substitutions(_ exten: String) -> [(String, String)] {
        let digits = { (text: Substring) in String(text.filter(\.isWholeNumber)) }
        var list = [("${FILTER(0-9,${EXTEN})}", digits(exten[...])), ("${EXTEN}", exten)]
        for count in 1...9 {
            list.append(("${FILTER(0-9,${EXTEN:\(count)})}", digits(exten.dropFirst(count))))
            list.append(("${EXTEN:\(count)}", String(exten.dropFirst(count))))
            list.append(("${EXTEN:-\(count)}", String(exten.suffix(count))))
        }
        return list
    }
}
