import ConfigFormats

extension MachineRun {
    /// Runs a channel from where it stands to its end (`__ast_pbx_run`).
    func execute(_ channel: MachineChannel) -> DialplanMachine.End {
        let end = walk(channel)
        if channel.number == 0 { outcome.place = channel.place }
        switch end {
        case .loop, .tooLong, .nowhere: return end
        case .hangup, .answered, .application: break
        }
        // What is to be done behind a call, unless that is what it did.
        if channel.digits != "h", exists(channel, "h", priority: 1) {
            channel.digits = "h"
            channel.priority = 1
            while let step = step(channel.context, channel.digits, channel.priority, channel) {
                switch take(step, channel) {
                case .next: channel.priority += 1
                case .hangUp: return end
                case .stop(let last):
                    if last == .tooLong || last == .loop { return last }
                    return end
                }
            }
        }
        return end
    }

    private func walk(_ channel: MachineChannel) -> DialplanMachine.End {
        while true {
            while let step = step(channel.context, channel.digits, channel.priority, channel) {
                switch take(step, channel) {
                case .next: channel.priority += 1
                case .hangUp: return .hangup(cause: channel.hangupCause == 0 ? 16 : channel.hangupCause)
                case .stop(let end): return end
                }
            }
            if exists(channel, priority: 1) { return .hangup(cause: fallThrough(channel)) }
            if exists(channel, "i", priority: 1) {
                channel.variables.set("INVALID_EXTEN", channel.digits)
                channel.digits = "i"
            } else if exists(channel, "e", priority: 1) {
                channel.variables.set("EXCEPTION", "INVALID")
                channel.digits = "e"
            } else {
                return .hangup(cause: channel.hangupCause == 0 ? 16 : channel.hangupCause)
            }
            channel.priority = 1
        }
    }

    /// The cause with which a call ends that has no step left (`autofallthrough`).
    private func fallThrough(_ channel: MachineChannel) -> Int {
        switch channel.variables["DIALSTATUS"]?.uppercased() {
        case "CONGESTION", "CHANUNAVAIL": 34
        case "BUSY": 17
        default: channel.hangupCause == 0 ? 16 : channel.hangupCause
        }
    }

    /// Runs a routine on a channel until it returns, as `Dial` does with `b()`; false if the channel was hung up.
    func runRoutine(_ target: String, _ channel: MachineChannel) -> Flow {
        guard nesting < DialplanMachine.maximumNesting else { return .stop(.tooLong) }
        nesting += 1
        defer { nesting -= 1 }
        let before = channel.place
        let base = channel.frames.count
        guard gosub(target, channel) == .next else {
            channel.place = before
            return .next
        }
        channel.priority += 1
        while channel.frames.count > base {
            guard let step = step(channel.context, channel.digits, channel.priority, channel) else { break }
            switch take(step, channel) {
            case .next: channel.priority += 1
            case .hangUp:
                release(channel, downTo: base)
                channel.place = before
                return .hangUp
            case .stop(let end): return .stop(end)
            }
        }
        release(channel, downTo: base)
        channel.place = before
        return .next
    }
}
