extension TrunkFileWriter {
    func writeAccounts(of file: TrunkFile, _ yaml: inout CommentedYAML) {
        guard let accounts = file.accounts?.value else { return }
        let isTrunk = file.kind?.value != .deviceAccounts
        let remark = isTrunk ? TrunkFileRemarks.trunkAccounts : TrunkFileRemarks.deviceAccounts
        yaml.blank()
        yaml.line(accounts.isEmpty ? "accounts: []" : "accounts:", remark[language])
        for account in accounts {
            var entry = ListEntry()
            if let username = account.username { entry.add("username: \(YAMLScalar.text(username.value))") }
            if let password = account.password { entry.add("password: \(YAMLScalar.text(password.notation))") }
            if let server = account.server {
                entry.add("server: \(YAMLScalar.text(server.value))", TrunkFileRemarks.server[language])
            }
            if let number = account.number {
                let isOutboundOnly = account.inbound == nil && !isTrunk
                entry.add(
                    "number: \(YAMLScalar.quoted(number.value))",
                    isOutboundOnly ? TrunkFileRemarks.noInbound[language] : nil
                )
            }
            if let inbound = account.inbound { entry.add("inbound: \(inbound.notation)") }
            if let text = account.description { entry.add("description: \(YAMLScalar.text(text.value))") }
            entry.write(to: &yaml)
        }
    }

    func writeNumbers(of file: TrunkFile, _ yaml: inout CommentedYAML) {
        guard let numbers = file.numbers?.value else { return }
        yaml.blank()
        yaml.line(numbers.isEmpty ? "numbers: []" : "numbers:", TrunkFileRemarks.numbers[language])
        for number in numbers {
            var entry = ListEntry()
            if let text = number.number { entry.add("number: \(YAMLScalar.quoted(text.value))") }
            if let range = number.range {
                let ends = [("from", range.from), ("to", range.to)].compactMap { key, end in
                    end.map { "\(key): \(YAMLScalar.quoted($0.value))" }
                }
                entry.add("range: { \(ends.joined(separator: ", ")) }")
            }
            if let text = number.description { entry.add("description: \(YAMLScalar.text(text.value))") }
            if let inbound = number.inbound { entry.add("inbound: \(inbound.notation)", example(number)) }
            if let mayBe = number.mayBeCallerID {
                let remark = mayBe.value ? nil : TrunkFileRemarks.inboundOnly[language]
                entry.add("caller_id: \(mayBe.value)", number.inbound == nil ? nil : remark)
            }
            entry.write(to: &yaml)
        }
    }

    func writeCallers(of file: TrunkFile, _ yaml: inout CommentedYAML) {
        if file.defaultCallerID != nil || !file.callers.isEmpty { yaml.blank() }
        if let number = file.defaultCallerID {
            yaml.line(
                "default_caller_id: \(YAMLScalar.quoted(number.value))",
                TrunkFileRemarks.defaultCallerID[language]
            )
        }
        guard !file.callers.isEmpty else { return }
        yaml.line("callers:", TrunkFileRemarks.callers[language])
        for caller in file.callers {
            var entry = ListEntry()
            if let number = caller.extension { entry.add("extension: \(YAMLScalar.quoted(number.value))") }
            if let shown = caller.callerID {
                let isAnonymous = shown.value == CallerRule.anonymous
                entry.add(
                    "caller_id: \(isAnonymous ? shown.value : YAMLScalar.quoted(shown.value))",
                    isAnonymous ? TrunkFileRemarks.anonymous[language] : nil
                )
            }
            entry.write(to: &yaml)
        }
    }

    /// What the last number of a range rings, where that depends on the number.
    private func example(_ entry: TrunkFile.Number) -> String? {
        guard let inbound = entry.inbound?.targets.first, entry.range != nil,
            let number = entry.range?.to.flatMap({ try? PhoneNumber(e164: $0.value) }),
            let destination = try? InboundDestination(kind: inbound.kind, target: inbound.target.value),
            destination.parts.contains(where: { if case .last = $0 { true } else { false } })
        else { return nil }
        return TrunkFileRemarks.example(number, destination, language)
    }
}

/// An entry of a list of mappings: its first line has the dash.
private struct ListEntry {
    private var lines: [(text: String, comment: String?)] = []

    mutating func add(_ text: String, _ comment: String? = nil) { lines.append((text, comment)) }

    func write(to yaml: inout CommentedYAML) {
        if lines.isEmpty { yaml.line("  - {}") }
        for (index, line) in lines.enumerated() { yaml.line((index == 0 ? "  - " : "    ") + line.text, line.comment) }
    }
}

extension Located where Value == SecretReference {
    /// The trunk file's notation: what only the file itself may hold.
    fileprivate var notation: String {
        switch value {
        case .environment(let name): "${env:\(name)}"
        case .file(let path): "${file:\(path)}"
        case .plain(let secret): secret.reveal()
        }
    }
}

extension TrunkFile.Inbound {
    fileprivate var notation: String {
        guard !targets.isEmpty else { return "{}" }
        let pairs = targets.map { "\($0.kind.rawValue): \(YAMLScalar.quoted($0.target.value))" }
        return "{ \(pairs.joined(separator: ", ")) }"
    }
}
