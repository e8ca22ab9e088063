import Diagnostics
import Mustache

/// Makes a program of a template: puts its partials in their places and numbers its steps.
struct TemplateCompiler {
    /// How many partials one template may include, counted each time: templates that include each other twice over
    /// would otherwise grow without bounds.
    static let partialLimit = 1000

    private let store: TemplateStore
    private let format: any TemplateFormat
    private var files: [TemplateFile] = []
    /// The numbers of the files that are being included, outermost first.
    private var path: [Int] = []
    private var partials = 0
    private var depth = 0
    private var log = DiagnosticLog()

    private var steps: [TemplateProgram.Step] = []
    private var run: [TemplateProgram.Piece] = []
    private var source = "{{% CONTENT_TYPE: TEXT}}"

    private init(_ store: TemplateStore, _ format: any TemplateFormat) {
        self.store = store
        self.format = format
    }

    /// Compiles a template.
    ///
    /// - Throws: all errors of syntax and of partials, in the template and in all that it includes.
    static func compile(
        _ file: TemplateFile,
        format: any TemplateFormat,
        store: TemplateStore
    ) throws(DiagnosedFailure) -> TemplateProgram {
        var compiler = TemplateCompiler(store, format)
        compiler.include(file, indentation: "", continuesLine: false)
        compiler.endRun()
        guard !compiler.log.hasErrors else { throw DiagnosedFailure(compiler.log) }
        do {
            return TemplateProgram(
                steps: compiler.steps,
                files: compiler.files,
                format: format,
                template: try MustacheTemplate(string: compiler.source)
            )
        } catch {
            // Cannot happen: the text is of our own making. It must not bring the program down if it does.
            throw DiagnosedFailure("cannot be used: \(error)", rule: "template-syntax", at: file.location(of: 0))
        }
    }

    private mutating func include(_ file: TemplateFile, indentation: String, continuesLine: Bool) {
        let nodes: [TemplateNode]
        switch store.nodes(of: file) {
        case .success(let parsed): nodes = parsed
        case .failure(let failure): return log.append(failure.log)
        }
        let number = files.firstIndex { $0.path == file.path } ?? files.count
        if number == files.count { files.append(file) }
        path.append(number)
        var margin = TemplateMargin(indentation, continuesLine: continuesLine)
        add(nodes, of: number, &margin)
        path.removeLast()
    }

    private mutating func add(_ nodes: [TemplateNode], of file: Int, _ margin: inout TemplateMargin) {
        for node in nodes {
            switch node {
            case .text(let text, let startsLine): print(margin.indent(text, startsLine: startsLine))
            case .lineStart: print(margin.atLineStart())
            case .variable(let tag): run.append(.value(place(tag, file)))
            case .partial(let tag, let indentation): addPartial(place(tag, file), indentation, margin)
            case .section(let tag, let nodes):
                addSection(.section(place(tag, file)), "#", nodes, file, &margin)
            case .inverted(let tag, let nodes):
                addSection(.inverted(place(tag, file)), "^", nodes, file, &margin)
            }
        }
    }

    private func place(_ tag: TemplateTag, _ file: Int) -> TemplateProgram.PlacedTag {
        TemplateProgram.PlacedTag(tag, file: file)
    }

    private mutating func print(_ text: String) {
        guard !text.isEmpty else { return }
        if case .text(let before) = run.last {
            run[run.count - 1] = .text(before + text)
        } else {
            run.append(.text(text))
        }
    }

    private mutating func endRun() {
        guard !run.isEmpty else { return }
        source += "{{\(steps.count)}}"
        steps.append(.run(run))
        run = []
    }

    private mutating func addSection(
        _ step: TemplateProgram.Step,
        _ sigil: Character,
        _ nodes: [TemplateNode],
        _ file: Int,
        _ margin: inout TemplateMargin
    ) {
        endRun()
        let number = steps.count
        steps.append(step)
        source += "{{\(sigil)\(number)}}"
        depth += 1
        add(nodes, of: file, &margin)
        depth -= 1
        endRun()
        source += "{{/\(number)}}"
    }
}

// MARK: - Partials

extension TemplateCompiler {
    private mutating func addPartial(
        _ tag: TemplateProgram.PlacedTag,
        _ indentation: String?,
        _ margin: TemplateMargin
    ) {
        let includer = files[tag.file]
        switch partial(tag.name, from: includer) {
        case .failure(let fault):
            log.error(fault.message, rule: "template-partial", at: includer.location(of: tag.offset))
        case .success(let file):
            partials += 1
            depth += 1
            include(file, indentation: margin.indentation + (indentation ?? ""), continuesLine: indentation == nil)
            depth -= 1
        }
    }

    private struct Fault: Error { var message: String }

    private func partial(_ name: String, from includer: TemplateFile) -> Result<TemplateFile, Fault> {
        guard let file = store.files[name + TemplateFile.ending] else {
            let names = store.files.keys.map { String($0.dropLast(TemplateFile.ending.count)) }
            let hint = EditDistance.hint(for: name, among: names)
            return .failure(Fault(message: "there is no template '\(name)'\(hint)"))
        }
        if let first = path.firstIndex(where: { files[$0].path == file.path }) {
            let ring = path[first...].map { files[$0].path } + [file.path]
            let names = ring.map { $0.dropLast(TemplateFile.ending.count) }
            return .failure(Fault(message: "the template includes itself: \(names.joined(separator: " → "))"))
        }
        guard TemplateFile.kind(of: file.path) == TemplateFile.kind(of: includer.path),
            store.format(file.path)?.name == format.name
        else {
            let message = "'\(name)' is of another format than this file, so its values would be escaped wrongly"
            return .failure(Fault(message: message))
        }
        guard depth < TemplateParser.depthLimit, partials < Self.partialLimit else {
            return .failure(Fault(message: "too many templates include each other here"))
        }
        return .success(file)
    }
}
