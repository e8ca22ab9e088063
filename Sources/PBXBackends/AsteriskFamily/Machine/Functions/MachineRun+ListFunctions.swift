extension MachineRun {
    /// `FIELDQTY`, `SHIFT`, `SORT`, `HASH` and their like; nil for other functions.
    func lists(_ call: FunctionCall) -> String?? {
        switch call.name {
        case "FIELDQTY": return .some(fieldCount(call))
        case "FIELDNUM": return .some(fieldNumber(call))
        case "LISTFILTER": return .some(listFilter(call))
        case "SHIFT", "POP": return .some(take(call))
        case "SORT": return .some(sorted(call))
        case "HASH":
            let arguments = call.arguments(2)
            guard arguments.count == 2 else { return .some("") }
            return .some(call.channel.variables["~HASH~\(arguments[0])~\(arguments[1])~"] ?? "")
        case "HASHKEYS":
            let prefix = "~HASH~\(call.text)~"
            let names = call.channel.variables.names(beginning: prefix).map { $0.dropFirst(prefix.count).dropLast() }
            return .some(names.joined(separator: ","))
        default: return nil
        }
    }

    private func fields(_ name: String, _ delimiter: String?, _ call: FunctionCall) -> (fields: [String], sign: String)
    {
        let value = substitute("${\(name)}", call.channel, depth: call.depth + 1)
        let sign = String(decoding: TextCoding.decoded(delimiter ?? ""), as: UTF8.self)
        let used = sign.isEmpty ? "," : sign
        return (value.split(separator: used, omittingEmptySubsequences: false).map(String.init), used)
    }

    private func fieldCount(_ call: FunctionCall) -> String? {
        let arguments = call.arguments(2)
        guard let name = arguments.first else { return nil }
        let delimiter =
            arguments.count > 1 ? String(decoding: TextCoding.decoded(arguments[1]).prefix(1), as: UTF8.self) : "-"
        let value = substitute("${\(name)}", call.channel, depth: call.depth + 1)
        if value.isEmpty { return "0" }
        return String(fields(name, delimiter, call).fields.count)
    }

    private func fieldNumber(_ call: FunctionCall) -> String? {
        let arguments = call.arguments(3)
        guard arguments.count == 3 else { return nil }
        let place = fields(arguments[0], arguments[1], call).fields.firstIndex(of: arguments[2])
        return String(place.map { $0 + 1 } ?? 0)
    }

    private func listFilter(_ call: FunctionCall) -> String? {
        let arguments = call.arguments(3)
        guard arguments.count == 3 else { return nil }
        let (all, sign) = fields(arguments[0], arguments[1], call)
        return all.filter { $0 != arguments[2] }.joined(separator: sign)
    }

    /// `SHIFT(variable,delimiter)` takes the first, `POP` the last.
    private func take(_ call: FunctionCall) -> String? {
        let arguments = call.arguments(2)
        guard let name = arguments.first else { return nil }
        var (all, sign) = fields(name, arguments.count > 1 ? arguments[1] : nil, call)
        guard !all.isEmpty else { return "" }
        let taken = call.name == "SHIFT" ? all.removeFirst() : all.removeLast()
        set(name, all.joined(separator: sign), call.channel)
        return taken
    }

    /// `PUSH(variable,delimiter)=value` puts it last, `UNSHIFT` first.
    func writeList(_ call: FunctionCall, _ value: String) {
        let arguments = call.arguments(2)
        guard let name = arguments.first else { return }
        let old = variable(name, call.channel)
        let decoded = String(decoding: TextCoding.decoded(arguments.count > 1 ? arguments[1] : ""), as: UTF8.self)
        let sign = decoded.isEmpty ? "," : decoded
        set(name, old.isEmpty ? value : call.name == "PUSH" ? old + sign + value : value + sign + old, call.channel)
    }

    /// `SORT(name:number,…)`.
    private func sorted(_ call: FunctionCall) -> String? {
        let pairs = call.text.split(separator: ",").compactMap { part -> (String, Double)? in
            let (name, value) = String(part).cutOnce(at: ":")
            return value.map { (name, Double($0.stripped) ?? 0) }
        }
        return pairs.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element.0)
            .joined(separator: ",")
    }

    /// `ARRAY(a,b)=1,2`.
    func assign(_ call: FunctionCall, _ value: String) {
        let values = ArgumentList.split(value)
        for (place, name) in call.arguments().enumerated() {
            set(name, place < values.count ? values[place] : "", call.channel)
        }
    }

    func writeHash(_ call: FunctionCall, _ value: String) {
        let arguments = call.arguments(2)
        guard arguments.count == 2 else { return }
        let (name, inheritance) = MachineVariables.bare(arguments[0])
        let marks = String(repeating: "_", count: inheritance)
        call.channel.variables.set("\(marks)~HASH~\(name)~\(arguments[1])~", value)
    }
}
