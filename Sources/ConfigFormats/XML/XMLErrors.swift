import CLibXML2

/// What libxml2 finds while it works, instead of its printing to standard error.
final class XMLErrors {
    /// One finding of libxml2.
    struct Finding {
        /// The code, one of `xmlParserErrors` or of the domain's own.
        var code: Int
        /// The part of libxml2 that found it, one of `xmlErrorDomain`.
        var domain: Int
        /// Whether it is an error and not only a warning.
        var isError: Bool
        /// 1-based line; 0 where there is none.
        var line: Int
        /// What libxml2 says, on one line.
        ///
        /// It may quote the file, and with it a password.
        var message: String
        /// The names or values that the message quotes.
        var words: [String]
        /// A number that the message quotes, such as the line of the element that was not closed.
        var number: Int
    }

    /// What was found, the first ``BoundedLog/maximum`` of it and one more.
    private(set) var findings: [Finding] = []

    /// What libxml2 sets up once and not safely from several threads.
    private static let isReady: Bool = {
        xmlInitParser()
        xmlSchemaInitTypes()
        return xmlRelaxNGInitTypes() == 0
    }()

    /// Calls libxml2 and collects its errors.
    ///
    /// The handler belongs to the thread; what was set before is set again.
    static func collect<Result>(_ call: () -> Result) -> (result: Result, findings: [Finding]) {
        _ = isReady
        let errors = XMLErrors()
        let (context, handler) = (__xmlStructuredErrorContext().pointee, __xmlStructuredError().pointee)
        xmlSetStructuredErrorFunc(Unmanaged.passUnretained(errors).toOpaque()) { context, error in
            guard let context, let error else { return }
            Unmanaged<XMLErrors>.fromOpaque(context).takeUnretainedValue().take(error.pointee)
        }
        defer { xmlSetStructuredErrorFunc(context, handler) }
        return withExtendedLifetime(errors) { (call(), errors.findings) }
    }

    private func take(_ error: xmlError) {
        guard findings.count <= BoundedLog.maximum else { return }
        findings.append(
            Finding(
                code: Int(error.code),
                domain: Int(error.domain),
                isError: error.level.rawValue >= XML_ERR_ERROR.rawValue,
                line: Int(error.line),
                message: Self.trimmed(error.message.map { String(cString: $0) } ?? ""),
                words: [error.str1, error.str2, error.str3].compactMap { $0.map { String(cString: $0) } },
                number: Int(error.int1)
            )
        )
    }

    private static func trimmed(_ message: String) -> String {
        String(message.prefix { $0 != "\n" })
    }
}
