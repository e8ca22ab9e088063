/// What must hold for every datagram, whatever is in it.
enum MessageProperties {
    static func check(_ bytes: [UInt8]) {
        guard let message = try? SIPMessage(parsing: bytes) else { return }
        require(message.serialized() == bytes, "an unchanged message is written as it came in")
        touchEverything(message)
        checkRebuilt(message)
        checkParts(message)
        if message.method != nil { checkAnswer(message) }
    }

    /// Every value is asked for: none may stop the program.
    private static func touchEverything(_ message: SIPMessage) {
        _ = (message.status, message.reason, message.methodText, message.requestURI?.description)
        _ = (message.callID, message.cseq, message.from?.tag, message.to?.tag, message["x-unknown"])
        _ = (message.tokens(.supported), message.tokens(.privacy, separator: ";"))
        for via in message.vias { _ = (via.transport, via.host, via.port, via.branch, via.parameters.pairs.count) }
        for name in Set(message.fields.map(\.name)) {
            require(message.values(name).first == message[name], "the first value is the first of all values")
            _ = message.number(name)
            for address in message.addresses(name) {
                _ = (address.displayName, address.uri.user, address.uri.headers, address.parameters.pairs.count)
            }
        }
    }

    /// A message that is written anew from its parts reads the same.
    private static func checkRebuilt(_ message: SIPMessage) {
        guard message.problem == nil else { return }
        var changed = message
        changed.untouched = nil
        guard let again = try? SIPMessage(parsing: changed.serialized()) else {
            return require(false, "a rebuilt message can be read")
        }
        require(again.problem == nil, "a rebuilt message has no problem")
        require(again.method == message.method && again.status == message.status, "a rebuilt start line is the same")
        require(again.methodText == message.methodText, "a rebuilt method is the same")
        require(again.bytes[again.requestURIRange] == message.bytes[message.requestURIRange], "the URI is the same")
        require(again.bodyBytes == message.bodyBytes, "a rebuilt body is the same")
        require(content(again) == content(message), "rebuilt fields are the same")
        checkEdited(message)
    }

    private static func checkEdited(_ message: SIPMessage) {
        var edited = message
        let value = message[.subject] ?? "none"
        guard (try? edited.set(.subject, value)) != nil else { return }
        edited.set(body: Array("edited".utf8))
        guard let again = try? SIPMessage(parsing: edited.serialized()) else {
            return require(false, "an edited message can be read")
        }
        require(again.problem == nil, "an edited message has no problem")
        require(again[.subject] == value, "a value comes back as it was set")
        require(Array(again.bodyBytes) == Array("edited".utf8), "a body comes back as it was set")
        require(again.fields.count { $0.name == .subject } == 1, "a header that was set is there once")
    }

    /// What a server decides by agrees with the values that others read.
    private static func checkParts(_ message: SIPMessage) {
        guard let parts = try? RequestParts(message) else { return }
        let bytes = message.bytes
        require(message.problem == nil, "a request with a problem is refused")
        require(parts.viaCount == message.vias.count, "all Vias are counted")
        require(parts.contactCount == message.contacts.count, "all contacts are counted")
        require(bytes.text(parts.via.text) == message.vias.first?.description, "the topmost Via is the first")
        require(parts.cseq == message.cseq?.number, "the number of CSeq is the same")
        require(message.cseq?.method == message.methodText, "CSeq has the request's method")
        require(bytes.text(parts.callID) == message.callID, "the Call-ID is the same")
        require(bytes.text(parts.from.uri.text) == message.from?.uri.description, "the sender is the same")
        require(bytes.text(parts.to.uri.text) == message.to?.uri.description, "the target is the same")
        require(bytes.text(parts.uri.text) == message.requestURI?.description, "the Request-URI is the same")
    }

    /// Whatever a server answers to can be read by who asked.
    private static func checkAnswer(_ message: SIPMessage) {
        for size in [ResponseWriter.Size.full, .compact] {
            var text: [UInt8] = []
            let source = Array("192.0.2.1".utf8)
            ResponseWriter.begin(
                400,
                "Bad Request",
                to: message,
                source: source.span,
                port: 5060,
                toTag: 0x1234,
                size: size,
                into: &text
            )
            ResponseWriter.end(size: size, into: &text)
            guard let answer = try? SIPMessage(parsing: text) else { return require(false, "an answer can be read") }
            require(answer.problem == nil && answer.status == 400, "an answer is whole")
            for name in [HeaderName.via, .from, .to, .callID, .cseq] {
                let asked = message.fields.count { $0.name == name }
                require(answer.fields.count { $0.name == name } == asked, "an answer has the request's headers")
            }
            guard let parts = try? RequestParts(message) else { continue }
            require(answer.callID == message.callID && answer.cseq == message.cseq, "an answer belongs to its request")
            require(answer.vias.count == message.vias.count, "an answer goes the request's way back")
            require(answer.vias.first?.branch == message.vias.first?.branch, "an answer finds its transaction")
            require(answer.to?.tag == message.to?.tag ?? "0000000000001234", "an answer has a tag")
            if parts.via.rport != nil {
                require(answer.vias.first?.parameters["rport"] == "5060", "an answer says from which port it was asked")
                require(answer.vias.first?.parameters["received"] == "192.0.2.1", "and from which address")
            }
        }
    }

    private static func content(_ message: SIPMessage) -> [[ArraySlice<UInt8>]] {
        message.fields.map { [message.bytes[$0.nameRange], message.bytes[$0.value]] }
    }
}
