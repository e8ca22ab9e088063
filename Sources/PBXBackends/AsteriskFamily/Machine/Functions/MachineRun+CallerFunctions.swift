extension MachineRun {
    /// `CALLERID`, `CHANNEL` and what else is known of calls; nil for other functions.
    func caller(_ call: FunctionCall) -> String?? {
        let channel = call.channel
        switch call.name {
        case "CALLERID": return .some(callerValue(call))
        case "REDIRECTING": return .some(call.text.hasPrefix("from-num") ? channel.caller.rdnis ?? "" : "")
        case "CONNECTEDLINE": return .some("")
        case "CHANNEL": return .some(channelValue(call))
        case "SIPCHANINFO": return .some(channel.technology == "SIP" ? channel.values[call.text] ?? "" : nil)
        case "HANGUPCAUSE_KEYS": return .some(channel.causes.map(\.channel).joined(separator: ","))
        case "HANGUPCAUSE":
            let arguments = call.arguments(2)
            guard arguments.count == 2, let cause = channel.causes.first(where: { $0.channel == arguments[0] }) else {
                return .some(nil)
            }
            return .some(arguments[1] == "tech" ? cause.answer.response ?? "" : String(cause.answer.hangupCause))
        case "GROUP": return .some(channel.groups[call.text] ?? "")
        case "GROUP_LIST":
            return .some(
                channel.groups.sorted { $0.key < $1.key }.map { $0.key.isEmpty ? $0.value : "\($0.value)@\($0.key)" }
                    .joined(separator: " ")
            )
        case "GROUP_COUNT", "GROUP_MATCH_COUNT":
            let (name, category) = call.text.cutOnce(at: "@")
            let wanted = name.isEmpty ? channel.groups[category ?? ""] ?? "" : name
            return .some(String(channels.count { $0.groups[category ?? ""] == wanted && !wanted.isEmpty }))
        case "TIMEOUT": return .some("0")
        default: return nil
        }
    }

    private func channelValue(_ call: FunctionCall) -> String? {
        let channel = call.channel
        if let given = channel.values[call.text] { return given }
        switch call.text {
        case "name": return channel.name
        case "channeltype", "tech": return channel.technology
        case "uniqueid", "linkedid": return "1.\(channel.number)"
        case "context": return channel.context
        case "exten": return channel.digits
        case "priority": return String(channel.priority)
        default: return ""
        }
    }

    private func callerValue(_ call: FunctionCall) -> String? {
        let caller = call.channel.caller
        switch call.arguments(2).first?.lowercased() ?? "" {
        case "num", "number": return caller.number ?? ""
        case "name": return caller.name ?? ""
        case "all": return caller.all
        case "num-valid": return caller.number == nil ? "0" : "1"
        case "name-valid": return caller.name == nil ? "0" : "1"
        case "num-pres": return caller.numberPresentation.name
        case "name-pres": return caller.namePresentation.name
        case "pres": return MachineCaller.Presentation.of(caller).name
        case "num-plan", "ton", "ani2", "dnid-num-plan": return "0"
        case "ani", "ani-num": return caller.ani ?? ""
        case "dnid", "dnid-num": return caller.dnid ?? ""
        case "rdnis": return caller.rdnis ?? ""
        case "tag": return caller.tag
        default: return ""
        }
    }

    /// `Set(CALLERID(item)=value)`.
    func writeCaller(_ call: FunctionCall, _ text: String) {
        let channel = call.channel
        let value = text.stripped
        switch call.arguments(2).first?.lowercased() ?? "" {
        case "num", "number": channel.caller.number = value
        case "name": channel.caller.name = value
        case "all":
            let (name, number) = MachineCaller.split(value)
            channel.caller.name = name
            channel.caller.number = number
        case "num-valid": channel.caller.number = value.isTrueCondition ? channel.caller.number ?? "" : nil
        case "name-valid": channel.caller.name = value.isTrueCondition ? channel.caller.name ?? "" : nil
        case "num-pres": if let made = MachineCaller.Presentation(value) { channel.caller.numberPresentation = made }
        case "name-pres": if let made = MachineCaller.Presentation(value) { channel.caller.namePresentation = made }
        case "pres":
            guard let made = MachineCaller.Presentation(value) else { return }
            channel.caller.numberPresentation = made
            channel.caller.namePresentation = made
        case "ani", "ani-num": channel.caller.ani = value
        case "dnid", "dnid-num": channel.caller.dnid = value
        case "rdnis": channel.caller.rdnis = value
        case "tag": channel.caller.tag = value
        default: break
        }
    }
}
