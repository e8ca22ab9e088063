import Diagnostics

/// One rendering of a program: prints, and collects what goes wrong.
final class TemplateRendering {
    private let program: TemplateProgram
    /// UTF-8 bytes and no text: appending to text checks them each time.
    private var output: [UInt8] = []
    private var log = DiagnosticLog()
    /// The tags that have been reported: once is enough, though a list may come to a tag many times.
    private var reported: Set<ObjectIdentifier> = []

    private let special: ByteSet

    private init(_ program: TemplateProgram) {
        self.program = program
        special = program.format.special
        output.reserveCapacity(1 << 14)
    }

    /// Renders a program.
    ///
    /// - Throws: all errors under `template-name` and `value-not-representable`, sorted.
    static func render(_ program: TemplateProgram, _ scope: TemplateScope) throws(DiagnosedFailure) -> String {
        let rendering = TemplateRendering(program)
        rendering.take(program.steps, in: TemplateFrame(scope))
        guard !rendering.log.hasErrors else { throw DiagnosedFailure(rendering.log).sorted }
        return String(decoding: rendering.output, as: UTF8.self)
    }

    private func take(_ steps: [TemplateProgram.Step], in frame: TemplateFrame) {
        for step in steps {
            switch step {
            case .text(let literal): output += literal
            case .value(let tag): print(tag, in: frame)
            case .section(let tag, let steps): take(steps, for: tag, in: frame)
            case .inverted(let tag, let steps):
                if !truth(of: tag, in: frame) { take(steps, in: frame) }
            }
        }
    }

    private func take(_ steps: [TemplateProgram.Step], for tag: TemplateProgram.PlacedTag, in frame: TemplateFrame) {
        switch value(of: tag, in: frame) {
        case nil, .absent, .flag(false), .text("", _): break
        case .flag(true): take(steps, in: frame)
        case .text(let text, let key): take(steps, in: TemplateFrame([".": .text(text, key: key)], on: frame))
        case .list(let scopes): for scope in scopes { take(steps, in: TemplateFrame(scope, on: frame)) }
        case .scope(let scope): take(steps, in: TemplateFrame(scope, on: frame))
        }
    }

    private func truth(of tag: TemplateProgram.PlacedTag, in frame: TemplateFrame) -> Bool {
        switch value(of: tag, in: frame) {
        case .absent, .text("", _): false
        case .flag(let flag): flag
        case .list(let scopes): !scopes.isEmpty
        case nil, .text, .scope: true
        }
    }

    private func print(_ tag: TemplateProgram.PlacedTag, in frame: TemplateFrame) {
        switch value(of: tag, in: frame) {
        case nil: break
        case .text(let text, let key):
            if appendPlain(text) { return }
            guard let refusal = program.format.refusal(of: text) else {
                output += program.format.escape(text).utf8
                return
            }
            let message = "\(key ?? tag.name): the value \(refusal), which \(program.format.name) cannot hold"
            log.error(message, rule: "value-not-representable", at: location(of: tag))
        case .absent: report(tag, "'\(tag.name)' has no value here; put it in a section '{{#\(tag.name)}}'")
        case .flag: report(tag, "'\(tag.name)' is a flag, which can be branched on but not printed")
        case .list: report(tag, "'\(tag.name)' is a list, which cannot be printed; put it in a section")
        case .scope: report(tag, "'\(tag.name)' is a scope, which cannot be printed; put it in a section")
        }
    }
}

// MARK: - Plain text

extension TemplateRendering {
    /// Appends a text that the format writes as it is; false when it has to be looked at.
    private func appendPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count <= 1000, !bytes.contains(where: special.contains) else { return false }
            output.append(contentsOf: bytes)
            return true
        }
    }
}

// MARK: - Names

extension TemplateRendering {
    /// The value of a tag's name; nil for a name that is not declared, which is reported.
    private func value(of tag: TemplateProgram.PlacedTag, in frame: TemplateFrame) -> TemplateValue? {
        guard let value = frame.value(of: tag.first) else {
            unknown(tag, tag.first, among: frame.names)
            return nil
        }
        return tag.rest.isEmpty ? value : inner(value, of: tag)
    }

    /// What the components after the first stand for inside the value of the first.
    private func inner(_ outer: TemplateValue, of tag: TemplateProgram.PlacedTag) -> TemplateValue? {
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
            case .text, .flag, .list:
                let outer = ([tag.first] + tag.rest[..<index]).joined(separator: ".")
                report(tag, "'\(outer)' is not a scope and has no names in it")
                return nil
            }
        }
        return value
    }

    private func unknown(_ tag: TemplateProgram.PlacedTag, _ name: String, among names: @autoclosure () -> [String]) {
        guard !reported.contains(ObjectIdentifier(tag)) else { return }
        guard name != "." else { return report(tag, "'.' has no value here: the innermost section is over no texts") }
        let part = !tag.rest.isEmpty ? " in '\(tag.name)'" : ""
        report(tag, "there is no name '\(name)'\(part)\(Suggestion.phrase(for: name, among: names()))")
    }

    private func report(_ tag: TemplateProgram.PlacedTag, _ message: String) {
        guard reported.insert(ObjectIdentifier(tag)).inserted else { return }
        log.error(message, rule: "template-name", at: location(of: tag))
    }

    private func location(of tag: TemplateProgram.PlacedTag) -> SourceLocation {
        program.files[tag.file].location(of: tag.offset)
    }
}
