import ConfigFormats
import Templating

/// Asterisk's `.conf` files, as templates write them.
struct AsteriskFormat: TemplateFormat {
    let name = "ASTERISK"
    /// Control characters and blanks, which Asterisk cuts off at both ends, and the sign of a comment.
    let special = ByteSet(0...0x20, characters: ";")

    func refusal(of text: String) -> String? { AsteriskConf.refusal(of: text) }

    func escape(_ text: String) -> String { AsteriskConf.escape(text) }
}

/// One cell of a CSV file; the template writes the commas and the line ends.
struct CSVFormat: TemplateFormat {
    let name = "CSV"
    /// Control characters, those behind ASCII (which begin with 0xC2) included, blanks, quotes, commas, and the first byte
    /// of a byte order mark.
    let special = ByteSet(0...0x20, 0x7f, 0xc2, 0xef, characters: "\",")

    func refusal(of text: String) -> String? { CSVText.refusal(of: text) }

    func escape(_ text: String) -> String { CSVText.escape(text) }
}

/// The inside of a JSON string; the template writes the quotes.
struct JSONFormat: TemplateFormat {
    let name = "JSON"
    /// Control characters and line separators, those behind ASCII (which begin with 0xC2 and 0xE2) included.
    let special = ByteSet(0...0x1f, 0x7f, 0xc2, 0xe2, characters: "\"\\")

    func refusal(of text: String) -> String? { JSONText.refusal(of: text) }

    func escape(_ text: String) -> String { JSONText.escape(text) }
}

/// The text of an XML element, or an attribute's value between quotes.
struct XMLFormat: TemplateFormat {
    let name = "XML"
    /// Control characters, markup, and the first byte of U+FFFE and U+FFFF.
    let special = ByteSet(0...0x1f, 0xef, characters: "&<>\"'")

    func refusal(of text: String) -> String? { XMLText.refusal(of: text) }

    func escape(_ text: String) -> String { XMLText.escape(text) }
}

/// The inside of a single-quoted string of PHP; the template writes the quotes.
struct PHPFormat: TemplateFormat {
    let name = "PHP"
    let special = ByteSet(0...0, characters: "\\'")

    func refusal(of text: String) -> String? { PHPText.refusal(of: text) }

    func escape(_ text: String) -> String { PHPText.escape(text) }
}

/// The inside of a double-quoted scalar of YAML; the template writes the quotes.
struct YAMLFormat: TemplateFormat {
    let name = "YAML"
    /// Control characters, line separators, those behind ASCII included, and the first byte of a byte order mark.
    let special = ByteSet(0...0x1f, 0x7f, 0xc2, 0xe2, 0xef, characters: "\"\\")

    func refusal(of text: String) -> String? { YAMLText.refusal(of: text) }

    func escape(_ text: String) -> String { YAMLText.escape(text) }
}

/// Plain text in which each value stands on one line.
struct LineTextFormat: TemplateFormat {
    let name = "LINE"
    /// Control characters and line separators, those behind ASCII included.
    let special = ByteSet(0...0x1f, 0x7f, 0xc2, 0xe2)

    func refusal(of text: String) -> String? { LineText.refusal(of: text) }

    func escape(_ text: String) -> String { LineText.escape(text) }
}

/// The inside of a string in `kamailio.cfg`; the template writes the quotes.
struct KamailioFormat: TemplateFormat {
    let name = "KAMAILIO"
    /// Control characters and line separators, those behind ASCII included, quotes and backslashes.
    let special = ByteSet(0...0x1f, 0x7f, 0xc2, 0xe2, characters: "\"\\")

    func refusal(of text: String) -> String? { KamailioString.refusal(of: text) }

    func escape(_ text: String) -> String { KamailioString.escape(text) }
}

/// One value of a table of Kamailio's `db_text`; the template writes the colons and the line ends.
struct DBTextFormat: TemplateFormat {
    let name = "DBTEXT"
    let special = ByteSet(0...0x1f, characters: "\\:")

    func refusal(of text: String) -> String? { DBText.refusal(of: text) }

    func escape(_ text: String) -> String { DBText.escape(text) }
}
