public import TrunkModel

extension SetupSheet {
    /// A group of steps under one heading.
    public struct Part: Sendable {
        /// The heading.
        public let title: LocalizedText
        /// Its steps in order.
        public let steps: [Step]

        /// Makes a part.
        public init(_ title: LocalizedText, _ steps: [Step]) {
            self.title = title
            self.steps = steps
        }
    }

    /// One thing to do.
    public struct Step: Sendable {
        /// What it is about.
        public let title: LocalizedText
        /// Where on the PBX; nil where it is no screen.
        public let screen: Screen?
        /// What to do, in words.
        public let text: LocalizedText?
        /// The fields of a screen, in its order.
        public let fields: [Field]
        /// Rows of a table on the screen, such as dial patterns.
        public let table: Table?
        /// Lines to type or to put into a file.
        public let code: [String]

        /// Makes a step.
        public init(
            _ title: LocalizedText,
            on screen: Screen? = nil,
            text: LocalizedText? = nil,
            fields: [Field] = [],
            table: Table? = nil,
            code: [String] = []
        ) {
            self.title = title
            self.screen = screen
            self.text = text
            self.fields = fields
            self.table = table
            self.code = code
        }
    }

    /// A screen of the PBX's administration, by its menus.
    public struct Screen: Sendable, Hashable {
        /// What to click, in order: `Extension and Trunk`, `Trunk`, `Add`.
        public let path: [String]
        /// The tab on it; nil where there is none.
        public let tab: String?
        /// Whether a source confirms these labels.
        public let isConfirmed: Bool

        /// Makes a screen.
        public init(_ path: String..., tab: String? = nil, isConfirmed: Bool = true) {
            self.path = path
            self.tab = tab
            self.isConfirmed = isConfirmed
        }
    }

    /// A field of a screen.
    public struct Field: Sendable {
        /// Its label on the screen.
        public let label: String
        /// What to enter.
        public let value: Value
        /// Why, in one line.
        public let reason: LocalizedText?
        /// Whether a source confirms the label.
        public let isConfirmed: Bool

        /// Makes a field.
        public init(
            _ label: String,
            _ value: LocalizedText,
            reason: LocalizedText? = nil,
            isConfirmed: Bool = true
        ) {
            self.init(label, .text(value), reason: reason, isConfirmed: isConfirmed)
        }

        /// Makes a field whose value is the same in both languages: a number, a name, a choice as the screen writes it.
        public init(_ label: String, _ value: String, reason: LocalizedText? = nil, isConfirmed: Bool = true) {
            self.init(label, .text(LocalizedText(value)), reason: reason, isConfirmed: isConfirmed)
        }

        /// Makes a field that holds an account's password.
        public init(
            _ label: String,
            passwordOf account: Trunk.Account,
            reason: LocalizedText? = nil,
            isConfirmed: Bool = true
        ) {
            let value = Value.secret(account.password, key: "\(account.path).password")
            self.init(label, value, reason: reason, isConfirmed: isConfirmed)
        }

        /// Makes a field whose text, perhaps of several lines, has a password somewhere in it.
        public init(
            _ label: String,
            lines: [[Piece]],
            reason: LocalizedText? = nil,
            isConfirmed: Bool = true
        ) {
            self.init(label, .lines(lines), reason: reason, isConfirmed: isConfirmed)
        }

        private init(_ label: String, _ value: Value, reason: LocalizedText?, isConfirmed: Bool) {
            self.label = label
            self.value = value
            self.reason = reason
            self.isConfirmed = isConfirmed
        }
    }

    /// What to enter into a field.
    public enum Value: Sendable {
        case text(LocalizedText)
        /// A password: on the page hidden until asked for, in Markdown only named by its key in the trunk file.
        case secret(Secret, key: String)
        /// Lines with a password in them: hidden like one, and in Markdown the password's key stands in its place.
        case lines([[Piece]])
    }

    /// A piece of a line.
    public enum Piece: Sendable {
        case text(String)
        /// An account's password.
        case password(Secret, key: String)

        /// An account's password.
        public static func password(of account: Trunk.Account) -> Piece {
            .password(account.password, key: "\(account.path).password")
        }

        /// What is entered.
        public var entered: String {
            switch self {
            case .text(let text): text
            case .password(let secret, _): secret.reveal()
            }
        }
    }

    /// Rows that a screen's table has to hold, in order.
    public struct Table: Sendable {
        /// The columns' labels, on a screen the same in both languages.
        public let columns: [LocalizedText]
        /// The cells, row by row, as many as there are columns.
        public let rows: [[LocalizedText]]
        /// Whether it stands on a screen, so that its cells are to be entered.
        public let isScreen: Bool

        /// Makes a screen's table.
        public init(_ columns: [String], _ rows: [[LocalizedText]]) {
            self.init(columns.map { LocalizedText($0) }, rows, isScreen: true)
        }

        /// Makes a screen's table whose cells are the same in both languages.
        public init(_ columns: [String], _ rows: [[String]]) {
            self.init(columns, rows.map { $0.map { LocalizedText($0) } })
        }

        /// Makes a table that is not a screen's.
        public init(localized columns: [LocalizedText], _ rows: [[LocalizedText]]) {
            self.init(columns, rows, isScreen: false)
        }

        private init(_ columns: [LocalizedText], _ rows: [[LocalizedText]], isScreen: Bool) {
            self.columns = columns
            self.rows = rows
            self.isScreen = isScreen
        }
    }
}
