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
        case "csv": return CSVFormat()
        case "json": return JSONFormat()
        case "xml": return XMLFormat()
        case "php": return PHPFormat()
        case "yaml": return YAMLFormat()
        case "txt": return LineTextFormat()
        case "cfg": return KamailioFormat()
        case "dbtext": return DBTextFormat()
        default: return nil
        }
    }
}
