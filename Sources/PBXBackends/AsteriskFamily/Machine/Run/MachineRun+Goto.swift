extension MachineRun {
    /// Goes to `[[context,]extension,]priority` (`pbx_parseable_goto`).
    ///
    /// A place that is not there is no fault here: the call finds out at its next step.
    func goto(_ target: String, _ channel: MachineChannel) -> Flow {
        let parts = target.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        let wanted = parts.last ?? ""
        let context = parts.count == 3 && !parts[0].isEmpty ? parts[0] : channel.context
        let digits = parts.count > 1 && !parts[parts.count - 2].isEmpty ? parts[parts.count - 2] : channel.digits
        guard let priority = priority(wanted, context, digits, channel) else { return .hangUp }
        // The step that comes next is one further.
        channel.place = DialplanMachine.Place(context: context, digits: digits, priority: priority - 1)
        return .next
    }

    private func priority(_ wanted: String, _ context: String, _ digits: String, _ channel: MachineChannel) -> Int? {
        var text = wanted
        var sign = 0
        if text.hasPrefix("+") { sign = 1 }
        if text.hasPrefix("-") { sign = -1 }
        if sign != 0 { text.removeFirst() }
        // Only what is a number as a whole is one: `4+2` is a label.
        if let number = String.scanInteger(text.utf8[...]), number.rest.isEmpty {
            let number = number.value
            return sign == 0 ? number : channel.priority + sign * number
        }
        guard let priority = priority(of: text, context, digits, channel), priority > 0 else { return nil }
        return priority
    }

    /// `condition?yes:no`: the branch to take; nil for none.
    func branch(_ arguments: String) -> String? {
        let (condition, rest) = arguments.cutOnce(at: "?")
        let (yes, no) = (rest ?? "").cutOnce(at: ":")
        let branch = condition.isTrueCondition ? yes : no ?? ""
        return branch.isEmpty ? nil : branch
    }

    /// `GotoIfTime(times?yes:no)`: the branch to take.
    func timedBranch(_ arguments: String) -> String? {
        outcome.dependsOnTime = true
        let (_, rest) = arguments.cutOnce(at: "?")
        let (yes, no) = (rest ?? "").cutOnce(at: ":")
        let branch = call.timesMatch ? yes : no ?? ""
        return branch.isEmpty ? nil : branch
    }
}
