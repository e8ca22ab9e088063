#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What `$[…]` computes: sums, comparisons, and the functions that it has of its own.
enum ExpressionArithmetic {
    /// How two values compare: as numbers when both are, else byte by byte.
    static func order(_ left: ExpressionValue, _ right: ExpressionValue) -> Int {
        if !left.isText, !right.isText, let one = left.number, let other = right.number {
            return one == other ? 0 : one < other ? -1 : 1
        }
        let (one, other) = (left.string, right.string)
        if one.utf8.elementsEqual(other.utf8) { return 0 }
        return one.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
    }

    /// A sum of two values; nil is text, which counts for nothing.
    static func value(
        _ sign: ExpressionSign,
        _ left: ExpressionNumber?,
        _ right: ExpressionNumber?
    ) -> ExpressionValue {
        switch sign {
        case .plus: return .number((left ?? 0) + (right ?? 0))
        case .minus: return .number((left ?? 0) - (right ?? 0))
        case .times: return .number(left.flatMap { one in right.map { one * $0 } } ?? 0)
        case .divide:
            guard let left else { return .number(0) }
            guard let right, right != 0 else { return .number(ExpressionNumber(Int32.max)) }
            return .number(left / right)
        default:
            guard let left, let right else { return .number(0) }
            return .number(right == 0 ? right : left.truncatingRemainder(dividingBy: right))
        }
    }

    /// The functions of expressions themselves, such as `ROUND(2.5)`; nil for other names.
    static func value(of name: String, _ arguments: [ExpressionValue]) -> ExpressionValue? {
        let one: ((Double) -> Double)? =
            switch name {
            case "COS": cos
            case "SIN": sin
            case "TAN": tan
            case "ACOS": acos
            case "ASIN": asin
            case "ATAN": atan
            case "SQRT": { $0.squareRoot() }
            case "FLOOR": { $0.rounded(.down) }
            case "CEIL": { $0.rounded(.up) }
            case "ROUND": { $0.rounded(.toNearestOrAwayFromZero) }
            case "RINT": { $0.rounded(.toNearestOrEven) }
            case "TRUNC": { $0.rounded(.towardZero) }
            case "EXP": exp
            case "EXP2": exp2
            case "EXP10": { pow(10, $0) }
            case "LOG": log
            case "LOG2": log2
            case "LOG10": log10
            case "ABS": abs
            default: nil
            }
        if let one {
            guard arguments.count == 1 else { return .number(0) }
            return .number(ExpressionNumber(one(Double(arguments[0].number ?? 0))))
        }
        let two: ((Double, Double) -> Double)? =
            switch name {
            case "POW": pow
            case "ATAN2": atan2
            case "REMAINDER": remainder
            default: nil
            }
        guard let two else { return nil }
        guard arguments.count == 2 else { return .number(0) }
        return .number(ExpressionNumber(two(Double(arguments[0].number ?? 0), Double(arguments[1].number ?? 0))))
    }
}
