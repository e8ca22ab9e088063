public import Diagnostics

/// A table of Kamailio's module `db_text`: a file of text, named like the table.
public struct DBTextTable: Sendable {
    /// A column as the file's first line declares it.
    public struct Column: Sendable, Equatable {
        /// The kinds of values; Kamailio goes by the first letter of what is written.
        public enum Kind: Sendable, CaseIterable {
            /// `int`.
            case int
            /// `double`.
            case double
            /// `str`, or `string`.
            case string
            /// `blob`.
            case blob
            /// `time`, as a number of seconds.
            case time
        }

        /// Its name.
        public var name: String
        /// What it holds.
        public var kind: Kind
        /// Whether a row may leave it empty (`null`).
        public var allowsNull: Bool
        /// Whether Kamailio numbers new rows by it (`auto`).
        public var isAuto: Bool
        /// Where its name starts.
        public var location: SourceLocation
    }

    /// The columns in their order.
    public let columns: [Column]
    let storage: TableStorage

    /// The rows; an empty value is NULL, as it is to Kamailio unless its `emptystring` is set.
    public var rows: TableRows { TableRows(storage: storage) }
}
