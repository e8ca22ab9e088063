extension MachineRun {
    /// Runs an application.
    func apply(_ name: String, _ arguments: String, _ channel: MachineChannel) -> Flow {
        let application = name.lowercased()
        if call.missing.contains(application) {
            outcome.unknown.insert(name)
            return .hangUp
        }
        if call.endings.contains(application) { return .stop(.application(name: name, arguments: arguments)) }
        switch application {
        case "set": return setOne(arguments, channel)
        case "mset": return setMany(arguments, channel)
        case "setglobalvar", "importvar", "readvar": return setElsewhere(application, arguments, channel)
        case "goto": return goto(arguments, channel)
        case "gotoif": return branch(arguments).map { goto($0, channel) } ?? .next
        case "gotoiftime": return timedBranch(arguments).map { goto($0, channel) } ?? .next
        case "gosub": return gosub(arguments, channel)
        case "gosubif": return gosubIf(arguments, channel)
        case "return": return returnFrom(arguments, channel)
        case "stackpop":
            release(channel, downTo: max(0, channel.frames.count - 1))
            return .next
        case "macro": return macro(arguments, channel)
        case "macroif": return macroIf(arguments, channel)
        case "macroexclusive": return macro(arguments, channel)
        case "macroexit": return .next
        case "execif": return execIf(arguments, channel)
        case "execiftime": return execIfTime(arguments, channel)
        case "exec", "tryexec": return exec(arguments, channel)
        case "while": return beginLoop(arguments, channel)
        case "endwhile": return endLoop(channel)
        case "exitwhile": return leaveLoop(channel)
        case "continuewhile": return endLoop(channel)
        case "hangup": return hangUp(arguments, channel)
        case "busy": return end(channel, cause: 17)
        case "congestion": return end(channel, cause: 34)
        case "zapateller", "privacymanager", "lookupblacklist", "lookupcidname": return unknown(name)
        case "dial", "retrydial": return dial(application, arguments, channel)
        case "sipaddheader": return addSIPHeader(arguments, channel)
        case "sipremoveheader": return removeSIPHeader(arguments, channel)
        case "read": return readDigits(arguments, channel)
        case "chanisavail": return unknown(name)
        case _ where Self.passed.contains(application): return .next
        default: return unknown(name)
        }
    }

    /// Applications that change nothing of what happens to the digits.
    private static let passed: Set<String> = [
        "amaflags", "answer", "celgenuserevent", "dumpchan", "forkcdr", "hangupcauseclear", "incomplete", "log",
        "mixmonitor",
        "monitor", "musiconhold", "nocdr", "noop", "playback", "playtones", "proceeding", "progress", "raiseexception",
        "resetcdr", "ringing", "setamaflags", "setcallerpres", "setmusiconhold", "startmusiconhold", "stopmixmonitor",
        "stopmonitor", "stopmusiconhold", "stopplaytones", "userevent", "verbose", "wait", "waituntil", "saydigits",
        "saynumber",
        "sayalpha", "sayphonetic", "sayunixtime", "controlplayback", "senddtmf", "sendtext", "sendurl", "softhangup",
        "transfer",
    ]

    private func unknown(_ name: String) -> Flow {
        outcome.unknown.insert(name)
        return .next
    }

    private func setOne(_ arguments: String, _ channel: MachineChannel) -> Flow {
        let (name, value) = arguments.cutOnce(at: "=")
        if let value { set(name, value, channel) }
        return .next
    }

    private func setMany(_ arguments: String, _ channel: MachineChannel) -> Flow {
        for part in ArgumentList.split(arguments, limit: 24) {
            let pair = ArgumentList.split(part, at: "=", limit: 2)
            if pair.count == 2 { set(pair[0], pair[1], channel) }
        }
        return .next
    }

    private func setElsewhere(_ application: String, _ arguments: String, _ channel: MachineChannel) -> Flow {
        let (name, value) = arguments.cutOnce(at: "=")
        if application == "setglobalvar", let value {
            globals[name] = value
        } else {
            outcome.unknown.insert(application)
        }
        return .next
    }

    private func readDigits(_ arguments: String, _ channel: MachineChannel) -> Flow {
        guard let name = ArgumentList.split(arguments).first, !name.isEmpty else { return .next }
        channel.variables.set(name, "")
        channel.variables.set("READSTATUS", "TIMEOUT")
        return .next
    }

    // MARK: Applications inside others

    /// `ExecIf(condition?application(arguments):application(arguments))`, and the old `ExecIf(condition,application,arguments)`.
    private func execIf(_ arguments: String, _ channel: MachineChannel) -> Flow {
        let comma = arguments.firstIndex(of: ","), question = arguments.firstIndex(of: "?")
        if question == nil || (comma.flatMap { comma in question.map { comma < $0 } } ?? false) {
            let parts = ArgumentList.split(arguments, limit: 3)
            guard parts.count > 1, parts[0].isTrueCondition else { return .next }
            return inner(parts[1], parts.count > 2 ? parts[2] : "", channel)
        }
        let parts = ArgumentList.split(arguments, at: "?", limit: 2, isRaw: true)
        guard parts.count == 2, !parts[1].isEmpty else { return .hangUp }
        let branches = ArgumentList.split(parts[1], at: ":", limit: 2, isRaw: true)
        let branch = parts[0].isTrueCondition ? branches.first : branches.count > 1 ? branches[1] : nil
        guard let branch, !branch.isEmpty else { return .next }
        let (name, inside) = ArgumentList.call(branch)
        return inner(name, inside ?? "", channel)
    }

    private func execIfTime(_ arguments: String, _ channel: MachineChannel) -> Flow {
        outcome.dependsOnTime = true
        guard call.timesMatch, let rest = arguments.cutOnce(at: "?").1 else { return .next }
        let (name, inside) = ArgumentList.call(rest)
        return inner(name, inside ?? "", channel)
    }

    /// `Exec(application(arguments))`: variables are put in once more.
    private func exec(_ arguments: String, _ channel: MachineChannel) -> Flow {
        let (name, inside) = ArgumentList.call(arguments)
        return inner(name, inside.map { substitute($0, channel) } ?? "", channel)
    }

    private func inner(_ name: String, _ arguments: String, _ channel: MachineChannel) -> Flow {
        guard nesting < DialplanMachine.maximumNesting else { return .stop(.tooLong) }
        nesting += 1
        defer { nesting -= 1 }
        return apply(name.stripped, arguments, channel)
    }

    private func macroIf(_ arguments: String, _ channel: MachineChannel) -> Flow {
        let (condition, rest) = arguments.cutOnce(at: "?")
        let (yes, no) = (rest ?? "").cutOnce(at: ":")
        let text = condition.isTrueCondition ? yes : no ?? ""
        return text.isEmpty ? .next : macro(text, channel)
    }

    // MARK: Ends

    /// `Hangup(cause)`: a number of Q.850, or its name in Asterisk.
    private func hangUp(_ arguments: String, _ channel: MachineChannel) -> Flow {
        var cause = HangupCauses.number(arguments) ?? arguments.scannedInteger ?? 0
        if cause <= 0 { cause = channel.hangupCause == 0 ? 16 : channel.hangupCause }
        channel.hangupCause = cause
        return .hangUp
    }

    private func end(_ channel: MachineChannel, cause: Int) -> Flow {
        channel.hangupCause = cause
        return .hangUp
    }
}
