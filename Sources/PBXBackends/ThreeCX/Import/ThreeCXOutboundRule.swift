import Diagnostics
import DialPlan

/// An outbound rule as it is deployed: 3CX takes the first by priority of which everything fits.
struct ThreeCXOutboundRule: Sendable {
    /// One of the trunks that it tries, and what it makes of the digits there.
    struct Route: Sendable {
        var gateway = ""
        var strip = 0
        var prepend = ""
        var callerID = ""
    }

    /// What the number may begin with; none for any.
    let prefixes: Set<String>
    /// How long the number may be; none for any length.
    let lengths: [ClosedRange<Int>]
    /// The extensions that it is for; none for all.
    let extensions: [(text: String, numbers: ClosedRange<Int>?, location: SourceLocation)]
    /// The trunks in the order in which they are tried.
    let routes: [Route]
    /// Where it stands.
    let location: SourceLocation
    private let prefixLengths: [Int]

    /// More digits than anybody dials.
    private static let maximumLength = 64
    /// So many lengths of one prefix are told one by one.
    private static let fewLengths = 3

    /// Reads a rule.
    init(_ object: ConfigObject) {
        func words(_ key: String) -> [String] {
            object.values(of: key).flatMap { $0.split(separator: ",") }.map { $0.filter { $0 != " " } }
        }
        prefixes = Set(words("Prefix").filter { !$0.isEmpty })
        prefixLengths = Set(prefixes.map(\.count)).sorted()
        lengths = words("NumberLengthRanges").compactMap(Self.range).map { range in
            range.clamped(to: 0...Self.maximumLength)
        }
        extensions = object.settings.filter { $0.key == "DNRange" }.map { setting in
            (setting.value, Self.range(setting.value), setting.location)
        }
        routes = Self.routes(object.settings)
        location = object.location
    }

    /// A number, or two with a hyphen between them.
    private static func range(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
        case (1...2, let low?, let high?) where low <= high: return low...high
        default: return nil
        }
    }

    /// The keys of each route stand together; one that comes again begins the next.
    private static func routes(_ settings: [ConfigSetting]) -> [Route] {
        var routes: [Route] = []
        var seen: Set<String> = []
        for setting in settings {
            guard ["Gateway", "StripDigits", "Prepend", "CallerID"].contains(setting.key) else { continue }
            if routes.isEmpty || !seen.insert(setting.key).inserted {
                routes.append(Route())
                seen = [setting.key]
            }
            let last = routes.count - 1
            switch setting.key {
            case "Gateway": routes[last].gateway = setting.value
            case "StripDigits": routes[last].strip = max(Int(setting.value) ?? 0, 0)
            case "Prepend": routes[last].prepend = setting.value
            default: routes[last].callerID = setting.value
            }
        }
        return routes.filter { !$0.gateway.isEmpty }
    }

    /// Whether the rule fits dialled digits.
    func takes(_ dialled: String) -> Bool {
        let count = dialled.utf8.count
        guard lengths.isEmpty || lengths.contains(where: { $0.contains(count) }) else { return false }
        guard !prefixes.isEmpty else { return true }
        return prefixLengths.contains { $0 <= count && prefixes.contains(String(dialled.prefix($0))) }
    }

    /// Whether the rule is for a caller; nil is somebody whom no rule names.
    func isFor(_ caller: String?) -> Bool {
        guard !extensions.isEmpty else { return true }
        guard let caller else { return false }
        let number = Int(caller)
        return extensions.contains { entry in
            entry.text == caller || number.map { entry.numbers?.contains($0) == true } == true
        }
    }

    /// The rule as patterns of what is dialled: hints for whoever looks for numbers to try.
    var dialRules: [DeployedDialRule] {
        guard let route = routes.first else { return [] }
        return (prefixes.isEmpty ? [""] : prefixes.sorted()).flatMap { prefix -> [DeployedDialRule] in
            let start = prefix.utf8.compactMap(DigitSet.init)
            guard start.count == prefix.utf8.count else { return [] }
            let counts = Set(lengths.flatMap { $0 }).filter { $0 >= start.count }.sorted()
            if !lengths.isEmpty, counts.isEmpty { return [] }
            func rule(_ count: Int, isOpen: Bool) -> DeployedDialRule {
                let rest = Array(repeating: DigitSet.anyDigit, count: max(count - start.count, 0))
                return DeployedDialRule(
                    DialPattern(positions: start + rest, isOpen: isOpen),
                    strip: route.strip,
                    prepend: route.prepend,
                    at: location
                )
            }
            if counts.isEmpty { return [rule(start.count, isOpen: true)] }
            if counts.count <= Self.fewLengths { return counts.map { rule($0, isOpen: false) } }
            return [rule(max(counts[0] - 1, start.count), isOpen: true)]
        }
    }
}
