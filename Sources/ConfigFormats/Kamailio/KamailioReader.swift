import Diagnostics

/// Reads a root file, follows its includes and conditions, and hands the tokens on.
struct KamailioReader {
    /// How deep includes may lie in each other: `MAX_INCLUDE_DEPTH` of `cfg.lex`.
    static let maximumDepth = 10
    /// How many names may be defined, and how many conditions may be open: `MAX_DEFINES` and `MAX_IFDEFS`.
    static let maximumNames = 512

    var findings = BoundedLog()
    private var builder = KamailioBlockBuilder()
    private let files: KamailioIncludedFiles
    private var names: [String: KamailioConfiguration.Define] = [:]
    private var order: [String] = []
    private var conditions: [Condition] = []
    /// Bytes that may still be read, each inclusion counted.
    private var budget: Int
    private var isFull = false
    private var includes: [KamailioConfiguration.Include] = []
    private var read: [String] = []
    private var includeIsNeeded = true

    /// An open `#!ifdef` or `#!ifndef`.
    private struct Condition {
        let name: String
        let isNegated: Bool
        var holds: Bool
        var isElse = false
        let location: SourceLocation
    }

    init(_ folder: SourceFolder, root: String) {
        files = KamailioIncludedFiles(folder, root: root)
        // Of what is included again and again each round is kept: room for some, also where the files are small.
        let input = folder.files.reduce(0) { $0 + $1.bytes.count + 512 }
        budget = max(64 << 10, min(16 * input, 64 << 20) + input)
    }

    /// What was read.
    var configuration: KamailioConfiguration {
        var result = builder.configuration
        result.defines = order.compactMap { names[$0] }
        result.includes = includes
        result.files = read
        return result
    }

    /// Reads the root file and all that it includes.
    mutating func readRoot(_ file: SourceFile) {
        take(file, depth: 0)
        builder.end(names, &findings)
        for condition in conditions {
            findings.error("a condition begins here that does not end", rule: "cfg-define", at: condition.location)
        }
    }

    private mutating func take(_ file: SourceFile, depth: Int) {
        budget -= file.bytes.count + 512
        let shown = files.shown(file)
        guard budget >= 0 else { return giveUp(at: SourceLocation(file: shown, line: 1, column: 1)) }
        read.append(file.path)
        var lexer = KamailioLexer(file.text, file: shown)
        var isInclude = false
        var place = SourceLocation(file: shown, line: 1, column: 1)
        while !isFull {
            let isSkipping = conditions.contains { !$0.holds }
            switch isSkipping ? lexer.nextCondition() : lexer.next(&findings) {
            case .token(let token)?:
                if isInclude, token.kind == .string {
                    include(KamailioString.content(token.text) ?? "", isNeeded: includeIsNeeded, place, file, depth)
                } else if token.kind == .word, token.text == "include_file" || token.text == "import_file" {
                    (isInclude, place, includeIsNeeded) = (true, token.location, token.text == "include_file")
                    builder.endStatement(names, &findings)
                    continue
                } else {
                    builder.take(token, names, &findings)
                }
                isInclude = false
            case .directive(let name, let argument, let location)?:
                if name.hasSuffix("_file") {
                    let path = KamailioString.content(argument) ?? argument
                    include(path, isNeeded: name == "include_file", location, file, depth)
                } else {
                    follow(name, argument, location)
                }
            case nil:
                return
            }
            if builder.isFull { giveUp(at: lexer.cursor.location) }
        }
    }

    private mutating func giveUp(at location: SourceLocation) {
        guard !isFull else { return }
        isFull = true
        findings.last("this is more than any configuration has: the rest is not read", rule: "cfg-limit", at: location)
    }

    private mutating func include(
        _ argument: String,
        isNeeded: Bool,
        _ location: SourceLocation,
        _ file: SourceFile,
        _ depth: Int
    ) {
        let found = files.find(argument, from: file)
        if includes.count < KamailioBlockBuilder.maximumItems {
            includes.append(.init(argument: argument, path: found?.path, isOptional: !isNeeded, location: location))
        }
        guard let found else {
            // What is imported may be missing.
            if isNeeded {
                let message =
                    "this folder has no file \(argument): Kamailio would not start without it, if it is nowhere else"
                findings.error(message, rule: "cfg-include", at: location)
            }
            return
        }
        guard depth < Self.maximumDepth else {
            let message = "files include each other more than \(Self.maximumDepth) deep, which Kamailio refuses"
            return findings.error(message, rule: "cfg-include", at: location)
        }
        take(found, depth: depth + 1)
    }
}

// MARK: Names and conditions

extension KamailioReader {
    private mutating func follow(_ directive: String, _ argument: String, _ location: SourceLocation) {
        let name = String(argument.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        switch directive {
        case "define", "def": define(name, argument, location, .once)
        case "trydef", "trydefine": define(name, argument, location, .unlessKnown)
        case "redefine", "redef": define(name, argument, location, .anew)
        case "substdef", "substdefs": substitute(argument, asString: directive == "substdefs", location)
        case "subst":
            let message = "what #!subst replaces within strings is not followed here"
            findings.warning(message, rule: "cfg-define", at: location)
        case "ifdef", "ifndef":
            guard conditions.count < Self.maximumNames else { return giveUp(at: location) }
            let isNegated = directive == "ifndef"
            let holds = (names[name] != nil) != isNegated
            conditions.append(Condition(name: name, isNegated: isNegated, holds: holds, location: location))
        case "else":
            guard let last = conditions.indices.last, !conditions[last].isElse else {
                return findings.error("#!else stands without a condition", rule: "cfg-define", at: location)
            }
            conditions[last].holds.toggle()
            conditions[last].isElse = true
        default:
            if conditions.popLast() == nil {
                findings.error("#!endif stands without a condition", rule: "cfg-define", at: location)
            }
        }
    }

    private enum Way { case once, unlessKnown, anew }

    private mutating func define(_ name: String, _ argument: String, _ location: SourceLocation, _ way: Way) {
        guard !name.isEmpty else {
            return findings.error("#!define needs a name", rule: "cfg-define", at: location)
        }
        if names[name] != nil {
            if way == .unlessKnown { return }
            if way == .once {
                let message = "\(name) is defined already, which Kamailio refuses"
                return findings.error(message, rule: "cfg-define", at: location)
            }
        } else {
            guard order.count < Self.maximumNames else { return giveUp(at: location) }
            order.append(name)
        }
        let value = argument.dropFirst(name.count).drop { $0 == " " || $0 == "\t" }
        let isDefault = conditions.contains { $0.name == name && $0.isNegated && !$0.isElse }
        names[name] = .init(name: name, value: String(value), location: location, isDefault: isDefault)
    }

    /// `"!NAME!value!g"` with any sign in the place of `!`.
    private mutating func substitute(_ argument: String, asString: Bool, _ location: SourceLocation) {
        let text = KamailioString.content(argument) ?? ""
        let parts = text.split(separator: text.first ?? "!", omittingEmptySubsequences: false)
        guard parts.count >= 3 else {
            return findings.error("this is no substitution", rule: "cfg-define", at: location)
        }
        let value = asString ? "\"\(KamailioString.escape(String(parts[2])))\"" : String(parts[2])
        let name = String(parts[1])
        guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return }
        define(name, "\(name) \(value)", location, .once)
    }
}
