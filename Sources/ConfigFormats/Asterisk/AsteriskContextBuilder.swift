import Diagnostics

/// Collects a context, and knows what is in use.
struct AsteriskContextBuilder {
    /// What tells its extensions apart.
    struct Key: Hashable {
        var pattern: String
        var callerID: String?
    }

    /// What became of a step.
    enum Outcome {
        case added
        case priorityInUse
        case labelInUse
    }

    private struct Used {
        var priorities: Set<Int> = []
        var labels: [String: Int] = [:]
    }

    private var context: AsteriskDialplan.Context
    private var places: [Key: Int] = [:]
    private var used: [Used] = []
    private var lines: Set<String> = []

    init(_ section: SettingTree.Section) {
        context = AsteriskDialplan.Context(name: section.name, location: section.location)
    }

    /// The context with its steps in order.
    var finished: AsteriskDialplan.Context {
        var context = context
        for index in context.extensions.indices {
            context.extensions[index].steps.sort { $0.priority < $1.priority }
        }
        return context
    }

    /// The priority that bears a label.
    func priority(of label: String, in key: Key) -> Int? { places[key].flatMap { used[$0].labels[label] } }

    /// Adds a step.
    mutating func add(_ step: AsteriskDialplan.Step, to text: AsteriskStepText) -> Outcome {
        let place = place(text, step.location)
        guard used[place].priorities.insert(step.priority).inserted else { return .priorityInUse }
        var step = step
        var outcome = Outcome.added
        if let label = step.label {
            if used[place].labels[label] != nil {
                step.label = nil
                outcome = .labelInUse
            } else {
                used[place].labels[label] = step.priority
            }
        }
        context.extensions[place].steps.append(step)
        return outcome
    }

    /// Sets a hint; false if there is one.
    mutating func addHint(_ device: String, to text: AsteriskStepText, _ location: SourceLocation) -> Bool {
        let place = place(text, location)
        guard context.extensions[place].hint == nil else { return false }
        context.extensions[place].hint = device
        return true
    }

    private mutating func place(_ text: AsteriskStepText, _ location: SourceLocation) -> Int {
        if let place = places[text.key] { return place }
        let place = context.extensions.count
        places[text.key] = place
        context.extensions.append(.init(pattern: text.pattern, callerID: text.callerID, location: location))
        used.append(Used())
        return place
    }

    /// Includes a context; false if it is included already.
    mutating func include(_ value: String, _ location: SourceLocation) -> Bool {
        guard lines.insert("include \(value)").inserted else { return false }
        let parts = value.utf8.split(separator: UInt8(ascii: ","), maxSplits: 1, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        context.includes.append(
            .init(name: parts.first ?? "", condition: parts.count > 1 ? parts[1] : nil, location: location)
        )
        return true
    }

    /// Adds a switch or an ignored pattern; false if it is there already.
    mutating func add(_ setting: SettingTree.Setting, isSwitch: Bool) -> Bool {
        guard lines.insert("\(isSwitch ? "switch" : "ignorepat") \(setting.value)").inserted else { return false }
        if isSwitch {
            context.switches.append(setting)
        } else {
            context.ignorepats.append(setting)
        }
        return true
    }
}
