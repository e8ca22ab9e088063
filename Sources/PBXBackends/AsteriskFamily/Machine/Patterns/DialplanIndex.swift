internal import ConfigFormats

/// A dial plan laid out for looking digits up: each context's extensions in the order in which Asterisk asks them.
struct DialplanIndex: Sendable {
    /// An extension and its priorities.
    struct Entry: Sendable {
        let name: String
        let pattern: ExtensionPattern
        /// Which callers it is for; nil for all, empty for those without a number.
        let callerID: String?
        let callerPattern: ExtensionPattern?
        let steps: [Int: AsteriskDialplan.Step]
        let labels: [String: Int]

        init(_ source: AsteriskDialplan.Extension) {
            name = source.pattern
            pattern = ExtensionPattern(source.pattern)
            callerID = source.callerID
            callerPattern = source.callerID.map(ExtensionPattern.init)
            // Asterisk keeps the first of two with the same number or name.
            steps = Dictionary(source.steps.map { ($0.priority, $0) }) { first, _ in first }
            labels = Dictionary(source.steps.compactMap { step in step.label.map { ($0, step.priority) } }) {
                first,
                _ in
                first
            }
        }

        func isFor(_ caller: String) -> Bool {
            guard let callerID, let callerPattern else { return true }
            return caller.isEmpty ? callerID.isEmpty : callerPattern.takes(caller)
        }

        static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
            let order = ExtensionPattern.order(left.pattern, right.pattern)
            if order != 0 { return order < 0 }
            switch (left.callerPattern, right.callerPattern) {
            case (let one?, let other?): return ExtensionPattern.isBefore(one, other)
            case (_?, nil): return true
            default: return false
            }
        }
    }

    /// A context.
    struct Context: Sendable {
        let includes: [AsteriskDialplan.Include]
        let hasSwitches: Bool
        /// Extensions without patterns, by name without dashes.
        private let literals: [String: [Entry]]
        private let patterns: [Entry]
        /// Which patterns may take digits that begin with a byte; at 256 those that may take nothing at all.
        private let beginning: [[Int]]

        init(_ source: AsteriskDialplan.Context) {
            includes = source.includes
            hasSwitches = !source.switches.isEmpty
            let entries = source.extensions.map(Entry.init).sorted(by: Entry.isBefore)
            patterns = entries.filter(\.pattern.isPattern)
            var beginning = [[Int]](repeating: [], count: 257)
            for (place, entry) in patterns.enumerated() {
                for byte in entry.pattern.firstBytes?.map(Int.init) ?? Array(0...256) { beginning[byte].append(place) }
            }
            self.beginning = beginning
            literals = Dictionary(grouping: entries.filter { !$0.pattern.isPattern }) {
                $0.name.replacing("-", with: "")
            }
        }

        /// Its own extensions that take digits, best first, and how many patterns were looked at.
        func entries(taking digits: String, from caller: String) -> (entries: [Entry], looked: Int) {
            let own = literals[digits.utf8.contains(UInt8(ascii: "-")) ? digits.replacing("-", with: "") : digits] ?? []
            let first = digits.utf8.first { $0 != UInt8(ascii: "-") }
            // A pattern's own text is taken by it too.
            let places =
                digits.utf8.first == UInt8(ascii: "_") ? Array(patterns.indices) : beginning[first.map(Int.init) ?? 256]
            let taking = places.lazy.map { patterns[$0] }.filter { $0.pattern.takes(digits) }
            return ((own + taking).filter { $0.isFor(caller) }, places.count)
        }
    }

    /// The contexts by name.
    let contexts: [String: Context]

    init(_ dialplan: AsteriskDialplan) {
        contexts = Dictionary(dialplan.contexts.map { ($0.name, Context($0)) }) { first, _ in first }
    }

    /// Digits in a context.
    struct Question: Hashable {
        var context: String
        var digits: String
        var caller: String
    }

    /// What takes digits.
    struct Matches {
        /// The extensions, each with the context that it stands in, in the order in which Asterisk asks them.
        var entries: [(context: String, entry: Entry)] = []
        /// Whether an include that counts at certain times only was passed.
        var dependsOnTime = false
        /// Whether another system would be asked.
        var dependsOnSwitch = false
        /// How many patterns were looked at.
        var looked = 0
    }

    /// Asterisk asks no more contexts than this for one number (`AST_PBX_MAX_STACK`).
    static let deepest = 128

    /// All extensions that take digits: a context's own first, then those of its includes, each context once.
    ///
    /// - Parameters:
    ///   - question: The digits and where they are dialled.
    ///   - timesMatch: Whether includes that depend on the time count.
    /// - Returns: The extensions in the order in which Asterisk asks them.
    func matches(_ question: Question, timesMatch: Bool) -> Matches {
        var matches = Matches()
        var asked: Set<String> = []
        collect(question, question.context, timesMatch, &asked, &matches)
        return matches
    }

    private func collect(
        _ question: Question,
        _ name: String,
        _ timesMatch: Bool,
        _ asked: inout Set<String>,
        _ matches: inout Matches
    ) {
        guard asked.count < Self.deepest, let context = contexts[name] else { return }
        // Here, unlike elsewhere, case does not count (`strcasecmp`).
        guard asked.insert(name.lowercased()).inserted else { return }
        let own = context.entries(taking: question.digits, from: question.caller)
        matches.entries += own.entries.map { (name, $0) }
        matches.looked += own.looked
        if context.hasSwitches { matches.dependsOnSwitch = true }
        for include in context.includes {
            if include.condition != nil {
                matches.dependsOnTime = true
                if !timesMatch { continue }
            }
            collect(question, include.name, timesMatch, &asked, &matches)
        }
    }
}
