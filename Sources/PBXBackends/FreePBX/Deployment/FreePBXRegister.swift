/// chan_sip's Register String, `USER[:SECRET]@HOST[:PORT][/CONTACT]`, in one spelling.
///
/// HOST may be the peer's name, and then the password is the peer's: such a string says the same as one that is written out.
enum FreePBXRegister {
    /// The string with the peer's name as its host, and without a password that is the peer's.
    ///
    /// - Parameters:
    ///   - text: The string.
    ///   - channel: The peer's name.
    ///   - peer: PEER Details.
    /// - Returns: The string in one spelling; as it is where it has another form.
    static func canonical(_ text: String, channel: String, peer: [ConfigSetting]) -> String {
        func value(_ keys: String...) -> String { peer.last { keys.contains($0.key) }?.value ?? "" }
        guard let at = text.lastIndex(of: "@") else { return text }
        let login = text[..<at]
        let address = text[text.index(after: at)...]
        let user = login.prefix { $0 != ":" }
        let secret = login.dropFirst(user.count + 1)
        let hostPort = address.prefix { $0 != "/" }
        let contact = address.dropFirst(hostPort.count)
        let (host, port) = split(hostPort)
        let ownPort = value("port").ifEmpty("5060")
        let isPeer = host == channel || host.lowercased() == value("host").lowercased()
        guard isPeer, port.isEmpty || port == ownPort else { return text }
        let password = secret.isEmpty || secret == value("secret", "remotesecret") ? "" : ":\(secret)"
        return "\(user)\(password)@\(channel)\(contact)"
    }

    private static func split(_ text: Substring) -> (host: String, port: String) {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            return (String(host), rest.hasPrefix(":") ? String(rest.dropFirst()) : "")
        }
        guard let colon = text.lastIndex(of: ":") else { return (String(text), "") }
        return (String(text[..<colon]), String(text[text.index(after: colon)...]))
    }
}
