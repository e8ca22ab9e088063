extension MachineRun {
    /// The value of `NAME(arguments)`; nil where Asterisk's function fails, which gives nothing.
    func read(_ text: String, _ channel: MachineChannel, _ depth: Int) -> String? {
        let (name, inside) = ArgumentList.call(text)
        let call = FunctionCall(name: name, text: inside ?? "", channel: channel, depth: depth)
        guard MachineFunctions.isKnown(name) else {
            outcome.unknown.insert(name)
            return nil
        }
        let value = logic(call) ?? strings(call) ?? lists(call) ?? numbers(call) ?? caller(call) ?? storage(call)
        return (value ?? headers(call) ?? nil)?.cut(to: DialplanMachine.maximumValue)
    }

    /// `Set(NAME(arguments)=value)`.
    func write(_ text: String, _ value: String, _ channel: MachineChannel) {
        let (name, inside) = ArgumentList.call(text)
        let call = FunctionCall(name: name, text: inside ?? "", channel: channel, depth: 0)
        switch name {
        case "CALLERID": writeCaller(call, value)
        case "REDIRECTING":
            if call.text.hasPrefix("from-num") { channel.caller.rdnis = value }
        case "GLOBAL": globals[MachineVariables.bare(call.text).name] = value
        case "LOCAL": _ = setLocal(call.text, value, channel)
        case "GROUP": channel.groups[call.text] = value
        case "DB": database[call.text] = value
        case "PJSIP_HEADER": writeHeader(call, value)
        case "ARRAY": assign(call, value)
        case "HASH": writeHash(call, value)
        case "PUSH", "UNSHIFT": writeList(call, value)
        case "FIELDQTY", "CDR": channel.variables.set("\(name)(\(call.text))", value)
        case "CHANNEL": channel.values[call.text] = value
        case "CONNECTEDLINE", "TIMEOUT", "JITTERBUFFER", "VOLUME", "FEATURE", "FAXOPT", "DENOISE", "AGC",
            "MASTER_CHANNEL",
            "SPEECH", "CALLCOMPLETION", "SECURE_BRIDGE_SIGNALING", "SECURE_BRIDGE_MEDIA", "PJSIP_MEDIA_OFFER",
            "PJSIP_DTMF_MODE", "BLACKLIST":
            break
        default: outcome.unknown.insert(name)
        }
    }

    /// Numbers: `LEN`, `INC`, `DEC`, `MATH`.
    func numbers(_ call: FunctionCall) -> String?? {
        switch call.name {
        case "LEN": return .some(String(call.text.utf8.count))
        case "INC", "DEC":
            guard let number = Int(variable(call.text, call.channel).stripped) else { return .some(nil) }
            let made = String(number + (call.name == "INC" ? 1 : -1))
            set(call.text, made, call.channel)
            return .some(made)
        case "MATH": return .some(MathFunction.value(call.arguments(2)))
        case "SPRINTF": return .some(SprintfFunction.value(call.arguments()))
        case "STRFTIME":
            outcome.dependsOnTime = true
            return .some(ClockText.text(call.arguments(3)))
        default: return nil
        }
    }
}
