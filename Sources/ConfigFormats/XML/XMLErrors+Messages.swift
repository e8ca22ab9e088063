import CLibXML2

extension XMLErrors.Finding {
    /// What is wrong with a file's XML, without a word of the file.
    var syntaxMessage: String {
        if domain == Int(XML_FROM_NAMESPACE.rawValue) {
            return "a prefix is used here that no 'xmlns' declares, or a namespace is declared wrongly"
        }
        switch xmlParserErrors(UInt32(clamping: code)) {
        case XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_START: return "XML begins with '<'"
        case XML_ERR_DOCUMENT_END: return "text stands behind the end of the last element"
        case XML_ERR_TAG_NAME_MISMATCH:
            return "the element that is closed here is not the one that was opened on line \(number)"
        case XML_ERR_TAG_NOT_FINISHED: return "an element is never closed"
        case XML_ERR_INVALID_CHAR: return "a character stands here that XML cannot hold"
        case XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF:
            return "a reference stands for no character that XML can hold"
        case XML_ERR_NAME_REQUIRED: return "a name is expected here; in text, '&' is written as '&amp;'"
        case XML_ERR_ENTITYREF_SEMICOL_MISSING: return "an '&' begins no reference; in text it is written as '&amp;'"
        case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
            return "a reference to an entity that is not declared; in text, '&' is written as '&amp;'"
        case XML_ERR_LT_IN_ATTRIBUTE: return "a '<' stands in an attribute; it is written as '&lt;'"
        case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
            return "an attribute needs a value in quotes"
        case XML_ERR_ATTRIBUTE_REDEFINED: return "an attribute comes twice"
        case XML_ERR_SPACE_REQUIRED: return "a blank is missing here"
        case XML_ERR_GT_REQUIRED: return "a '>' is missing here"
        case XML_ERR_MISPLACED_CDATA_END: return "']]>' stands in text; it is written as ']]&gt;'"
        case XML_ERR_CDATA_NOT_FINISHED: return "a CDATA section is never closed"
        case XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_HYPHEN_IN_COMMENT: return "a comment is not closed by '-->'"
        case XML_ERR_INVALID_ENCODING, XML_I18N_CONV_FAILED, XML_IO_ENCODER:
            return "the text is not in the encoding that the file names, or UTF-8 if it names none"
        case XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING:
            return "the file names an encoding that is not known"
        case XML_ERR_INTERNAL_ERROR, XML_ERR_NAME_TOO_LONG:
            return "a text is too long, or elements are nested too deeply"
        default: return "the file is not well-formed XML here (libxml2's error \(code))"
        }
    }

    /// What a schema has against a file, without the file's texts: names of elements and attributes only.
    var schemaMessage: String {
        switch xmlRelaxNGValidErr(UInt32(clamping: code)) {
        // libxml2's own words quote the value in these.
        case XML_RELAXNG_ERR_TYPEVAL:
            return words.first.map { "a value is not of the type '\($0)'" } ?? "a value is not of its type"
        case XML_RELAXNG_ERR_VALUE: return "a value is none of those that are allowed here"
        case XML_RELAXNG_ERR_LISTEXTRA: return "a list has more items than it may have"
        case XML_RELAXNG_ERR_DUPID: return "an ID comes twice"
        default: return message
        }
    }
}
