/// What a channel knows of its caller.
struct MachineCaller: Hashable {
    var number: String?
    var name: String?
    var numberPresentation = Presentation.allowed
    var namePresentation = Presentation.allowed
    /// The number that the network gives, which the dial plan does not change.
    var ani: String?
    /// The number that was dialled.
    var dnid: String?
    /// The number that sent the call on.
    var rdnis: String?
    var tag = ""

    /// The values of `CALLERID(pres)`, as their numbers on the line (ITU-T Q.951).
    struct Presentation: Hashable {
        var value: Int

        static let allowed = Presentation(value: 0)
        static let prohibited = Presentation(value: 0x23)
        private static let unavailable = Presentation(value: 0x43)

        private static let names: [(name: String, value: Int)] = [
            ("allowed_not_screened", 0x00), ("allowed_passed_screen", 0x01), ("allowed_failed_screen", 0x02),
            ("allowed", 0x03),
            ("prohib_not_screened", 0x20), ("prohib_passed_screen", 0x21), ("prohib_failed_screen", 0x22),
            ("prohib", 0x23),
            ("unavailable", 0x43),
        ]

        init(value: Int) { self.value = value }

        /// Reads a name or a number; nil if it is neither.
        init?(_ text: String) {
            if let known = Self.names.first(where: { $0.name == text.lowercased() }) {
                value = known.value
            } else if let number = Int(text), number >= 0 {
                value = number
            } else {
                return nil
            }
        }

        var name: String { Self.names.first { $0.value == value }?.name ?? "unknown" }

        /// Number and name together, as `ast_party_id_presentation` has it: the more private of both.
        static func of(_ caller: MachineCaller) -> Presentation {
            func rank(_ presentation: Presentation, _ isKnown: Bool) -> (rank: Int, value: Int) {
                guard isKnown else { return (3, 0x40) }
                switch presentation.value & 0x60 {
                case 0x20: return (0, 0x20)
                case 0x00: return (1, 0)
                default: return (2, 0x40)
                }
            }
            let number = rank(caller.numberPresentation, caller.number != nil)
            let name = rank(caller.namePresentation, caller.name != nil)
            let value = name.rank < number.rank ? name.value : number.value
            if value == 0x40 { return unavailable }
            return Presentation(value: value | (caller.numberPresentation.value & 0x03))
        }
    }

    /// `"Name" <number>`, also where both are nothing.
    var all: String { "\"\(name ?? "")\" <\(number ?? "")>" }

    /// Takes `"Name" <number>`, `number`, or `Name` apart (`ast_callerid_split`).
    static func split(_ text: String) -> (name: String, number: String) {
        let text = text.stripped
        if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
            var name = String(text[..<open]).stripped
            if name.hasPrefix("\"") { name = String(name.dropFirst()) }
            if name.hasSuffix("\"") { name = String(name.dropLast()) }
            return (name.stripped, String(text[text.index(after: open)..<close]).filter { !"()-. ".contains($0) })
        }
        let isNumber = !text.isEmpty && text.utf8.allSatisfy { "0123456789*#+()-. ".utf8.contains($0) }
        if isNumber { return ("", text.filter { !"()-. ".contains($0) }) }
        return (text.replacing("\"", with: ""), "")
    }
}
