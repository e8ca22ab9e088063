import Diagnostics

/// Makes a program of a template: puts its partials in their places and joins their texts.
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
    private var tags = 0
    private var log = DiagnosticLog()

    private var steps: [TemplateProgram.Step] = []

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
        guard !compiler.log.hasErrors else { throw DiagnosedFailure(compiler.log) }
        return TemplateProgram(steps: compiler.steps, tagCount: compiler.tags, files: compiler.files, format: format)
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
            case .variable(let tag): steps.append(.value(place(tag, file)))
            case .partial(let tag, let indentation): addPartial(place(tag, file), indentation, margin)
            case .section(let tag, let nodes):
                let inner = inside(nodes, file, &margin)
                steps.append(.section(place(tag, file), inner))
            case .inverted(let tag, let nodes):
                let inner = inside(nodes, file, &margin)
                steps.append(.inverted(place(tag, file), inner))
            }
        }
    }

    private mutating func place(_ tag: TemplateTag, _ file: Int) -> TemplateProgram.PlacedTag {
        defer { tags += 1 }
        return TemplateProgram.PlacedTag(tag, file: file, number: tags)
    }

    private mutating func print(_ text: String) {
        guard !text.isEmpty else { return }
        if case .text(let before) = steps.last {
            steps[steps.count - 1] = .text(before + Array(text.utf8))
        } else {
            steps.append(.text(Array(text.utf8)))
        }
    }

    private mutating func inside(
        _ nodes: [TemplateNode],
        _ file: Int,
        _ margin: inout TemplateMargin
    ) -> [TemplateProgram.Step] {
        let outer = steps
        steps = []
        depth += 1
        add(nodes, of: file, &margin)
        depth -= 1
        defer { steps = outer }
        return steps
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
            let hint = Suggestion.phrase(for: name, among: names)
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
