public import Diagnostics

/// The contexts of `extensions.conf` as Asterisk loads them (`pbx_config`), as seen on Asterisk 16 and 22.
public struct AsteriskDialplan: Sendable, Equatable {
    /// The settings of `[globals]`, in order; the last of a name counts.
    public internal(set) var globals: [SettingTree.Setting] = []
    /// The contexts, in order of their first lines.
    public internal(set) var contexts: [Context] = []

    /// A context: what a call may do that is in it.
    public struct Context: Sendable, Equatable {
        /// The name; case counts.
        public var name: String
        /// Where it first begins.
        public var location: SourceLocation
        /// The contexts that are asked after this one, in order.
        public var includes: [Include] = []
        /// The extensions, in order of their first lines.
        public var extensions: [Extension] = []
        /// The lines `switch`, `lswitch` and `eswitch`, which ask another system for the dial plan.
        public var switches: [SettingTree.Setting] = []
        /// The lines `ignorepat`, after whose digits the dial tone goes on.
        public var ignorepats: [SettingTree.Setting] = []
    }

    /// A context inside another.
    public struct Include: Sendable, Equatable {
        /// The name of the context.
        public var name: String
        /// When it counts, such as `9:00-17:00,mon-fri,*,*`; nil for always.
        public var condition: String?
        /// Where it stands.
        public var location: SourceLocation
    }

    /// A number or pattern and what is done with a call to it.
    public struct Extension: Sendable, Equatable {
        /// The number, name or pattern with its `_`, as loaded: blanks are taken out.
        public var pattern: String
        /// The callers that it is for, as a number or pattern; nil for all.
        public var callerID: String?
        /// The steps by priority.
        public var steps: [Step] = []
        /// The device whose state it shows; nil if it has no hint.
        public var hint: String?
        /// Where it first stands.
        public var location: SourceLocation
    }

    /// A priority.
    public struct Step: Sendable, Equatable {
        /// Its number, from 1.
        public var priority: Int
        /// Its name.
        public var label: String?
        /// The application, such as `Dial`, as written.
        public var application: String
        /// What stands between the brackets, as written.
        public var arguments: String
        /// Where it stands.
        public var location: SourceLocation
        /// The comment directly above it.
        public var comment: String?
    }

    init() {}

    /// Reads the contexts of a tree of ``AsteriskConfiguration``.
    ///
    /// - Parameters:
    ///   - tree: The sections of `extensions.conf`, with all that it includes.
    ///   - log: Takes what Asterisk warns of and skips, as `conf-dialplan`.
    /// - Returns: The dial plan.
    public static func read(_ tree: SettingTree, log: inout DiagnosticLog) -> AsteriskDialplan {
        var reader = AsteriskDialplanReader()
        reader.read(tree)
        log.append(reader.findings.log)
        return reader.dialplan
    }
}
