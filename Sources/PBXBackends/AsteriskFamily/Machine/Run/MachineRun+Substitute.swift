extension MachineRun {
    /// Puts in what `${…}` and `$[…]` stand for (`pbx_substitute_variables_helper_full`).
    ///
    /// A bracket that nothing closes takes the rest of the text.
    func substitute(_ text: String, _ channel: MachineChannel, depth: Int = 0) -> String {
        spend(text.utf8.count)
        guard text.utf8.contains(UInt8(ascii: "$")), !isExhausted else { return text }
        // Nobody nests so deep who means well.
        guard depth < 40 else { return "" }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count, result.count < DialplanMachine.maximumArguments {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            guard bytes[index] == UInt8(ascii: "$"), next == UInt8(ascii: "{") || next == UInt8(ascii: "[") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let isVariable = next == UInt8(ascii: "{")
            let inner = Self.inside(bytes, from: index + 2, isVariable ? (0x7b, 0x7d) : (0x5b, 0x5d))
            var inside = String(decoding: bytes[inner.range], as: UTF8.self)
            if inner.isNested { inside = substitute(inside, channel, depth: depth + 1) }
            result += (isVariable ? reference(inside, channel, depth) : expression(inside, channel, depth)).utf8
            index = inner.end
        }
        return String(decoding: result.prefix(DialplanMachine.maximumArguments), as: UTF8.self)
    }

    /// What stands between a bracket that was opened and the one that closes it, where it goes on behind that, and whether
    /// there is more to put in inside.
    private static func inside(
        _ bytes: [UInt8],
        from start: Int,
        _ bracket: (opens: UInt8, closes: UInt8)
    ) -> (range: Range<Int>, end: Int, isNested: Bool) {
        var open = 1
        var isNested = false
        for index in start..<bytes.count {
            switch bytes[index] {
            case bracket.opens: open += 1
            case bracket.closes: open -= 1
            case UInt8(ascii: "$") where index + 1 < bytes.count && "{[".utf8.contains(bytes[index + 1]):
                isNested = true
            default: break
            }
            if open == 0 { return (start..<index, index + 1, isNested) }
        }
        return (start..<bytes.count, bytes.count, isNested)
    }

    /// The value of `NAME`, `NAME:offset:length`, `FUNCTION(arguments):offset:length`.
    private func reference(_ text: String, _ channel: MachineChannel, _ depth: Int) -> String {
        let (name, part, isFunction) = Self.parts(text)
        let value = isFunction ? read(name, channel, depth) ?? "" : variable(name, channel)
        guard let part else { return value }
        return value.bytes(from: part.offset, length: part.length)
    }

    /// A name, and which part of its value is meant: the colon stands outside all brackets.
    private static func parts(_ text: String) -> (name: String, part: (offset: Int, length: Int)?, isFunction: Bool) {
        var open = 0
        var isFunction = false
        let bytes = text.utf8
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "("):
                open += 1
                isFunction = true
            case UInt8(ascii: ")"): open -= 1
            case UInt8(ascii: ":") where open == 0:
                var offset = 0
                var length = Int(Int32.max)
                if let first = String.scanInteger(bytes[bytes.index(after: index)...]) {
                    offset = first.value
                    if first.rest.first == UInt8(ascii: ":"), let second = String.scanInteger(first.rest.dropFirst()) {
                        length = second.value
                    }
                }
                return (String(text[..<index]), (offset, length), isFunction)
            default: continue
            }
        }
        return (text, nil, isFunction)
    }

    private func expression(_ text: String, _ channel: MachineChannel, _ depth: Int) -> String {
        Expression.value(text) { [self] name, arguments in
            // Asterisk asks whether the function is there.
            MachineFunctions.isKnown(name) ? read("\(name)(\(arguments))", channel, depth + 1) ?? "" : nil
        } match: { [self] in
            find($1, in: $0)
        }
    }

    /// Looks for a pattern in a text.
    func find(_ pattern: String, in text: String) -> PosixRegex.Result {
        guard let regex = regex(pattern) else { return .invalid }
        spend(regex.cost(text) / 4)
        return isExhausted ? .none(hasGroups: regex.hasGroups) : regex.find(in: text)
    }

    /// The value of a variable: what Asterisk knows of the channel, then its variables, then the globals.
    func variable(_ name: String, _ channel: MachineChannel) -> String {
        switch name {
        case "EXTEN": return channel.digits
        case "CONTEXT": return channel.context
        case "PRIORITY": return String(channel.priority)
        case "CHANNEL": return channel.name
        case "UNIQUEID": return "1.\(channel.number)"
        case "HANGUPCAUSE": return String(channel.hangupCause)
        case "CALLINGPRES": return String(MachineCaller.Presentation.of(channel.caller).value)
        case "CALLINGANI2", "CALLINGTON": return "0"
        case "CALLINGTNS": return ""
        case "EPOCH":
            outcome.dependsOnTime = true
            return "0"
        case "SYSTEMNAME", "ENTITYID", "ASTETCDIR", "ASTVARLIBDIR", "ASTSPOOLDIR", "ASTDATADIR", "ASTLOGDIR", "HINT",
            "HINTNAME":
            outcome.unknown.insert(name)
            return ""
        default: return channel.variables[name] ?? globals[name] ?? ""
        }
    }

    /// Sets a variable, or a function such as `CALLERID(num)`.
    func set(_ name: String, _ value: String, _ channel: MachineChannel) {
        if name.hasSuffix(")") {
            write(name, value, channel)
        } else {
            channel.variables.set(name, value.cut(to: DialplanMachine.maximumArguments))
        }
    }
}
