#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `MATH(number operator number,type)`.
enum MathFunction {
    private static let operators: [String] = [
        "*", "/", "%", "^", "AND", "XOR", "OR", "<<", ">>", "<=", ">=", "==", "<", ">", "+", "-",
    ]

    /// The value; nil where Asterisk finds a fault.
    static func value(_ arguments: [String]) -> String? {
        guard let text = arguments.first else { return nil }
        // A sign before the first number is no operator.
        let isNegative = text.hasPrefix("-")
        let body = isNegative ? String(text.dropFirst()) : text
        guard let sign = operators.first(where: { body.contains($0) }), let place = body.firstRange(of: sign) else {
            return nil
        }
        guard let first = Double(String(body[..<place.lowerBound]).stripped),
            let second = Double(String(body[place.upperBound...]).stripped)
        else { return nil }
        let left = isNegative ? -first : first
        let (one, other) = (integer(left), integer(second))
        switch sign {
        case "<", ">", "<=", ">=", "==": return compare(sign, left, second) ? "TRUE" : "FALSE"
        default: break
        }
        let type = arguments.count > 1 ? arguments[1].lowercased() : "float"
        let result: Double =
            switch sign {
            case "*": left * second
            case "/": left / second
            case "%": other == 0 || other == -1 ? .nan : Double(one % other)
            case "^": pow(left, second)
            case "AND": Double(one & other)
            case "OR": Double(one | other)
            case "XOR": Double(one ^ other)
            case "<<": Double(Int32(truncatingIfNeeded: (0..<32).contains(other) ? one << other : 0))
            case ">>": Double((0..<32).contains(other) ? one >> other : 0)
            case "+": left + second
            default: left - second
            }
        return printed(result, type)
    }

    private static func compare(_ sign: String, _ left: Double, _ right: Double) -> Bool {
        switch sign {
        case "<": left < right
        case ">": left > right
        case "<=": left <= right
        case ">=": left >= right
        default: left == right
        }
    }

    private static func printed(_ value: Double, _ type: String) -> String? {
        switch type.first {
        case "f": return ExpressionValue.formatted("%f", value)
        case "i": return String(integer(value))
        case "h": return String(UInt32(truncatingIfNeeded: integer(value)), radix: 16)
        case "c": return String(decoding: [UInt8(truncatingIfNeeded: integer(value))], as: UTF8.self)
        default: return nil
        }
    }

    private static func integer(_ value: Double) -> Int { abs(value) < 1e15 ? Int(value) : Int(Int32.min) }
}
