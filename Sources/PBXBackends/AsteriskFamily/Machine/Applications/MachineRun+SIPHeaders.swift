extension MachineRun {
    /// `SIPAddHeader(Name: value)`: a variable that the next channel inherits.
    func addSIPHeader(_ text: String, _ channel: MachineChannel) -> Flow {
        guard !text.isEmpty else { return .next }
        for number in 1...50 {
            let name = "SIPADDHEADER\(number < 10 ? "0" : "")\(number)"
            guard channel.variables[name] == nil else { continue }
            channel.variables.set("__\(name)", text)
            return .next
        }
        return .next
    }

    /// `SIPRemoveHeader(Name)`: those that begin so; all without a name.
    func removeSIPHeader(_ text: String, _ channel: MachineChannel) -> Flow {
        for name in channel.variables.names(beginning: "SIPADDHEADER") {
            guard let header = channel.variables[name] else { continue }
            if text.isEmpty || header.lowercased().hasPrefix(text.lowercased()) { channel.variables.set(name, nil) }
        }
        return .next
    }

    /// The headers that go into the INVITE of a channel.
    func headers(of channel: MachineChannel) -> [(name: String, value: String)] {
        guard channel.technology == "SIP" else { return channel.addedHeaders }
        return channel.variables.names(beginning: "SIPADDHEADER").compactMap { name in
            guard let text = channel.variables[name] else { return nil }
            let (header, value) = text.cutOnce(at: ":")
            return value.map { (header.stripped, $0.stripped) }
        }
    }
}
