import ConfigFormats
public import Templating

/// The templates that ship inside the product, and the formats of the files that they make.
public enum TemplateFiles {
    /// All built-in templates, their paths relative to `Templates`.
    public static var builtIn: [TemplateFile] {
        EmbeddedTemplates.files.map { file in
            TemplateFile(path: "\(file.path)", text: "\(file.text)", origin: "Templates/\(file.path)")
        }
    }

    /// The built-in templates, single ones replaced.
    public static func makeLibrary(replacing files: [TemplateFile] = []) -> TemplateLibrary {
        TemplateLibrary(files: builtIn + files, format: format)
    }

    /// The format of the file that a template makes, by what stands before `.mustache`.
    @Sendable package static func format(_ path: String) -> (any TemplateFormat)? {
        guard path.hasSuffix(".mustache") else { return nil }
        switch path.dropLast(".mustache".count).split(separator: ".").last {
        case "conf": return AsteriskFormat()
        case "md": return MarkdownFormat()
        case "html": return HTMLFormat()
        default: return nil
        }
    }
}

/// Asterisk's `.conf` files, as templates write them.
struct AsteriskFormat: TemplateFormat {
    let name = "ASTERISK"
    /// Control characters and blanks, which Asterisk cuts off at both ends, and the sign of a comment.
    let special = ByteSet(0...0x20, characters: ";")

    func refusal(of text: String) -> String? { AsteriskConf.refusal(of: text) }

    func escape(_ text: String) -> String { AsteriskConf.escape(text) }
}
