import Diagnostics

/// A piece of a configuration that Kamailio takes as one.
struct KamailioToken {
    /// What it is.
    enum Kind {
        /// Letters, digits and `_`.
        case word
        /// A text in quotes.
        case string
        /// A pseudo-variable, such as `$var(x)`.
        case variable
        /// An operator, a bracket, a separator.
        case sign
    }

    let kind: Kind
    /// As written, quotes included.
    let text: String
    let location: SourceLocation
    /// Whether something stands between this and what is before it.
    let isSpaced: Bool
    /// Whether it is the first of its line.
    let startsLine: Bool
}
