/// A template with all its partials, ready to render.
struct TemplateProgram: Sendable {
    /// What to do next.
    indirect enum Step: Sendable {
        /// Prints text.
        case text([UInt8])
        /// Prints a value.
        case value(PlacedTag)
        /// Does the steps for each item, or if the value is true.
        case section(PlacedTag, [Step])
        /// Does the steps if the value is false.
        case inverted(PlacedTag, [Step])
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
        /// Counts the tags of a program.
        let number: Int

        init(_ tag: TemplateTag, file: Int, number: Int) {
            self.number = number
            name = tag.name
            first = tag.components[0]
            rest = tag.components.dropFirst()
            self.file = file
            offset = tag.offset
        }
    }

    /// What to do, in order.
    var steps: [Step]
    /// How many tags there are.
    var tagCount: Int
    /// The template and the partials that it includes.
    var files: [TemplateFile]
    /// How values are written in all of them.
    var format: any TemplateFormat
}
