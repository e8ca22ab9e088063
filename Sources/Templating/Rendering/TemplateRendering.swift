import Diagnostics
import Mustache

/// One rendering of a program: does the steps that swift-mustache asks for, and collects what goes wrong.
final class TemplateRendering {
    private let program: TemplateProgram
    private var log = DiagnosticLog()
    /// The tags that have been reported: once is enough, though a list may come to a tag many times.
    private var reported: Set<ObjectIdentifier> = []

    private init(_ program: TemplateProgram) { self.program = program }

    /// Renders a program.
    ///
    /// - Throws: all errors under `template-name` and `value-not-representable`, sorted.
    static func render(_ program: TemplateProgram, _ scope: TemplateScope) throws(DiagnosedFailure) -> String {
        let rendering = TemplateRendering(program)
        let text = program.template.render(TemplateFrame(scope, of: rendering))
        guard !rendering.log.hasErrors else { throw DiagnosedFailure(rendering.log).sorted }
        return text
    }

    /// Does a step, and returns what swift-mustache is to make of it: text to print, or what to do with a section.
    func take(_ number: Int, in frame: TemplateFrame) -> Any {
        switch program.steps[number] {
        case .run(let pieces):
            var text = ""
            for piece in pieces {
                switch piece {
                case .text(let literal): text += literal
                case .value(let tag): text += print(tag, in: frame)
                }
            }
            return text
        case .section(let tag): return content(of: tag, in: frame)
        case .inverted(let tag): return truth(of: tag, in: frame)
        }
    }

    private func content(of tag: TemplateProgram.PlacedTag, in frame: TemplateFrame) -> Any {
        switch value(of: tag, in: frame) {
        case nil, .absent: false
        case .flag(let flag): flag
        case .text("", _): false
        case .text(let text, let key): TemplateFrame([".": .text(text, key: key)], on: frame, of: self)
        case .list(let scopes): scopes.map { TemplateFrame($0, on: frame, of: self) }
        case .scope(let scope): TemplateFrame(scope, on: frame, of: self)
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

    private func print(_ tag: TemplateProgram.PlacedTag, in frame: TemplateFrame) -> String {
        switch value(of: tag, in: frame) {
        case nil: return ""
        case .text(let text, let key):
            guard let refusal = program.format.refusal(of: text) else { return program.format.escape(text) }
            let message = "\(key ?? tag.name): the value \(refusal), which \(program.format.name) cannot hold"
            log.error(message, rule: "value-not-representable", at: location(of: tag))
        case .absent: report(tag, "'\(tag.name)' has no value here; put it in a section '{{#\(tag.name)}}'")
        case .flag: report(tag, "'\(tag.name)' is a flag, which can be branched on but not printed")
        case .list: report(tag, "'\(tag.name)' is a list, which cannot be printed; put it in a section")
        case .scope: report(tag, "'\(tag.name)' is a scope, which cannot be printed; put it in a section")
        }
        return ""
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
        report(tag, "there is no name '\(name)'\(part)\(EditDistance.hint(for: name, among: names()))")
    }

    private func report(_ tag: TemplateProgram.PlacedTag, _ message: String) {
        guard reported.insert(ObjectIdentifier(tag)).inserted else { return }
        log.error(message, rule: "template-name", at: location(of: tag))
    }

    private func location(of tag: TemplateProgram.PlacedTag) -> SourceLocation {
        program.files[tag.file].location(of: tag.offset)
    }
}
