import Mustache

/// A template with all its partials, ready to render.
///
/// swift-mustache decides what is rendered and how often; everything that is printed is written by this target. For
/// that, the text handed to swift-mustache holds no text and no names of the author's, only numbers of steps: a run of
/// text and values is `{{0}}`, a section `{{#1}}…{{/1}}`. The ways of swift-mustache that this steps round:
/// - it tells nobody which tag asks for a name, so an unknown name would have no position: a step knows its tag;
/// - it falls back to HTML escaping in every partial: here a value is escaped where its key and its format are known, and
///   swift-mustache is told to leave it alone;
/// - it takes empty text for true: here truth is decided before it is asked;
/// - after the end of a section it may miss that a tag has a line to itself, and it does not indent the lines of a
///   partial that end in CRLF: here lines are settled by the parser;
/// - it takes a microsecond and a half to render a tag, and to parse one it counts the characters up to the end of the
///   text: a run is one tag to it, however many values it prints, and the text that it parses is a few characters long.
struct TemplateProgram: Sendable {
    /// One numbered tag.
    enum Step: Sendable {
        /// Text and values without a section between them.
        case run([Piece])
        case section(PlacedTag)
        case inverted(PlacedTag)
    }

    /// A part of a run.
    enum Piece: Sendable {
        case text(String)
        case value(PlacedTag)
    }

    /// A tag, and the file it stands in by its number in `files`.
    ///
    /// A class, because a rendering handles tags all the time: one reference is cheaper to pass on than two names.
    final class PlacedTag: Sendable {
        /// The name as it is written.
        let name: String
        /// Its first component, which is looked for in all scopes, and those to look for inside its value.
        let first: String
        let rest: ArraySlice<String>
        let file: Int
        let offset: Int

        init(_ tag: TemplateTag, file: Int) {
            name = tag.name
            first = tag.components[0]
            rest = tag.components.dropFirst()
            self.file = file
            offset = tag.offset
        }
    }

    /// The steps by their numbers.
    var steps: [Step] = []
    /// The template and the partials that it includes.
    var files: [TemplateFile]
    /// How values are written in all of them.
    var format: any TemplateFormat
    /// What swift-mustache walks through.
    var template: MustacheTemplate
}
