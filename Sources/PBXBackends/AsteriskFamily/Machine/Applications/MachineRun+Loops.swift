import ConfigFormats

extension MachineRun {
    /// `While(condition)`.
    func beginLoop(_ condition: String, _ channel: MachineChannel) -> Flow {
        let place = channel.place
        if condition.isTrueCondition {
            if channel.loops.last != place { channel.loops.append(place) }
            return channel.loops.count > DialplanMachine.maximumFrames ? .stop(.tooLong) : .next
        }
        if channel.loops.last == place { channel.loops.removeLast() }
        return skipLoop(from: place.priority, channel)
    }

    /// `EndWhile`, `ContinueWhile`: back to the condition.
    func endLoop(_ channel: MachineChannel) -> Flow {
        guard let place = innermost(channel) else { return .next }
        channel.place = place
        channel.priority -= 1
        return .next
    }

    /// `ExitWhile`.
    func leaveLoop(_ channel: MachineChannel) -> Flow {
        guard let place = innermost(channel) else { return .next }
        channel.loops.removeLast()
        return skipLoop(from: place.priority, channel)
    }

    private func innermost(_ channel: MachineChannel) -> DialplanMachine.Place? {
        channel.loops.last.flatMap { $0.context == channel.context && $0.digits == channel.digits ? $0 : nil }
    }

    /// Goes behind the `EndWhile` that belongs to a `While`; without one the call goes on.
    private func skipLoop(from priority: Int, _ channel: MachineChannel) -> Flow {
        var open = 0
        var place = priority
        while let step = step(channel.context, channel.digits, place, channel) {
            switch step.application.lowercased() {
            case "while": open += 1
            case "endwhile": open -= 1
            default: break
            }
            if open == 0, place > priority {
                channel.priority = place
                return .next
            }
            place += 1
            spend(8)
        }
        return .next
    }
}
