/// Incoming calls as IP Office routes them: the line's prefixes, then the routes.
struct AvayaRewriting {
    var national: String
    var countryCode: String
    var international: String

    /// The rules in their order (Manager 10, SIP Line; Prefix blank).
    func rewritten(_ number: String) -> String {
        var number = number
        if number.hasPrefix("+") { number = international + number.dropFirst() }
        guard !countryCode.isEmpty else { return number }
        for front in [international + countryCode, countryCode] where number.hasPrefix(front) {
            return national + number.dropFirst(front.count)
        }
        let hasPrefix = [national, international].contains { !$0.isEmpty && number.hasPrefix($0) }
        return hasPrefix ? number : international + number
    }
}

/// The inbound file.
struct AvayaIncomingFile {
    struct Route: Equatable {
        var group: String
        /// Nil for blank.
        var number: String?
        var destination: String

        /// Whether it takes a number: compared from the right, `X` for any digit.
        func takes(_ called: String) -> Bool {
            guard let number else { return true }
            guard number.count <= called.count else { return false }
            return zip(number.reversed(), called.reversed()).allSatisfy { $0 == "X" ? $1.isNumber : $0 == $1 }
        }
    }

    private(set) var routes: [Route] = []

    init(_ text: String) throws {
        for line in text.split(separator: "\n").map(String.init) where !line.hasPrefix("#") && !line.hasPrefix("[") {
            let fields = line.split(separator: "/", omittingEmptySubsequences: false).map {
                String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            if line.hasPrefix("MSN/DID: ") {
                routes += try Self.range(line)
            } else {
                guard fields.count == 5, fields[2] == "CLI: -", fields[4] == "Fallback: -",
                    fields[3].hasPrefix("Dest: ")
                else { throw AvayaShortCodes.Malformed(text: line) }
                let number = fields[1] == "(blank)" ? nil : fields[1]
                routes.append(Route(group: fields[0], number: number, destination: String(fields[3].dropFirst(6))))
            }
        }
    }

    /// What Manager makes of a line of MSN Configuration: consecutive numbers to consecutive extensions.
    private static func range(_ line: String) throws -> [Route] {
        let pairs = line.components("; ", or: " / ").compactMap { item -> (String, String)? in
            let parts = item.components(": ", or: ": ")
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
        let values = Dictionary(pairs) { first, _ in first }
        guard let number = values["MSN/DID"], let destination = values["Destination"],
            let group = values["Line Group ID"],
            let count = values["Range"].flatMap(Int.init), values["Presentation Digits"] == String(number.count),
            let first = UInt64(number), let extensionNumber = UInt64(destination)
        else { throw AvayaShortCodes.Malformed(text: line) }
        func padded(_ value: UInt64, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return (0..<UInt64(count)).map { offset in
            Route(
                group: group,
                number: padded(first + offset, number.count),
                destination: padded(extensionNumber + offset, destination.count)
            )
        }
    }

    /// The route for a number as it is after the line's prefixes: the longest that takes it, of equals the first.
    func route(for called: String, group: String) -> Route? {
        var best: Route?
        for route in routes where route.group == group && route.takes(called) {
            if best == nil || (route.number?.count ?? 0) > (best?.number?.count ?? 0) { best = route }
        }
        return best
    }
}

extension String {
    fileprivate func components(_ first: String, or second: String) -> [String] {
        let separator = contains(second) ? second : first
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
