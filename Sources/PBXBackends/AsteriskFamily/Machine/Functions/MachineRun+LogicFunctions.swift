extension MachineRun {
    /// `IF`, `ISNULL` and their like; nil for other functions.
    func logic(_ call: FunctionCall) -> String?? {
        switch call.name {
        case "IF": return .some(condition(call))
        case "IFTIME":
            outcome.dependsOnTime = true
            let parts = ArgumentList.split(call.text, at: "?", limit: 2)
            guard parts.count == 2 else { return .some(nil) }
            let branches = ArgumentList.split(parts[1], at: ":", limit: 2)
            let branch = self.call.timesMatch ? branches.first : branches.count > 1 ? branches[1] : ""
            return .some(branch?.stripped ?? "")
        case "ISNULL": return .some(call.text.isEmpty ? "1" : "0")
        case "EXISTS": return .some(call.text.isEmpty ? "0" : "1")
        case "SET":
            let (name, value) = call.text.cutOnce(at: "=")
            guard let value, !name.isEmpty else { return .some(nil) }
            set(name.stripped, value.stripped, call.channel)
            return .some(value.stripped)
        case "REGEX":
            let parts = ArgumentList.split(call.text, at: "\"", limit: 3)
            guard parts.count == 3 else { return .some(nil) }
            let text = parts[2].first == " " || parts[2].first == "\t" ? String(parts[2].dropFirst()) : parts[2]
            switch find(parts[1], in: text) {
            case .invalid: return .some(nil)
            case .none: return .some("0")
            case .found: return .some("1")
            }
        case "DIALPLAN_EXISTS", "VALID_EXTEN": return .some(dialplanExists(call))
        case "EVAL": return .some(substitute(call.text, call.channel, depth: call.depth + 1))
        case "PASSTHRU": return .some(call.text)
        default: return nil
        }
    }

    private func condition(_ call: FunctionCall) -> String? {
        let parts = ArgumentList.split(call.text, at: "?", limit: 2)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        let branches = ArgumentList.split(parts[1], at: ":", limit: 2)
        guard !branches.isEmpty else { return nil }
        if parts[0].stripped.isTrueCondition { return branches[0].stripped }
        return branches.count > 1 ? branches[1].stripped : ""
    }

    private func dialplanExists(_ call: FunctionCall) -> String? {
        let arguments = call.arguments(3)
        guard let context = arguments.first else { return nil }
        let isShort = call.name == "DIALPLAN_EXISTS"
        guard arguments.count > 1 else { return index.contexts[context] == nil ? "0" : "1" }
        let place = context.isEmpty ? call.channel.context : context
        let digits = arguments[1].isEmpty && !isShort ? call.channel.digits : arguments[1]
        guard arguments.count > 2, !arguments[2].isEmpty else {
            return step(place, digits, 1, call.channel) == nil ? "0" : "1"
        }
        if let number = arguments[2].scannedInteger {
            return step(place, digits, number, call.channel) == nil ? "0" : "1"
        }
        return priority(of: arguments[2], place, digits, call.channel) == nil ? "0" : "1"
    }
}
