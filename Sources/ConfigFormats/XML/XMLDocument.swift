import CLibXML2
public import Diagnostics

/// An XML file as libxml2 holds it, so that single elements can be changed and all the rest, known or not, is written
/// back as it was.
///
/// No network or other file is ever read, and a document type (DTD) is refused, and with it all entities of its own. Not
/// for several threads at once.
public final class XMLDocument {
    /// The largest file that is read, in bytes.
    public static let maximumSize = 64 << 20

    /// The file's name in findings.
    public let file: String
    let pointer: xmlDocPtr
    /// Whether a byte order mark (UTF-8) stood at the start.
    let hasByteOrderMark: Bool
    /// Nodes that were taken out: elements may still be held, so nothing is freed before the document.
    private var removed: [xmlNodePtr] = []

    /// Reads a file.
    ///
    /// Errors never quote the file's text, which may be a password:
    /// - `xml-size`: larger than ``maximumSize``, or an element with more than 1,000 attributes
    /// - `xml-dtd`: it has a document type
    /// - `xml-syntax`: not well-formed, or a namespace is not declared
    ///
    /// - Parameters:
    ///   - bytes: The file, in the encoding that it names.
    ///   - file: Its name in findings.
    ///   - log: Takes the findings. The line is exact; columns are not known.
    /// - Returns: The document; nil if there are errors.
    public static func parse(_ bytes: [UInt8], file: String, log: inout DiagnosticLog) -> XMLDocument? {
        guard bytes.count <= maximumSize else {
            let message = "the file is larger than \(maximumSize >> 20) MB"
            log.error(message, rule: "xml-size", at: SourceLocation(file: file))
            return nil
        }
        if let line = XMLTagScan.lineOfOverfullTag(bytes) {
            let message = "an element has more than \(XMLTagScan.maximumAttributes) attributes"
            log.error(message, rule: "xml-size", at: SourceLocation(file: file, line: line))
            return nil
        }
        let state = ParserState()
        let (pointer, findings) = XMLErrors.collect { parse(bytes, state) }
        if state.doctypeLine == nil, let pointer, !findings.contains(where: \.isError) {
            return XMLDocument(pointer, file: file, hasByteOrderMark: bytes.starts(with: [0xef, 0xbb, 0xbf]))
        }
        if let pointer { xmlFreeDoc(pointer) }
        var errors = BoundedLog()
        if let line = state.doctypeLine {
            // What the parser says about having been stopped is no news.
            let location = SourceLocation(file: file, line: max(line, 1))
            errors.error("the file has a document type (DTD), which is not read", rule: "xml-dtd", at: location)
        } else {
            // Of one line the first: what follows it mostly follows from it.
            var lines: Set<Int> = []
            for finding in findings where finding.isError && lines.insert(finding.line).inserted {
                let location = SourceLocation(file: file, line: max(finding.line, 1))
                errors.error(finding.syntaxMessage, rule: "xml-syntax", at: location)
            }
        }
        if !errors.log.hasErrors {
            errors.error("the file is not well-formed XML", rule: "xml-syntax", at: SourceLocation(file: file))
        }
        log.append(errors.log)
        return nil
    }

    /// What happens while a file is parsed.
    private final class ParserState {
        /// The line of the document type, if one was met.
        var doctypeLine: Int?
    }

    private static func parse(_ bytes: [UInt8], _ state: ParserState) -> xmlDocPtr? {
        guard let context = xmlNewParserCtxt() else { return nil }
        defer { xmlFreeParserCtxt(context) }
        context.pointee._private = Unmanaged.passUnretained(state).toOpaque()
        // Called at the document type's name, before anything in it is read.
        context.pointee.sax?.pointee.internalSubset = { context, _, _, _ in
            guard let context else { return }
            let parser = context.assumingMemoryBound(to: xmlParserCtxt.self)
            if let state = parser.pointee._private {
                Unmanaged<ParserState>.fromOpaque(state).takeUnretainedValue().doctypeLine = Int(
                    xmlSAX2GetLineNumber(context)
                )
            }
            xmlStopParser(parser)
        }
        // Not XML_PARSE_NOENT, which puts entities in, not XML_PARSE_HUGE, which lifts the limits, and not
        // XML_PARSE_COMPACT, after which texts cannot be changed.
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue)
        let document = bytes.withUnsafeBytes { buffer in
            let start = buffer.bindMemory(to: CChar.self).baseAddress
            return xmlCtxtReadMemory(context, start, Int32(buffer.count), nil, nil, options)
        }
        return withExtendedLifetime(state) { document }
    }

    private init(_ pointer: xmlDocPtr, file: String, hasByteOrderMark: Bool) {
        self.pointer = pointer
        self.file = file
        self.hasByteOrderMark = hasByteOrderMark
    }

    deinit {
        // The names in removed nodes belong to the document.
        for node in removed { xmlFreeNode(node) }
        xmlFreeDoc(pointer)
    }

    /// Takes a node out of the tree and keeps it until the document goes.
    func takeOut(_ node: xmlNodePtr) {
        xmlUnlinkNode(node)
        removed.append(node)
    }
}
