extension MachineRun {
    /// Headers of the caller's INVITE, and what is stored; nil for other functions.
    func headers(_ call: FunctionCall) -> String?? {
        switch call.name {
        case "PJSIP_HEADER":
            let arguments = call.arguments(3)
            guard call.channel.technology == "PJSIP", arguments.count > 1, arguments[0].lowercased() == "read" else {
                return .some(nil)
            }
            return .some(header(arguments[1], arguments.count > 2 ? arguments[2] : "1", call.channel))
        case "SIP_HEADER":
            let arguments = call.arguments(2)
            guard call.channel.technology == "SIP", let name = arguments.first, !name.isEmpty else { return .some(nil) }
            return .some(header(name, arguments.count > 1 ? arguments[1] : "1", call.channel))
        case "SIP_HEADERS":
            guard call.channel.technology == "SIP" else { return .some(nil) }
            return .some(call.channel.headers.map(\.name).joined(separator: ","))
        // Every contact is called; which there are, only a running Asterisk knows.
        case "PJSIP_DIAL_CONTACTS": return .some(call.text.isEmpty ? nil : "PJSIP/\(call.arguments(1).first ?? "")")
        default: return nil
        }
    }

    private func header(_ name: String, _ place: String, _ channel: MachineChannel) -> String? {
        let all = channel.headers.filter { $0.name.lowercased() == name.lowercased() }
        let index = (place.scannedInteger ?? 1) - 1
        return all.indices.contains(index) ? all[index].value : nil
    }

    /// `Set(PJSIP_HEADER(add,Name)=value)`; `update` changes one that was added, `remove` takes it away.
    func writeHeader(_ call: FunctionCall, _ value: String) {
        let arguments = call.arguments(3)
        guard call.channel.technology == "PJSIP", arguments.count > 1 else { return }
        let name = arguments[1]
        switch arguments[0].lowercased() {
        case "add": call.channel.addedHeaders.append((name, value))
        case "update":
            let place = call.channel.addedHeaders.firstIndex { $0.name.lowercased() == name.lowercased() }
            if let place { call.channel.addedHeaders[place].value = value }
        case "remove":
            let wanted = name.lowercased()
            call.channel.addedHeaders.removeAll {
                wanted.hasSuffix("*")
                    ? $0.name.lowercased().hasPrefix(wanted.dropLast()) : $0.name.lowercased() == wanted
            }
        default: break
        }
    }

    /// What a run itself has stored: `DB`, `GLOBAL`, `LOCAL`, `CDR`.
    func storage(_ call: FunctionCall) -> String?? {
        let channel = call.channel
        switch call.name {
        case "DB":
            outcome.unknown.insert("DB")
            channel.variables.set("DB_RESULT", database[call.text] ?? "")
            return .some(database[call.text] ?? "")
        case "DB_EXISTS":
            outcome.unknown.insert("DB")
            guard let value = database[call.text] else { return .some("0") }
            channel.variables.set("DB_RESULT", value)
            return .some("1")
        case "DB_DELETE":
            channel.variables.set("DB_RESULT", database[call.text] ?? "")
            return .some(database.removeValue(forKey: call.text) ?? "")
        case "DB_KEYS":
            let prefix = call.text.isEmpty ? "" : "\(call.text)/"
            return .some(
                database.keys.filter { $0.hasPrefix(prefix) }.sorted().map { String($0.dropFirst(prefix.count)) }
                    .joined(separator: ",")
            )
        case "GLOBAL": return .some(globals[call.text] ?? "")
        case "LOCAL": return .some(variable(call.text, channel))
        case "LOCAL_PEEK", "STACK_PEEK", "IMPORT":
            outcome.unknown.insert(call.name)
            return .some("")
        case "CDR": return .some(channel.variables["CDR(\(call.text))"] ?? "")
        default: return nil
        }
    }
}
