/// `STRFTIME` at a fixed moment, Saturday 1 January 2000 at midnight: a run has no clock.
enum ClockText {
    private static let values: [Character: String] = [
        "Y": "2000", "C": "20", "y": "00", "m": "01", "d": "01", "e": " 1", "H": "00", "I": "12", "M": "00", "S": "00",
        "p": "AM",
        "j": "001", "w": "6", "u": "6", "a": "Sat", "A": "Saturday", "b": "Jan", "B": "January", "h": "Jan",
        "F": "2000-01-01",
        "T": "00:00:00", "R": "00:00", "D": "01/01/00", "s": "946684800", "Z": "UTC", "z": "+0000", "%": "%", "n": "\n",
        "t": "\t",
        "q": "000", "k": " 0", "l": "12", "V": "52", "U": "00", "W": "00", "G": "1999",
    ]

    /// The text of `epoch,zone,format`.
    static func text(_ arguments: [String]) -> String {
        let format = arguments.count > 2 ? arguments[2] : "%c"
        var result = ""
        var rest = format[...]
        while let character = rest.popFirst() {
            guard character == "%", var kind = rest.popFirst() else {
                result.append(character)
                continue
            }
            // `%3q`: thousandths.
            if kind.isNumber, let next = rest.popFirst() { kind = next }
            result += kind == "c" ? "Sat Jan  1 00:00:00 2000" : values[kind] ?? ""
        }
        return result
    }
}
