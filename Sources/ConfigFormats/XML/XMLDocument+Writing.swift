import CLibXML2

extension XMLDocument {
    /// The document as a file, in the encoding that it was read in.
    ///
    /// Elements, attributes, comments, blanks, namespaces and their order are as they were. What says the same may be
    /// spelt anew: blanks between attributes, the quotes around them, `xmlns` before them, `<a></a>` as `<a/>`, line ends
    /// as LF.
    ///
    /// - Returns: The file's bytes, ending in a line break; empty only if there is no memory.
    public func bytes() -> [UInt8] {
        let encoding = pointer.pointee.encoding.map { String(cString: $0) } ?? "UTF-8"
        // libxml2 marks with -1 a file that has no XML declaration (tree.h).
        let hasDeclaration = pointer.pointee.standalone != -1
        let options = hasDeclaration ? XML_SAVE_AS_XML.rawValue : XML_SAVE_AS_XML.rawValue | XML_SAVE_NO_DECL.rawValue
        let written: [UInt8] = XMLErrors.collect {
            guard let buffer = xmlBufferCreate() else { return [] }
            defer { xmlBufferFree(buffer) }
            guard let context = xmlSaveToBuffer(buffer, encoding, Int32(options)) else { return [] }
            xmlSaveDoc(context, pointer)
            // Closing is what empties the encoder into the buffer.
            xmlSaveClose(context)
            return Array(UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
        }.result
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        return hasByteOrderMark && !written.starts(with: mark) ? mark + written : written
    }
}
