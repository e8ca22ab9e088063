import PBXBackends

/// Reads MyPBX from the twin for programs, which holds what the sheet has a person enter.
struct YeastarMyPBXReader {
    let bundle: GeneratedBundle

    func configuration() throws -> YeastarConfiguration {
        var result = YeastarConfiguration()
        for step in try YeastarTwinStep.steps(bundle.file(".mypbx.yaml")) {
            if let name = step["Provider Name"] {
                let account = try ReadAccount(
                    step["Username"] ?? "",
                    bundle.password(step.secrets["Password"] ?? ""),
                    host: step["Hostname/IP"] ?? "",
                    port: step["Port"] ?? ""
                )
                result.trunks.append((name, account))
                result.mainNumbers[name] = step["Caller ID"]
            }
            if let codecs = step["Codecs"] { result.codecs = codecs.listed }
            if let dtmf = step["DTMF mode"] { result.dtmf = dtmf == "rfc2833" ? "rfc4733" : dtmf }
            for row in step.rows { try read(row, of: step, into: &result) }
        }
        return result
    }

    private func read(_ row: [String: String], of step: YeastarTwinStep, into result: inout YeastarConfiguration) throws
    {
        if let number = row["DOD"], let member = row["Associated Extension"] {
            for trunk in result.trunks { result.ownNumbers[trunk.name, default: [:]][member] = number }
        } else if let text = row["Dial Pattern"] {
            guard let pattern = YeastarPattern(text) else { throw GeneratedBundle.Missing(what: "pattern \(text)") }
            result.outbound.append(
                .init(
                    pattern: pattern,
                    strip: Int(row["Strip"] ?? "") ?? 0,
                    prepend: row["Prepend"] ?? "",
                    trunks: (step["Member Trunks"] ?? "").listed,
                    members: .init(step["Member Extensions"] ?? "")
                )
            )
        } else if let called = row["DID Number"] {
            let range = row["Extension"].flatMap { $0.isEmpty ? nil : $0 }
            result.inbound.append(.init(called: called, target: range ?? row["Destination"]?.lastWord))
        }
    }
}

/// One step of the twin.
struct YeastarTwinStep {
    var fields: [String: String] = [:]
    /// Keys of the trunk file in the place of passwords.
    var secrets: [String: String] = [:]
    var rows: [[String: String]] = []

    subscript(label: String) -> String? { fields[label] }

    /// Reads the twin's lines, strictly: any line that is not of its few forms is an error.
    static func steps(_ text: String) throws -> [YeastarTwinStep] {
        var steps: [YeastarTwinStep] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let indent = line.prefix { $0 == " " }.count
            let isItem = line.dropFirst(indent).hasPrefix("- ")
            let rest = line.dropFirst(indent + (isItem ? 2 : 0))
            switch (indent, isItem) {
            case (0, false), (4, false): continue
            case (2, true): steps.append(YeastarTwinStep())
            case (6, _), (8, false):
                guard let (label, value) = pair(rest), !steps.isEmpty else {
                    throw GeneratedBundle.Missing(what: "\(line)")
                }
                let last = steps.count - 1
                if isItem { steps[last].rows.append([:]) }
                if isItem || indent == 8 {
                    steps[last].rows[steps[last].rows.count - 1][label] = value
                } else if let key = reference(value) {
                    steps[last].secrets[label] = key
                } else {
                    guard steps[last].fields.updateValue(value, forKey: label) == nil else {
                        throw GeneratedBundle.Missing(what: "second label for \(label)")
                    }
                }
            default: throw GeneratedBundle.Missing(what: "form of the line \(line)")
            }
        }
        return steps
    }

    /// `"label": "value"`, or `"label": { trunk_file: "key" }` with the mark in front of the key.
    private static func pair(_ text: Substring) -> (String, String)? {
        let pieces = quoted(text)
        let isReference = text.contains("\": { trunk_file: \"")
        guard pieces.count == 2 else { return nil }
        return (pieces[0], isReference ? "\u{1}" + pieces[1] : pieces[1])
    }

    private static func reference(_ value: String) -> String? {
        value.hasPrefix("\u{1}") ? String(value.dropFirst()) : nil
    }

    /// The double-quoted scalars of a line.
    private static func quoted(_ text: Substring) -> [String] {
        var result: [String] = []
        var current: String?
        var isEscaped = false
        for character in text {
            if isEscaped {
                current?.append(character)
                isEscaped = false
            } else if character == "\\", current != nil {
                isEscaped = true
            } else if character == "\"" {
                if let done = current { result.append(done) }
                current = current == nil ? "" : nil
            } else {
                current?.append(character)
            }
        }
        return result
    }
}
