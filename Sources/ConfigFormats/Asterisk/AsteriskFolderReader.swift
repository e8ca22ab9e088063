import Diagnostics

/// Reads a root file and follows its includes.
struct AsteriskFolderReader {
    /// How deep includes may lie in each other: `MAX_INCLUDE_LEVEL` of Asterisk, as seen on 16 and 22.
    static let maximumDepth = 10

    /// The findings.
    var findings = BoundedLog()
    private var builder: AsteriskSectionBuilder
    private var directives: [SettingTree.Directive] = []
    private var budget: AsteriskBudget
    private let files: AsteriskIncludedFiles

    init(_ folder: SourceFolder, root: String) {
        files = AsteriskIncludedFiles(folder, root: root)
        let input = folder.files.reduce(0) { $0 + AsteriskBudget.cost(of: $1) }
        budget = AsteriskBudget(input: input)
        builder = AsteriskSectionBuilder()
    }

    /// What was read.
    var tree: SettingTree {
        var tree = SettingTree()
        tree.sections = builder.sections
        tree.directives = directives
        return tree
    }

    /// Reads the root file.
    mutating func readRoot(_ file: SourceFile) {
        var block: AsteriskSectionBuilder.Block?
        var commentDepth = 0
        read(file, depth: 0, into: &block, &commentDepth)
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - depth: How many includes led here.
    ///   - block: The section that settings go into. It stays what it was when an included file has begun others.
    ///   - commentDepth: How many block comments are open: a file of a glob may leave them open for the next.
    private mutating func read(
        _ file: SourceFile,
        depth: Int,
        into block: inout AsteriskSectionBuilder.Block?,
        _ commentDepth: inout Int
    ) {
        let shown = files.shown(file)
        let start = SourceLocation(file: shown)
        guard budget.take(text: AsteriskBudget.cost(of: file)) else {
            return giveUp("the included files together are too long", start)
        }
        var lines = AsteriskLineReader(file, shown: shown, commentDepth: commentDepth)
        while let statement = lines.next(&findings), !budget.isExhausted {
            switch consume statement {
            case .section(let name, let options):
                begin(name, options, lines.location, &block)
            case .directive(let name, let argument):
                follow(name, argument, lines.location, depth: depth)
            case .setting(let key, let value, let adds):
                guard let block else {
                    findings.refuse("a setting stands before the first section", at: lines.location)
                    break
                }
                let (place, comment) = (lines.location, lines.takeComment())
                builder.add(key, value, place, comment, adds: adds, to: block, &budget)
                if budget.isExhausted { giveUp("`+=` is used too often", place) }
            case .skipped where block == nil:
                findings.refuse("a line stands before the first section", at: lines.location)
            case .skipped(let reason):
                findings.warning("the line \(reason)", rule: "conf-line", at: lines.location)
            case .refused(let reason):
                findings.refuse(reason, at: lines.location)
            }
            lines.dropComment()
        }
        commentDepth = lines.commentDepth
    }

    private mutating func begin(
        _ name: String,
        _ options: [String],
        _ location: SourceLocation,
        _ block: inout AsteriskSectionBuilder.Block?
    ) {
        let problems = builder.begin(name, options, location, &block, &budget)
        for problem in problems { findings.error(problem, rule: "conf-template", at: location) }
        if budget.isExhausted { giveUp("templates make too many settings", location) }
    }

    private mutating func follow(_ name: String, _ argument: String?, _ location: SourceLocation, depth: Int) {
        directives.append(.init(name: name, argument: argument ?? "", location: location))
        let word = name.asciiLowercased
        guard ["include", "tryinclude", "exec"].contains(word) else {
            let message = "Asterisk knows no directive #\(name): it skips the line"
            return findings.warning(message, rule: "conf-line", at: location)
        }
        guard let argument else {
            let message = "#\(name) names no file: Asterisk skips the line"
            return findings.warning(message, rule: "conf-line", at: location)
        }
        if word == "exec" {
            let message = "#exec takes in what a program prints: it is not run here, so its settings are unknown"
            return findings.warning(message, rule: "conf-exec", at: location)
        }
        include(argument, isNeeded: word == "include", location, depth: depth)
    }

    private mutating func include(_ argument: String, isNeeded: Bool, _ location: SourceLocation, depth: Int) {
        func report(_ message: String) { findings.error(message, rule: "conf-include", at: location) }
        guard depth < Self.maximumDepth else {
            let consequence = isNeeded ? "Asterisk refuses the file" : "Asterisk leaves it out"
            return report("files include each other more than \(Self.maximumDepth) deep: \(consequence)")
        }
        guard let found = files.find(argument, &budget) else {
            return report("\(argument) leads out of the folder: it is not read")
        }
        if budget.isExhausted { return giveUp("there are too many includes with wildcards", location) }
        if found.isEmpty, isNeeded {
            return report("the folder has no file \(argument): Asterisk refuses the file that includes it")
        }
        // What an included file begins with goes into the section that was begun last, and so on through a glob.
        var block = builder.current
        var commentDepth = 0
        for file in found { read(file, depth: depth + 1, into: &block, &commentDepth) }
    }

    private mutating func giveUp(_ reason: String, _ location: SourceLocation) {
        guard budget.report() else { return }
        findings.last("\(reason): the rest is not read", rule: "conf-limit", at: location)
    }
}
