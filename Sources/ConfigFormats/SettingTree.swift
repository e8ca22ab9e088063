public import Diagnostics

/// A configuration file as a tree of sections and settings, each with its place: what every format's reader makes, and
/// what tests and comparisons look at.
public struct SettingTree: Sendable, Equatable {
    /// The sections in the file's order; the same name may come again.
    public var sections: [Section] = []
    /// Directives such as `#include`, in the file's order.
    public var directives: [Directive] = []

    /// Makes an empty tree.
    public init() {}

    /// A named group of settings.
    public struct Section: Sendable, Equatable {
        /// The name, without brackets.
        public var name: String
        /// Whether it is only a pattern for other sections.
        public var isTemplate = false
        /// Whether it adds to an earlier section of its name.
        public var isAddition = false
        /// The templates that it takes settings from, in order.
        public var inherits: [String] = []
        /// Its settings in the file's order.
        public var settings: [Setting] = []
        /// Where it starts.
        public var location: SourceLocation
        /// The last line of its own text in the file where it starts: behind it a setting can be added; 0 where the
        /// format has no such place.
        public var endLine = 0

        /// Makes a section without settings.
        public init(name: String, location: SourceLocation) {
            self.name = name
            self.location = location
            endLine = location.line
        }

        /// The value of a key, the last one where it stands several times.
        public subscript(key: String) -> String? { settings.last { $0.key == key }?.value }

        /// All values of a key, in order.
        public func values(of key: String) -> [String] { settings.filter { $0.key == key }.map(\.value) }
    }

    /// One key and its value.
    public struct Setting: Sendable, Equatable {
        /// The key as written.
        public var key: String
        /// The value with the format's escapes taken out.
        public var value: String
        /// Where the key starts.
        public var location: SourceLocation
        /// Whether it comes from a template; its place is there.
        public var isInherited = false
        /// Whether a later line added to its value, as `+=` does in Asterisk's files.
        public var isAppended = false
        /// The comment on whole lines directly above it, without the marks that make it one; nil if there is none.
        public var comment: String?

        /// Makes a setting.
        public init(key: String, value: String, location: SourceLocation) {
            self.key = key
            self.value = value
            self.location = location
        }
    }

    /// A directive to the reader, such as `#include "x.conf"`.
    public struct Directive: Sendable, Equatable {
        /// The word behind the `#`.
        public var name: String
        /// What follows it, without quotes.
        public var argument: String
        /// Where it starts.
        public var location: SourceLocation
    }

    /// The sections of a name that hold a setting `type` of the given value: `pjsip.conf` uses one name for several
    /// objects.
    public func sections(named name: String, type: String? = nil) -> [Section] {
        sections.filter { $0.name == name && (type == nil || $0["type"] == type) }
    }
}
