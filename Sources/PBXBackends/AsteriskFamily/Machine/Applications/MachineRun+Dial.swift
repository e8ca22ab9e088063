import ConfigFormats

extension MachineRun {
    /// `Dial(technology/resource&…,timeout,options,url)`.
    func dial(_ application: String, _ text: String, _ channel: MachineChannel) -> Flow {
        var arguments = ArgumentList.split(text, limit: application == "retrydial" ? 7 : 4)
        // The announcement, the pause and how often stand before.
        if application == "retrydial" { arguments = Array(arguments.dropFirst(3)) }
        let options = DialOptions(arguments.count > 2 ? arguments[2] : "")
        guard let targets = arguments.first, !targets.isEmpty else {
            channel.variables.set("DIALSTATUS", DialplanMachine.DialStatus.chanUnavail.rawValue)
            return .next
        }
        channel.causes = []
        let visit = outcome.trail.count - 1
        if let routine = options["B"] {
            let flow = runRoutine(DialOptions.target(routine), channel)
            guard flow == .next else { return flow }
        }
        var results: [DialplanMachine.Answer] = []
        for target in targets.split(separator: "&").map(String.init) {
            let (technology, resource) = target.cutOnce(at: "/")
            guard let resource, !resource.isEmpty else { return .hangUp }
            if isExhausted { return .stop(.tooLong) }
            let timeout = arguments.count > 1 ? arguments[1] : ""
            let made = self.made(technology.stripped, resource, options, channel)
            let dial = record(made, resource, timeout, options, channel, visit)
            var result: DialplanMachine.Answer
            if technology.stripped.lowercased() == "local" {
                switch local(resource, made) {
                case .stop(let end): return .stop(end)
                case .result(let answer): result = answer
                }
            } else {
                if let routine = options["b"] {
                    if case .stop(let end) = runRoutine(DialOptions.target(routine), made) { return .stop(end) }
                }
                outcome.dials[dial].addedHeaders = headers(of: made)
                result = answer(outcome.dials[dial])
                outcome.dials[dial].answer = result
            }
            if result.madeChannel { channel.causes.append((made.name, result)) }
            if result.status == .answer, let end = answered(made, options) { return end }
            results.append(result)
            if result.status == .answer { break }
        }
        return finish(results, options, channel)
    }

    /// What a peer says to the next channel.
    private func answer(_ dial: DialplanMachine.Dial) -> DialplanMachine.Answer {
        if let answering = call.answering { return answering(dial) }
        defer { answered += 1 }
        if answered < call.answers.count { return call.answers[answered] }
        return call.answers.last ?? .answered
    }

    /// The channel that is made for a target: it inherits, and shows whom it calls for.
    private func made(
        _ technology: String,
        _ resource: String,
        _ options: DialOptions,
        _ channel: MachineChannel
    ) -> MachineChannel {
        let kind = DialResource.driver(technology)
        let target = DialResource(kind, resource)
        let made = open(
            kind,
            "\(kind)/\(target.endpoint)-\(String(channels.count, radix: 16))",
            channel.context,
            channel.digits
        )
        made.variables = channel.variables.inherited
        // On the new channel, the caller is whom it calls.
        made.caller.number = kind == "Local" ? channel.caller.number : channel.digits
        made.caller.name = kind == "Local" ? channel.caller.name : nil
        made.caller.numberPresentation = channel.caller.numberPresentation
        made.caller.namePresentation = channel.caller.namePresentation
        made.caller.ani = channel.caller.ani
        made.caller.dnid = channel.digits
        return made
    }

    private func record(
        _ made: MachineChannel,
        _ resource: String,
        _ timeout: String,
        _ options: DialOptions,
        _ channel: MachineChannel,
        _ visit: Int
    ) -> Int {
        let target = DialResource(made.technology, resource)
        var dial = DialplanMachine.Dial(
            technology: made.technology,
            resource: resource,
            number: target.number,
            endpoint: target.endpoint,
            timeout: timeout,
            options: options.text,
            callerNumber: channel.caller.number,
            callerName: channel.caller.name,
            presentation: MachineCaller.Presentation.of(channel.caller).name,
            step: visit,
            location: outcome.trail[visit].location
        )
        if let forced = options["f"], !forced.isEmpty {
            let (name, number) = MachineCaller.split(forced)
            dial.callerNumber = number
            dial.callerName = name.isEmpty ? nil : name
        }
        outcome.dials.append(dial)
        return outcome.dials.count - 1
    }

    private enum LocalResult {
        case stop(DialplanMachine.End)
        case result(DialplanMachine.Answer)
    }

    /// A channel of technology Local is run as a call of its own.
    private func local(_ resource: String, _ channel: MachineChannel) -> LocalResult {
        let (target, _) = resource.cutOnce(at: "/")
        let (digits, context) = target.cutOnce(at: "@")
        guard nesting < DialplanMachine.maximumNesting else { return .stop(.tooLong) }
        nesting += 1
        defer { nesting -= 1 }
        channel.digits = digits
        channel.context = context ?? "default"
        guard exists(channel, priority: 1) else { return .result(.unreachable) }
        switch execute(channel) {
        case .answered, .application: return .result(.answered)
        case .hangup(let cause): return .result(.init(HangupCauses.status(cause), hangupCause: cause))
        case .nowhere: return .result(.unreachable)
        case .loop: return .stop(.loop)
        case .tooLong: return .stop(.tooLong)
        }
    }

    /// What is done on the channel that was answered, before both are joined.
    private func answered(_ made: MachineChannel, _ options: DialOptions) -> Flow? {
        if let routine = options["U"] {
            var parts = routine.split(separator: "^", omittingEmptySubsequences: false).map(String.init)
            let context = parts.removeFirst()
            if case .stop(let end) = runRoutine("\(context),s,1(\(parts.joined(separator: ",")))", made) {
                return .stop(end)
            }
        }
        return nil
    }

    private func finish(
        _ results: [DialplanMachine.Answer],
        _ options: DialOptions,
        _ channel: MachineChannel
    ) -> Flow {
        // One that answers wins; else busy counts before congestion, and that before what is not there.
        let order: [DialplanMachine.DialStatus] = [.answer, .busy, .congestion, .chanUnavail]
        let all = results.map(\.status)
        let isOver = !all.contains(.noAnswer) && !all.contains(.cancel)
        let status = all.contains(.answer) ? .answer : isOver ? order.first { all.contains($0) } : .noAnswer
        channel.variables.set("DIALSTATUS", (status ?? .chanUnavail).rawValue)
        if let last = results.last(where: { $0.status == (status ?? .chanUnavail) }) ?? results.last {
            channel.hangupCause = last.hangupCause
        }
        if status != .answer { return .next }
        return options.has("g") ? .next : .stop(.answered)
    }
}
