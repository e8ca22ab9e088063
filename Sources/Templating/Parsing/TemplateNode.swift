/// A part of a parsed template.
indirect enum TemplateNode: Sendable {
    /// Text to print as it is. `startsLine`: its first character is the first of a line of the template.
    case text(String, startsLine: Bool)
    /// A line begins here with a tag that does not have the line to itself. Indentation of a partial goes here.
    case lineStart
    /// A value to print.
    case variable(TemplateTag)
    /// What to print for each item of a list, or if a value is true.
    case section(TemplateTag, [TemplateNode])
    /// What to print if a value is false, empty or absent.
    case inverted(TemplateTag, [TemplateNode])
    /// Another template to put here. `indentation`: what stood before the tag on a line of its own; nil if the tag shares
    /// its line with others.
    case partial(TemplateTag, indentation: String?)
}

/// The name in a tag, and where the tag begins.
struct TemplateTag: Sendable {
    /// The name as it is written.
    var name: String
    /// The names between the dots; the name `.` is one component.
    var components: [String]
    /// The byte offset of the tag's first brace.
    var offset: Int
}
