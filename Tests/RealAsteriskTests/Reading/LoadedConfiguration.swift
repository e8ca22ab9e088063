import ConfigFormats
import TestSupport

/// The categories of a file in order, as lines `[name]` and `key=value`: one form for Asterisk's view and ours.
///
/// This is all that `GetConfig` tells. It does not show comments, directives, places, whether a setting came from a
/// template, or whether `=` or `=>` was written; templates are shown only where its filter asks for them.
struct LoadedConfiguration: Equatable, CustomStringConvertible {
    /// The lines.
    var lines: [String]

    /// What we read, with or without the templates.
    ///
    /// - Parameters:
    ///   - tree: What was read.
    ///   - templates: Whether templates are wanted.
    ///   - isLatin1: Whether the files are no UTF-8. The manager interface gives their bytes as they are, and the client
    ///     that reads them takes all for UTF-8.
    init(_ tree: SettingTree, templates: Bool, isLatin1: Bool) {
        lines = tree.sections.filter { templates || !$0.isTemplate }.flatMap { section in
            ["[\(section.name)]"] + section.settings.map { "\($0.key)=\($0.value)" }
        }
        if isLatin1 {
            lines = lines.map { line in
                String(decoding: line.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, as: UTF8.self)
            }
        }
    }

    /// What Asterisk answers.
    init(_ answer: AMIMessage) {
        lines = answer.fields.compactMap { field in
            field.name.hasPrefix("Category-")
                ? "[\(field.value)]" : field.name.hasPrefix("Line-") ? field.value : nil
        }
    }

    /// The lines.
    var description: String { lines.joined(separator: "\n") }
}

extension AsteriskInstance {
    /// A file as Asterisk's own parser reads it; nil if it refuses the file.
    func loaded(_ file: String, templates: Bool) async throws -> LoadedConfiguration? {
        do {
            let answer =
                templates
                ? try await ami.action("GetConfig", ["Filename": file, "Filter": "TEMPLATES=include"])
                : try await ami.action("GetConfig", ["Filename": file])
            return LoadedConfiguration(answer.response)
        } catch let refusal as AMIRefusal where refusal.message.contains("invalid format") {
            return nil
        }
    }
}
