public import Diagnostics

/// What a `kamailio.cfg` and the files that it includes say, with positions.
///
/// Source: Kamailio's core cookbook, and `cfg.lex` and `cfg.y` of 5.6, tried with `kamailio -c`.
public struct KamailioConfiguration: Sendable {
    /// A value as written, its names of `#!define` put in.
    public struct Value: Sendable, Equatable {
        /// A number, a word, or a string in double quotes.
        public var text: String
        /// The name of the `#!define` that it was, where it was one alone.
        public var define: String?
        /// Where it starts.
        public var location: SourceLocation

        /// What a string holds, or the value itself.
        public var content: String { KamailioString.content(text) ?? text }
    }

    /// `loadmodule "tm.so"`.
    public struct Module: Sendable, Equatable {
        /// Its name without folder and ending.
        public var name: String
        /// Where the line starts.
        public var location: SourceLocation
    }

    /// `modparam("tm", "fr_timer", 5000)`, once for each module that it names.
    public struct Parameter: Sendable, Equatable {
        /// The module.
        public var module: String
        /// The parameter.
        public var key: String
        /// What it is set to.
        public var value: Value
        /// Where the line starts.
        public var location: SourceLocation
    }

    /// `children=4`.
    public struct Setting: Sendable, Equatable {
        /// The name, as in `listen`.
        public var name: String
        /// All that stands behind the equals sign.
        public var value: Value
        /// Where the line starts.
        public var location: SourceLocation
    }

    /// `#!define NAME VALUE`.
    public struct Define: Sendable, Equatable {
        /// The name.
        public var name: String
        /// The rest of the line.
        public var value: String
        /// Where it starts.
        public var location: SourceLocation
        /// Whether it stands inside `#!ifndef` of its own name: what holds where nobody else has said anything.
        public var isDefault: Bool
    }

    /// `include_file "x.cfg"` or `import_file "x.cfg"`.
    public struct Include: Sendable, Equatable {
        /// What is named.
        public var argument: String
        /// The file's path in the folder; nil where it was not read.
        public var path: String?
        /// Whether Kamailio does without it.
        public var isOptional: Bool
        /// Where the line starts.
        public var location: SourceLocation
    }

    /// `route[NAME] { … }` and its like.
    public struct Route: Sendable {
        /// The word before the bracket, such as `failure_route`; `request_route` for `route` without a name.
        public var kind: String
        /// The name; empty where there is none.
        public var name: String
        /// What stands in it, one statement or brace at a time.
        public var statements: KamailioStatements
        /// Where it starts.
        public var location: SourceLocation
        /// Its closing brace.
        public var end: SourceLocation
    }

    /// The modules, in order.
    public internal(set) var modules: [Module] = []
    /// The modules' parameters, in order.
    public internal(set) var parameters: [Parameter] = []
    /// The core's own settings, in order.
    public internal(set) var settings: [Setting] = []
    /// The names that are defined at the end.
    public internal(set) var defines: [Define] = []
    /// What was included or imported.
    public internal(set) var includes: [Include] = []
    /// The blocks of routes.
    public internal(set) var routes: [Route] = []
    /// The files that were read, by path, in order.
    public internal(set) var files: [String] = []

    /// The last value of a module's parameter, which alone counts for most.
    public func parameter(_ module: String, _ key: String) -> Parameter? {
        parameters.last { $0.module == module && $0.key == key }
    }

    /// Reads a file and all that it includes in its folder.
    ///
    /// It never fails on what a file holds; what Kamailio would refuse is an error:
    /// - `cfg-include`: a file that is not in the folder, or includes that lie too deep in each other
    /// - `cfg-text`: a string or a comment without an end
    /// - `cfg-define`: a name that is defined twice, or a condition without an end
    /// - `cfg-statement`: what is no statement; a warning
    /// - `cfg-route`: a block without an end
    /// - `cfg-limit`: more than any configuration has: the rest is not read
    ///
    /// - Parameters:
    ///   - path: The file's path in the folder.
    ///   - folder: All files.
    ///   - log: Takes the findings.
    /// - Returns: What was read; nil if there is no such file.
    public static func read(
        _ path: String,
        in folder: SourceFolder,
        log: inout DiagnosticLog
    ) -> KamailioConfiguration? {
        guard let file = folder[path] else { return nil }
        var reader = KamailioReader(folder, root: path)
        reader.readRoot(file)
        log.append(reader.findings.log)
        return reader.configuration
    }
}
