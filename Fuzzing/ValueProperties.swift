/// What must hold for every URI, address and Via.
enum ValueProperties {
    /// One URI; or two, a line each, which are compared.
    static func checkURI(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
        let uris = lines.compactMap { try? SIPURI(String(decoding: $0, as: UTF8.self)) }
        for uri in uris {
            _ = (uri.user, uri.headers, uri.parameter("transport"), uri.userBytes)
            require(uri == uri, "a URI equals itself")
            guard let again = try? SIPURI(uri.description) else { return require(false, "a written URI can be read") }
            require(again.description == uri.description && again == uri, "a URI that is read again is the same")
            require(uri.port != 0 || uri.description.contains(":0"), "a port is not made up")
            checkBracketed(uri)
        }
        guard uris.count == 2, let one = uris.first, let other = uris.last else { return }
        require((one == other) == (other == one), "equality goes both ways")
        if one == other { require(one.userBytes == other.userBytes || one.scheme == .tel, "equal URIs have one user") }
    }

    /// What is a URI alone is the same URI in angle brackets.
    private static func checkBracketed(_ uri: SIPURI) {
        // A `>` would end it; URIs of other schemes are not looked into.
        guard !uri.description.utf8.contains(UInt8(ascii: ">")) else { return }
        guard let address = try? NameAddress("<\(uri)>;tag=a") else {
            return require(false, "a URI can stand in angle brackets")
        }
        require(address.uri.description == uri.description && address.tag == "a", "brackets do not change a URI")
    }

    static func checkAddress(_ bytes: [UInt8]) {
        guard let address = try? NameAddress(String(decoding: bytes, as: UTF8.self)) else { return }
        _ = (address.displayName, address.tag, address.parameters.pairs.count)
        guard let again = try? NameAddress(address.description) else {
            return require(false, "a written address can be read")
        }
        require(again.displayName == address.displayName, "the display name is the same")
        require(again.uri.description == address.uri.description, "the URI is the same")
        let names = address.parameters.pairs.map(\.name)
        require(again.parameters.pairs.map(\.name) == names, "the parameters are the same")
        require((try? SIPURI(address.uri.description)) != nil, "the URI of an address is one")
    }

    static func checkVia(_ bytes: [UInt8]) {
        let span = bytes.span
        var next = 0
        guard let via = try? ViaParts(span, 0, bytes.count, next: &next) else { return }
        require(next == bytes.count || bytes[next] == UInt8(ascii: ","), "a Via ends at a comma")
        require(via.text.end <= bytes.count, "a Via is inside")
        require(via.parameters.isEmpty || via.parameters.end <= via.text.end, "parameters are inside")
        require(via.host.start > via.transport.end && via.sentBy.end >= via.host.end, "parts are in order")
        _ = via.hasCookie(in: span)
        let value = Via(bytes, via)
        require(value.parameters["branch"] == value.branch || value.branch == nil || isQuoted(value), "one branch")
        var end = 0
        let text = Array(value.description.utf8)
        // What is no UTF-8 is not the same text any more.
        guard text == Array(bytes[via.text]) else { return }
        guard let again = try? ViaParts(text.span, 0, text.count, next: &end), end == text.count else {
            return require(false, "a written Via can be read")
        }
        require(Via(text, again).host == value.host && again.port == via.port, "the host is the same")
    }

    // A branch that occurs twice, or in quotes, reads differently as text; nobody sends such.
    private static func isQuoted(_ via: Via) -> Bool {
        via.parameters.pairs.count { $0.name.lowercased() == "branch" } > 1 || via.branch?.hasPrefix("\"") == true
    }
}
