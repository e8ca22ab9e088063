import CLibXML2

/// libxml2's word on a document.
enum XMLJudge {
    /// Whether a document is well-formed.
    static func isWellFormed(_ bytes: [UInt8]) -> Bool {
        let document = bytes.withUnsafeBytes {
            xmlReadMemory($0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil, 0)
        }
        defer { xmlFreeDoc(document) }
        return document != nil
    }
}
