public import Diagnostics
public import TrunkModel

/// What takes a difference away.
public struct Mending: Sendable, Hashable {
    /// Who can make the change.
    public enum Way: String, Sendable, CaseIterable {
        /// The patch makes it.
        case patch
        /// A person, since a password is part of it, which nothing shows.
        case secret
        /// A person, since the form has no lines that a program may change.
        case person
    }

    /// Lines of one file that change.
    public struct LineChange: Sendable, Hashable {
        /// Where the change begins in the deployed file; for added lines alone, the line behind which they come.
        public let location: SourceLocation
        /// The lines that go, without their ends.
        public let removed: [String]
        /// The lines that come.
        public let added: [String]
        /// How many further lines change, which are not listed.
        public let more: Int
    }

    /// Who can make the change.
    public let way: Way
    /// The change as a sentence.
    public let words: LocalizedText
    /// The change in the deployed files' own words; empty unless the patch makes it.
    public let changes: [LineChange]
}
