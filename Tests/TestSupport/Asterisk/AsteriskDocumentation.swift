import CLibXML2

/// What an Asterisk knows, by the XML documentation that it ships and itself checks its options against.
public struct AsteriskDocumentation: Sendable {
    /// The options of `pjsip.conf` by object type, such as `endpoint`, in the documentation's spelling.
    public let pjsipOptions: [String: Set<String>]
    /// The names of the dialplan's applications, such as `Dial`.
    public let applications: Set<String>
    /// The names of the dialplan's functions, such as `CALLERID`.
    public let functions: Set<String>

    /// Reads the documentation of an install.
    ///
    /// - Throws: `AsteriskFailure` if it cannot be read.
    public init(of install: AsteriskInstall) throws {
        let path = "\(install.documentationFolder)/core-en_US.xml"
        // The file is the program's own and 5 MB of it; libxml2's limits are for what strangers send.
        guard let document = xmlReadFile(path, nil, Int32(XML_PARSE_HUGE.rawValue | XML_PARSE_NONET.rawValue)) else {
            throw AsteriskFailure(description: "cannot read \(path)")
        }
        defer { xmlFreeDoc(document) }
        guard let context = xmlXPathNewContext(document) else { throw AsteriskFailure(description: "out of memory") }
        defer { xmlXPathFreeContext(context) }

        applications = Set(Self.attributes("/docs/application/@name", context))
        functions = Set(Self.attributes("/docs/function/@name", context))
        let file = "/docs/configInfo/configFile[@name='pjsip.conf']"
        var options: [String: Set<String>] = [:]
        for object in Self.attributes("\(file)/configObject/@name", context) {
            let path = "\(file)/configObject[@name='\(object)']/configOption/@name"
            options[object] = Set(Self.attributes(path, context))
        }
        pjsipOptions = options
        if applications.isEmpty || functions.isEmpty || pjsipOptions.isEmpty {
            throw AsteriskFailure(description: "\(path) is not laid out as it was")
        }
    }

    /// The values of the attributes that a path selects.
    private static func attributes(_ path: String, _ context: xmlXPathContextPtr) -> [String] {
        guard let result = xmlXPathEvalExpression(path, context) else { return [] }
        defer { xmlXPathFreeObject(result) }
        guard let nodes = result.pointee.nodesetval else { return [] }
        return (0..<Int(nodes.pointee.nodeNr)).compactMap { index in
            // An attribute's value is the text below it.
            nodes.pointee.nodeTab[index]?.pointee.children?.pointee.content.map { String(cString: $0) }
        }
    }
}
