import Diagnostics

/// Fills a dial plan line by line, as `pbx_config` does.
struct AsteriskDialplanReader {
    /// The findings.
    var findings = BoundedLog()
    private var globals = AsteriskGlobals()
    private var contexts: [AsteriskContextBuilder] = []
    private var places: [String: Int] = [:]
    private var globalSettings: [SettingTree.Setting] = []
    // What `same` and `n` refer to; both begin anew with each section.
    private var lastExtension = ""
    private var lastPriority: Int?

    /// What was read.
    var dialplan: AsteriskDialplan {
        var dialplan = AsteriskDialplan()
        dialplan.globals = globalSettings
        dialplan.contexts = contexts.map(\.finished)
        return dialplan
    }

    /// Reads all sections.
    mutating func read(_ tree: SettingTree) {
        let sections = tree.sections.filter { !$0.isTemplate }
        readGlobals(sections.filter { $0.name.isEqualIgnoringCase("globals") })
        for section in sections {
            let name = section.name.asciiLowercased
            if name != "general", name != "globals" { read(section) }
        }
    }

    private mutating func readGlobals(_ sections: [SettingTree.Section]) {
        globalSettings = sections.first?.settings ?? []
        for setting in globalSettings { globals.set(setting.key, globals.expanded(setting.value).text) }
        for section in sections.dropFirst() {
            warn("Asterisk reads the first [globals] only: this one counts for nothing", section.location)
        }
    }

    private mutating func read(_ section: SettingTree.Section) {
        let place = places[section.name] ?? contexts.count
        if place == contexts.count {
            places[section.name] = place
            contexts.append(AsteriskContextBuilder(section))
        }
        lastExtension = ""
        lastPriority = nil
        for setting in section.settings { read(setting, into: place) }
    }

    private mutating func read(_ setting: SettingTree.Setting, into context: Int) {
        let key = setting.key.asciiLowercased
        switch key {
        case _ where key.hasPrefix("same"):
            guard !lastExtension.isEmpty else {
                return warn("`\(setting.key)` has no extension before it: Asterisk skips it", setting.location)
            }
            readStep(lastExtension, setting.value.utf8[...], setting, context)
        case "exten":
            let (pattern, rest) = AsteriskStepText.splitPattern(setting.value)
            lastExtension = expanded(pattern, setting)
            readStep(lastExtension, rest, setting, context)
        case "include":
            if !contexts[context].include(expanded(setting.value, setting), setting.location) {
                warn("\(setting.value) is included already: Asterisk skips the line", setting.location)
            }
        case "ignorepat", "switch", "lswitch", "eswitch":
            var setting = setting
            if key == "ignorepat" || key == "switch" { setting.value = expanded(setting.value, setting) }
            if !contexts[context].add(setting, isSwitch: key != "ignorepat") {
                warn("the same line stands above: Asterisk skips this one", setting.location)
            }
        default:
            warn("Asterisk knows no `\(setting.key)` in a context: it skips the line", setting.location)
        }
    }

    /// Reads what follows the extension: priority, label, application.
    private mutating func readStep(
        _ extensionText: String,
        _ text: Substring.UTF8View,
        _ setting: SettingTree.Setting,
        _ context: Int
    ) {
        let step = AsteriskStepText(extensionText, text)
        if let problem = step.problem { warn(problem, setting.location) }
        guard !step.isRefused, let priority = priority(step, setting, context) else { return }
        // A hint counts as priority -1, and what is next to it gets none.
        guard priority != 0 else {
            return warn("`n` directly behind a hint has no priority: Asterisk skips the line", setting.location)
        }
        lastPriority = priority == AsteriskStepText.hint ? priority : priority + step.increment
        guard !step.pattern.isEmpty else {
            return warn("the extension has no name: Asterisk skips the line", setting.location)
        }
        if priority == AsteriskStepText.hint {
            addHint(step, setting, context)
        } else {
            addStep(step, priority + step.increment, setting, context)
        }
    }

    private mutating func priority(_ step: AsteriskStepText, _ setting: SettingTree.Setting, _ context: Int) -> Int? {
        switch step.priority {
        case "hint": return AsteriskStepText.hint
        case "n", "next", "s", "same":
            guard let last = lastPriority else {
                warn("`\(step.priority)` has no priority before it: Asterisk skips the line", setting.location)
                return nil
            }
            return step.priority.hasPrefix("n") ? last + 1 : last
        default:
            if let number = AsteriskStepText.number(step.priority) {
                if number > 0 { return number }
            } else if let labelled = contexts[context].priority(of: step.priority, in: step.key) {
                return labelled
            }
            warn("`\(step.priority)` is no priority: Asterisk skips the line", setting.location)
            return nil
        }
    }

    private mutating func addStep(
        _ text: AsteriskStepText,
        _ priority: Int,
        _ setting: SettingTree.Setting,
        _ context: Int
    ) {
        guard priority > 0 else {
            return warn("`\(priority)` is no priority: Asterisk skips the line", setting.location)
        }
        let step = AsteriskDialplan.Step(
            priority: priority,
            label: text.label,
            application: text.application,
            arguments: text.arguments,
            location: setting.location,
            comment: setting.comment
        )
        switch contexts[context].add(step, to: text) {
        case .added: return
        case .priorityInUse:
            warn("priority \(priority) of \(text.pattern) is in use: Asterisk skips the line", setting.location)
        case .labelInUse:
            warn("the label of priority \(priority) of \(text.pattern) is in use: it is left out", setting.location)
        }
    }

    private mutating func addHint(_ text: AsteriskStepText, _ setting: SettingTree.Setting, _ context: Int) {
        let isPattern = text.pattern.utf8.first == UInt8(ascii: "_")
        let device = isPattern ? text.application : expanded(text.application, setting)
        if !contexts[context].addHint(device, to: text, setting.location) {
            warn("\(text.pattern) has a hint already: Asterisk skips the line", setting.location)
        }
    }

    private mutating func expanded(_ text: String, _ setting: SettingTree.Setting) -> String {
        let (result, isKnown) = globals.expanded(text)
        if !isKnown {
            warn("Asterisk works this out when it loads the file, which is not done here: \(text)", setting.location)
        }
        return result
    }

    private mutating func warn(_ message: String, _ location: SourceLocation) {
        findings.warning(message, rule: "conf-dialplan", at: location)
    }
}
