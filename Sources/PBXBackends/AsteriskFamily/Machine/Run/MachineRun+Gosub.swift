import ConfigFormats

extension MachineRun {
    /// `Gosub([[context,]extension,]priority[(arguments)])`.
    func gosub(_ text: String, _ channel: MachineChannel) -> Flow {
        guard !text.isEmpty else { return .hangUp }
        guard channel.frames.count < DialplanMachine.maximumFrames else { return .stop(.tooLong) }
        let (label, inside) = ArgumentList.call(text)
        let arguments = inside.map { ArgumentList.split($0, isRaw: true) } ?? []
        var frame = MachineFrame(back: channel.place, argumentCount: arguments.count)
        let back = channel.place
        guard goto(label, channel) == .next else {
            channel.place = back
            return .hangUp
        }
        guard exists(channel, priority: channel.priority + 1) else {
            channel.place = back
            return .hangUp
        }
        // Arguments of the routine that calls are hidden, also those that this one is not given.
        let count = max(arguments.count, channel.frames.last?.argumentCount ?? 0)
        for number in 0..<count {
            let name = "ARG\(number + 1)"
            channel.variables.push(name, number < arguments.count ? arguments[number] : "")
            frame.locals.append(name)
        }
        frame.argumentCount = count
        channel.variables.push("ARGC", String(arguments.count))
        frame.locals.append("ARGC")
        spend(count * 16)
        channel.frames.append(frame)
        return .next
    }

    /// `GosubIf(condition?yes:no)`.
    func gosubIf(_ text: String, _ channel: MachineChannel) -> Flow {
        let parts = ArgumentList.split(text, at: "?", limit: 2, isRaw: true)
        guard parts.count == 2 else { return .next }
        let labels = ArgumentList.split(parts[1], at: ":", limit: 2, isRaw: true)
        let label = parts[0].isTrueCondition ? labels.first : labels.count > 1 ? labels[1] : nil
        guard let label, !label.isEmpty else { return .next }
        return gosub(label, channel)
    }

    /// `Return(value)`.
    func returnFrom(_ value: String, _ channel: MachineChannel) -> Flow {
        guard let frame = channel.frames.last else { return .hangUp }
        release(channel, downTo: channel.frames.count - 1)
        channel.place = frame.back
        channel.variables.set("GOSUB_RETVAL", value)
        return .next
    }

    /// Ends routines without going back.
    func release(_ channel: MachineChannel, downTo count: Int) {
        while channel.frames.count > count, let frame = channel.frames.popLast() {
            for name in frame.locals { channel.variables.pop(name) }
        }
    }

    /// Makes a variable one of the routine that runs: it ends with it.
    func setLocal(_ name: String, _ value: String, _ channel: MachineChannel) -> Bool {
        guard let last = channel.frames.indices.last else { return false }
        let bare = MachineVariables.bare(name).name
        if channel.frames[last].locals.contains(bare) {
            channel.variables.set(name, value)
        } else {
            channel.variables.push(name, value)
            channel.frames[last].locals.append(bare)
        }
        return true
    }

    /// `Macro(name,argument,…)`: Asterisk 16 has it, 22 no more.
    func macro(_ text: String, _ channel: MachineChannel) -> Flow {
        let arguments = ArgumentList.split(text, isRaw: true)
        guard let name = arguments.first, !name.isEmpty else { return .hangUp }
        guard channel.macros < 7, nesting < DialplanMachine.maximumNesting else { return .hangUp }
        let context = "macro-\(name)"
        guard step(context, "s", 1, channel) != nil else { return .next }
        let names = ["MACRO_EXTEN", "MACRO_CONTEXT", "MACRO_PRIORITY"]
        let values = [channel.digits, channel.context, String(channel.priority)]
        let saved = (names + (1...max(1, arguments.count)).map { "ARG\($0)" }).map { ($0, channel.variables[$0]) }
        for (name, value) in zip(names, values) { channel.variables.set(name, value) }
        for (number, argument) in arguments.dropFirst().enumerated() {
            channel.variables.set("ARG\(number + 1)", argument)
        }
        channel.variables.set("ARG\(arguments.count)", nil)
        let back = channel.place
        channel.place = DialplanMachine.Place(context: context, digits: "s", priority: 1)
        channel.macros += 1
        nesting += 1
        let flow = runMacro(context, channel)
        nesting -= 1
        channel.macros -= 1
        for (name, value) in saved { channel.variables.set(name, value) }
        guard flow == .next else { return flow }
        if channel.context == context { channel.place = back } else { channel.priority -= 1 }
        return .next
    }

    private func runMacro(_ context: String, _ channel: MachineChannel) -> Flow {
        while let step = step(channel.context, channel.digits, channel.priority, channel) {
            if step.application.lowercased() == "macroexit" {
                _ = take(step, channel)
                return .next
            }
            let flow = take(step, channel)
            guard flow == .next else { return flow }
            channel.priority += 1
            // Somewhere else: the macro is over.
            if channel.context != context, channel.frames.isEmpty { return .next }
        }
        return .next
    }
}
