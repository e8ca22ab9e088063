import Diagnostics

/// One rendering of a program: prints, and collects what goes wrong.
struct TemplateRendering {
    private let program: TemplateProgram
    private let special: ByteSet
    /// UTF-8: bytes, because appending to text checks them each time.
    private var output: [UInt8] = []
    /// The scopes on the stack, outermost first.
    private var scopes: [TemplateScope]
    /// What the outermost scope has for each tag that came to it, by the tag's number: it has many names, and most lists
    /// ask it again for each item.
    private var outermost: [TemplateValue??]
    private var log = DiagnosticLog()
    /// The tags that have been reported: once is enough, though a list may come to a tag many times.
    private var reported: Set<Int> = []

    private init(_ program: TemplateProgram, _ scope: TemplateScope) {
        self.program = program
        special = program.format.special
        scopes = [scope]
        outermost = Array(repeating: nil, count: program.tagCount)
        output.reserveCapacity(1 << 14)
    }

    /// Renders a program.
    ///
    /// - Throws: all errors under `template-name` and `value-not-representable`, sorted.
    static func render(_ program: TemplateProgram, _ scope: TemplateScope) throws(DiagnosedFailure) -> String {
        var rendering = TemplateRendering(program, scope)
        rendering.take(program.steps)
        guard !rendering.log.hasErrors else { throw DiagnosedFailure(rendering.log).sorted }
        return String(decoding: rendering.output, as: UTF8.self)
    }

    private mutating func take(_ steps: [TemplateProgram.Step]) {
        for step in steps {
            switch step {
            case .text(let literal): output += literal
            case .value(let tag): print(tag)
            case .section(let tag, let steps): take(steps, for: tag)
            case .inverted(let tag, let steps):
                if !truth(of: tag) { take(steps) }
            }
        }
    }

    private mutating func take(_ steps: [TemplateProgram.Step], for tag: TemplateProgram.PlacedTag) {
        switch value(of: tag) {
        case nil, .absent, .flag(false), .text("", _), .verbatim(""): break
        case .flag(true): take(steps)
        case .text(let text, let key): take(steps, in: [".": .text(text, key: key)])
        case .verbatim(let text): take(steps, in: [".": .verbatim(text)])
        case .list(let items): for item in items { take(steps, in: item) }
        case .scope(let scope): take(steps, in: scope)
        }
    }

    private mutating func take(_ steps: [TemplateProgram.Step], in scope: TemplateScope) {
        scopes.append(scope)
        take(steps)
        scopes.removeLast()
    }

    private mutating func truth(of tag: TemplateProgram.PlacedTag) -> Bool {
        switch value(of: tag) {
        case .absent, .text("", _), .verbatim(""): false
        case .flag(let flag): flag
        case .list(let scopes): !scopes.isEmpty
        case nil, .text, .verbatim, .scope: true
        }
    }

    private mutating func print(_ tag: TemplateProgram.PlacedTag) {
        switch value(of: tag) {
        case nil: break
        case .text(let text, let key):
            if appendPlain(text) { return }
            guard let refusal = program.format.refusal(of: text) else {
                output += program.format.escape(text).utf8
                return
            }
            refuse(key ?? tag.name, refusal, tag)
        case .verbatim(let text):
            if let refusal = program.format.refusal(of: text) { return refuse(tag.name, refusal, tag) }
            output += text.utf8
        case .absent: report(tag, "'\(tag.name)' has no value here; put it in a section '{{#\(tag.name)}}'")
        case .flag: report(tag, "'\(tag.name)' is a flag, which can be branched on but not printed")
        case .list: report(tag, "'\(tag.name)' is a list, which cannot be printed; put it in a section")
        case .scope: report(tag, "'\(tag.name)' is a scope, which cannot be printed; put it in a section")
        }
    }
}

// MARK: - Values

extension TemplateRendering {
    private mutating func refuse(_ key: String, _ refusal: String, _ tag: TemplateProgram.PlacedTag) {
        let message = "\(key): the value \(refusal), which \(program.format.name) cannot hold"
        log.error(message, rule: "value-not-representable", at: location(of: tag))
    }

    /// Appends a text that the format writes as it is; false when it has to be looked at.
    private mutating func appendPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count <= 1000 else { return false }
            for byte in bytes where special.contains(byte) { return false }
            output.append(contentsOf: bytes)
            return true
        }
    }
}

// MARK: - Names

extension TemplateRendering {
    /// The value of a tag's name; nil for a name that is not declared, which is reported.
    private mutating func value(of tag: TemplateProgram.PlacedTag) -> TemplateValue? {
        guard let value = declared(tag) else {
            unknown(tag, tag.first, among: names)
            return nil
        }
        return tag.rest.isEmpty ? value : inner(value, of: tag)
    }

    /// The value of a tag's first name in the topmost scope that declares it.
    ///
    /// `.` is the item of the innermost section; that of one further out would be a surprise.
    private mutating func declared(_ tag: TemplateProgram.PlacedTag) -> TemplateValue? {
        if tag.first == "." { return scopes[scopes.count - 1]["."] }
        var index = scopes.count - 1
        while index > 0 {
            if let value = scopes[index][tag.first] { return value }
            index -= 1
        }
        if let known = outermost[tag.number] { return known }
        let value = scopes[0][tag.first]
        outermost[tag.number] = .some(value)
        return value
    }

    /// All names that the stack declares, but for `.`.
    private var names: [String] { Set(scopes.flatMap(\.names)).filter { $0 != "." } }

    /// What the components after the first stand for inside the value of the first.
    private mutating func inner(_ outer: TemplateValue, of tag: TemplateProgram.PlacedTag) -> TemplateValue? {
        var value = outer
        for (index, component) in zip(tag.rest.indices, tag.rest) {
            switch value {
            case .scope(let scope):
                guard let next = scope[component] else {
                    unknown(tag, component, among: Array(scope.names))
                    return nil
                }
                value = next
            case .absent: return .absent
            case .text, .verbatim, .flag, .list:
                let outer = ([tag.first] + tag.rest[..<index]).joined(separator: ".")
                report(tag, "'\(outer)' is not a scope and has no names in it")
                return nil
            }
        }
        return value
    }

    private mutating func unknown(_ tag: TemplateProgram.PlacedTag, _ name: String, among names: [String]) {
        guard !reported.contains(tag.number) else { return }
        guard name != "." else { return report(tag, "'.' has no value here: the innermost section is over no texts") }
        let part = !tag.rest.isEmpty ? " in '\(tag.name)'" : ""
        report(tag, "there is no name '\(name)'\(part)\(Suggestion.phrase(for: name, among: names))")
    }

    private mutating func report(_ tag: TemplateProgram.PlacedTag, _ message: String) {
        guard reported.insert(tag.number).inserted else { return }
        log.error(message, rule: "template-name", at: location(of: tag))
    }

    private func location(of tag: TemplateProgram.PlacedTag) -> SourceLocation {
        program.files[tag.file].location(of: tag.offset)
    }
}
