import ConfigFormats

/// Which contexts a call can get to from others, as far as their steps name them.
struct AsteriskReach {
    let contexts: [String: AsteriskDialplan.Context]
    /// Where the steps of each context lead, each place once.
    private let targets: [String: [AsteriskTarget]]

    init(_ dialplan: AsteriskDialplan) {
        contexts = Dictionary(dialplan.contexts.map { ($0.name, $0) }) { first, _ in first }
        targets = contexts.mapValues { $0.extensions.flatMap(\.steps).flatMap(AsteriskTarget.targets).uniqued }
    }

    /// Contexts with all that they include, each once, in the order in which Asterisk asks them.
    func included(from starts: [String]) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        var open = Array(starts.reversed())
        while let name = open.popLast() {
            guard seen.insert(name).inserted else { continue }
            found.append(name)
            open += (contexts[name]?.includes ?? []).reversed().map(\.name)
        }
        return found
    }

    /// Contexts that are asked for the called number: included ones, and those to which a step passes it on.
    ///
    /// - Parameters:
    ///   - starts: Where calls come in.
    ///   - mark: What the digits have to mention to be those that were called.
    ///   - isOutside: Contexts at which to stop.
    /// - Returns: The contexts, each once, in the order in which Asterisk asks them.
    func passedOn(from starts: [String], by mark: String = "$", isOutside: (String) -> Bool = { _ in false })
        -> [String]
    {
        var found: [String] = []
        var seen: Set<String> = []
        var open = Array(starts.reversed())
        while let name = open.popLast() {
            guard seen.insert(name).inserted, let context = contexts[name] else { continue }
            found.append(name)
            var next = context.includes.map(\.name)
            next += (targets[name] ?? []).filter { $0.digits.contains(mark) && !$0.isInternalNumber }
                .compactMap(\.context)
            open += next.uniqued.reversed().filter { !isOutside($0) }
        }
        return found
    }
}

/// Where a step sends a call.
struct AsteriskTarget: Hashable {
    /// The context; nil for the one that the step is in.
    var context: String?
    /// The digits as written, with what is put in for them.
    var digits: String

    /// The places that a step names; a context that is only known in a call is none.
    static func targets(of step: AsteriskDialplan.Step) -> [AsteriskTarget] {
        switch step.application.lowercased() {
        case "goto", "gosub": return [target(step.arguments)].compactMap(\.self)
        case "gotoif", "gosubif", "gotoiftime":
            guard let question = lastQuestion(step.arguments) else { return [] }
            return split(step.arguments[question...].dropFirst(), at: [UInt8(ascii: ":")]).compactMap(target)
        default: return []
        }
    }

    /// `context,extension,priority` with commas or bars.
    private static func target(_ text: String) -> AsteriskTarget? {
        let parts = split(text[...], at: [UInt8(ascii: ","), UInt8(ascii: "|")])
        guard parts.count > 1 else { return nil }
        guard parts.count > 2 else { return AsteriskTarget(context: nil, digits: parts[0]) }
        guard !parts[0].utf8.contains(UInt8(ascii: "$")) else { return nil }
        return AsteriskTarget(context: parts[0], digits: parts[1])
    }

    /// The question mark behind the condition: outside all brackets.
    private static func lastQuestion(_ text: String) -> String.Index? {
        var depth = 0
        for index in text.utf8.indices {
            switch text.utf8[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "?") where depth <= 0: return index
            default: continue
            }
        }
        return nil
    }

    /// Parts between separators outside all brackets.
    static func split(_ text: Substring, at separators: Set<UInt8>) -> [String] {
        var parts: [String] = []
        var current: [UInt8] = []
        var depth = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= 1
            default: break
            }
            if depth <= 0, separators.contains(byte) {
                parts.append(String(decoding: current, as: UTF8.self).trimmed)
                current = []
            } else {
                current.append(byte)
            }
        }
        return parts + [String(decoding: current, as: UTF8.self).trimmed]
    }
}

extension String {
    /// Without blanks around it.
    fileprivate var trimmed: String {
        let start = drop { $0 == " " || $0 == "\t" }
        return String(
            start[..<(start.lastIndex { $0 != " " && $0 != "\t" }.map { start.index(after: $0) } ?? start.startIndex)]
        )
    }
}
