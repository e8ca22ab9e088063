import Diagnostics

/// Turns the text of a template into nodes.
///
/// A section, an end of a section, a comment or a partial that has a line to itself takes the whole line, its line break
/// included, as the Mustache manual has it. Line breaks may be LF or CRLF and are printed as they are written.
struct TemplateParser {
    /// How many sections and partials may stand within each other.
    ///
    /// Rendering is recursive, so the depth must have a limit; no honest template comes near this one.
    static let depthLimit = 60

    private var scanner: TemplateScanner
    /// The first byte that is not in a node yet.
    private var cursor: Int
    /// The sections that are open, outermost first; `levels` has the nodes of each, and of the file at its start.
    private var open: [TemplateScanner.Tag] = []
    private var levels: [[TemplateNode]] = [[]]

    private init(_ file: TemplateFile) {
        scanner = TemplateScanner(file)
        cursor = scanner.start
    }

    /// Parses a template.
    ///
    /// - Throws: all errors of its syntax, under the rule `template-syntax`.
    static func parse(_ file: TemplateFile) throws(DiagnosedFailure) -> [TemplateNode] {
        var parser = TemplateParser(file)
        while let tag = parser.scanner.next() { parser.add(tag) }
        parser.addText(upTo: parser.scanner.bytes.count)
        while let tag = parser.open.last { parser.closeUnfinished(tag) }
        guard !parser.scanner.log.hasErrors else { throw DiagnosedFailure(parser.scanner.log) }
        return parser.levels[0]
    }

    private mutating func add(_ tag: TemplateScanner.Tag) {
        var indentation: String?
        if let line = lineAround(tag) {
            indentation = text(line.lowerBound..<tag.range.lowerBound)
            addText(upTo: line.lowerBound)
            cursor = line.upperBound
        } else {
            addText(upTo: tag.range.lowerBound)
            if startsLine(tag.range.lowerBound) { append(.lineStart) }
            cursor = tag.range.upperBound
        }
        switch tag.kind {
        case .comment: break
        case .variable: append(.variable(node(tag)))
        case .partial: append(.partial(node(tag), indentation: indentation))
        case .section, .inverted: begin(tag)
        case .close: end(tag)
        }
    }

    private mutating func append(_ node: TemplateNode) { levels[levels.count - 1].append(node) }

    private func node(_ tag: TemplateScanner.Tag) -> TemplateTag {
        let components = tag.name == "." ? ["."] : tag.name.split(separator: ".").map(String.init)
        return TemplateTag(name: tag.name, components: components, offset: tag.range.lowerBound)
    }
}

// MARK: - Sections

extension TemplateParser {
    private mutating func begin(_ tag: TemplateScanner.Tag) {
        if open.count == Self.depthLimit {
            scanner.error("more than \(Self.depthLimit) sections stand within each other", at: tag.range.lowerBound)
        }
        open.append(tag)
        levels.append([])
    }

    private mutating func end(_ tag: TemplateScanner.Tag) {
        guard let depth = open.lastIndex(where: { $0.name == tag.name }) else {
            let inner = open.last.map { "; the section open here is '\($0.name)'" } ?? ""
            scanner.error("'{{/\(tag.name)}}' closes no open section\(inner)", at: tag.range.lowerBound)
            return
        }
        // The sections inside the one that is closed should have been closed before it.
        while open.count - 1 > depth, let inner = open.last { closeUnfinished(inner) }
        close()
    }

    private mutating func closeUnfinished(_ tag: TemplateScanner.Tag) {
        scanner.error("the section '\(tag.name)' is not closed", at: tag.range.lowerBound)
        close()
    }

    private mutating func close() {
        let tag = open.removeLast()
        let nodes = levels.removeLast()
        // Nodes of a refused depth are let go at once: releasing a deep tree is recursive as well.
        guard open.count < Self.depthLimit else { return }
        append(tag.kind == .inverted ? .inverted(node(tag), nodes) : .section(node(tag), nodes))
    }
}

// MARK: - Lines

extension TemplateParser {
    private func text(_ range: Range<Int>) -> String { String(decoding: scanner.bytes[range], as: UTF8.self) }

    private func startsLine(_ index: Int) -> Bool {
        index == scanner.start || scanner.bytes[index - 1] == UInt8(ascii: "\n")
    }

    private mutating func addText(upTo end: Int) {
        if cursor < end { append(.text(text(cursor..<end), startsLine: startsLine(cursor))) }
        cursor = end
    }

    /// The line of a tag that has it to itself, with its line break; nil if the tag shares its line.
    private func lineAround(_ tag: TemplateScanner.Tag) -> Range<Int>? {
        guard tag.kind != .variable else { return nil }
        let bytes = scanner.bytes
        var first = tag.range.lowerBound
        while first > cursor, TemplateScanner.isBlank(bytes[first - 1]) { first -= 1 }
        guard startsLine(first) else { return nil }
        var last = tag.range.upperBound
        while last < bytes.count, TemplateScanner.isBlank(bytes[last]) { last += 1 }
        if last == bytes.count { return first..<last }
        if bytes[last] == UInt8(ascii: "\r"), last + 1 < bytes.count { last += 1 }
        return bytes[last] == UInt8(ascii: "\n") ? first..<last + 1 : nil
    }
}
