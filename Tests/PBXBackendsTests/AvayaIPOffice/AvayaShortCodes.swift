/// Short codes as IP Office applies them, read from their notation.
struct AvayaShortCodes {
    /// A line `Code/Feature/Telephone Number/Line Group ID`.
    struct Code: Equatable {
        let code: String
        let feature: String
        let telephoneNumber: String
        let lineGroup: String

        init(_ notation: String) throws {
            let fields = notation.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4 else { throw Malformed(text: notation) }
            (code, feature, telephoneNumber, lineGroup) = (fields[0], fields[1], fields[2], fields[3])
            pattern = code.hasSuffix(";") ? String(code.dropLast()) : code
            start = String(pattern.prefix { !"XN".contains($0) })
            literals = pattern.filter { !"XN".contains($0) }.count
            singles = pattern.filter { $0 == "X" }.count
        }

        /// The code without the sign that makes the system wait for the end of dialling.
        let pattern: String
        /// What it begins with, up to the first wildcard.
        let start: String
        let literals: Int
        let singles: Int

        /// What `N` of the telephone number stands for when the code takes these digits; nil when it does not.
        func wildcards(of dialled: String) -> String? {
            guard dialled.utf8.starts(with: start.utf8) else { return nil }
            return Self.match(Array(pattern)[...], Array(dialled)[...])
        }

        private static func match(_ pattern: ArraySlice<Character>, _ dialled: ArraySlice<Character>) -> String? {
            guard let first = pattern.first else { return dialled.isEmpty ? "" : nil }
            let rest = pattern.dropFirst()
            if first == "N" {
                // As many as can be, down to none.
                for count in (0...dialled.count).reversed() {
                    let taken = dialled.prefix(count)
                    guard taken.allSatisfy({ "0123456789*#".contains($0) }) else { continue }
                    if let more = match(rest, dialled.dropFirst(count)) { return String(taken) + more }
                }
                return nil
            }
            guard let digit = dialled.first else { return nil }
            if first == "X" {
                guard digit.isNumber, let more = match(rest, dialled.dropFirst()) else { return nil }
                return String(digit) + more
            }
            return first == digit ? match(rest, dialled.dropFirst()) : nil
        }

        /// What goes on for dialled digits.
        func number(for dialled: String, wildcards: String) throws -> String {
            var result = ""
            var isQuoted = false
            for character in telephoneNumber {
                switch character {
                case "\"": isQuoted.toggle()
                case _ where isQuoted || character.isNumber: result.append(character)
                case ".": result += dialled
                case "N": result += wildcards
                default: throw Malformed(text: telephoneNumber)
                }
            }
            if isQuoted { throw Malformed(text: telephoneNumber) }
            return result
        }
    }

    struct Malformed: Error { let text: String }

    let codes: [Code]

    /// The codes that win for dialled digits.
    ///
    /// Most literal characters win, then `X` before `N`; several win only if they are the same code, which is then tried in
    /// order. A lone `?` takes what nothing else takes, and is not looked at here.
    func matches(_ dialled: String) -> [(code: Code, wildcards: String)] {
        let all = codes.filter { $0.code != "?" }.compactMap { code in
            code.wildcards(of: dialled).map { (code: code, wildcards: $0) }
        }
        guard let best = all.max(by: { ($0.code.literals, $0.code.singles) < ($1.code.literals, $1.code.singles) })
        else { return [] }
        return all.filter { $0.code.code == best.code.code }
    }

    /// The code for everything else.
    var fallback: Code? { codes.first { $0.code == "?" } }
}

/// The outbound file: lists of codes under headings.
struct AvayaRoutesFile {
    private(set) var lists: [(heading: String, codes: AvayaShortCodes)] = []

    init(_ text: String) throws {
        var heading = ""
        var codes: [AvayaShortCodes.Code] = []
        var lists: [(heading: String, codes: AvayaShortCodes)] = []
        func close() { if !heading.isEmpty { lists.append((heading, AvayaShortCodes(codes: codes))) } }
        for line in text.split(separator: "\n").map(String.init) where !line.hasPrefix("# ") {
            if line.hasPrefix("["), line.hasSuffix("]") {
                close()
                (heading, codes) = (String(line.dropFirst().dropLast()), [])
            } else {
                codes.append(try AvayaShortCodes.Code(line))
            }
        }
        close()
        self.lists = lists
    }

    func list(_ heading: String) -> AvayaShortCodes? { lists.first { $0.heading == heading }?.codes }
}
