/// Works out `$[…]` with Asterisk's grammar: its parser is an LALR one, and where that gives up decides what comes out of
/// an expression with a fault.
struct Expression {
    /// Where Asterisk's parser gives up.
    private struct Fault: Error {}

    private let tokens: [ExpressionToken]
    private var index = 0
    private var depth = 0
    /// Calls a function of the dial plan; nil if there is none of this name.
    private let call: (String, String) -> String?
    /// Compiles and runs regular expressions.
    private let match: (_ text: String, _ pattern: String) -> PosixRegex.Result

    /// Asterisk's parser itself takes 10,000 open brackets; nobody means more than this.
    private static let deepest = 100

    private init(
        _ text: String,
        call: @escaping (String, String) -> String?,
        match: @escaping (String, String) -> PosixRegex.Result
    ) {
        tokens = ExpressionToken.tokens(text)
        self.call = call
        self.match = match
    }

    /// The value of an expression.
    ///
    /// A fault behind a whole expression leaves its value; one at the very beginning gives nothing; any other gives `0`.
    ///
    /// - Parameters:
    ///   - text: What stands between the brackets, variables put in.
    ///   - call: Calls a function of the dial plan by name, with its arguments.
    ///   - match: Looks for a pattern in a text.
    /// - Returns: The value as text.
    static func value(
        _ text: String,
        call: @escaping (String, String) -> String?,
        match: @escaping (String, String) -> PosixRegex.Result
    ) -> String {
        var expression = Expression(text, call: call, match: match)
        switch expression.tokens.first {
        case nil, .close, .comma: return ""
        case .sign(let sign) where sign != .minus && sign != .complement: return ""
        default: break
        }
        return (try? expression.parse(1))?.string ?? "0"
    }

    private var next: ExpressionToken? { index < tokens.count ? tokens[index] : nil }

    /// Reads an expression of operators that bind tighter than a level.
    private mutating func parse(_ level: Int) throws -> ExpressionValue {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { throw Fault() }
        var left = try primary()
        while case .sign(let sign) = next, let own = sign.level, own > level {
            index += 1
            if sign == .condition {
                let middle = try parse(1)
                guard case .sign(.otherwise) = next else { throw Fault() }
                index += 1
                let right = try parse(own)
                left = left.isTrue ? middle : right
            } else {
                left = apply(sign, left, try parse(own))
            }
        }
        return left
    }

    private mutating func primary() throws -> ExpressionValue {
        let token = next
        index += 1
        switch token {
        case .value(let text, let isNumeric):
            if next == .open { return try function(text) }
            return isNumeric ? .digits(text) : .text(text)
        case .open:
            let value = try parse(1)
            guard next == .close else { throw Fault() }
            index += 1
            return value
        case .sign(.minus):
            let value = try parse(ExpressionSign.prefixLevel)
            return .number(value.number.map { -$0 } ?? 0)
        case .sign(.complement): return try parse(ExpressionSign.prefixLevel).complement
        default: throw Fault()
        }
    }

    /// `NAME(argument, …)`.
    private mutating func function(_ name: String) throws -> ExpressionValue {
        index += 1
        var arguments = [try parse(1)]
        while next == .comma {
            index += 1
            arguments.append(next == .comma || next == .close ? .text("") : try parse(1))
        }
        guard next == .close else { throw Fault() }
        index += 1
        guard name.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || $0 == 0x5f }) else {
            return .number(0)
        }
        if let value = ExpressionArithmetic.value(of: name, arguments) { return value }
        guard let value = call(name, arguments.map(\.string).joined(separator: ",")) else { return .number(0) }
        let isNumber = value.utf8.allSatisfy { (0x30...0x39).contains($0) || "-. \t".utf8.contains($0) }
        return isNumber ? .number(ExpressionNumber(value.stripped) ?? 0) : ExpressionValue(made: value)
    }

    private func apply(_ sign: ExpressionSign, _ left: ExpressionValue, _ right: ExpressionValue) -> ExpressionValue {
        switch sign {
        case .or: left.isZeroOrEmpty ? right : left
        case .and: left.isZeroOrEmpty || right.isZeroOrEmpty ? .number(0) : left
        case .equal: .truth(ExpressionArithmetic.order(left, right) == 0)
        case .notEqual: .truth(ExpressionArithmetic.order(left, right) != 0)
        case .greater: .truth(ExpressionArithmetic.order(left, right) > 0)
        case .less: .truth(ExpressionArithmetic.order(left, right) < 0)
        case .greaterOrEqual: .truth(ExpressionArithmetic.order(left, right) >= 0)
        case .lessOrEqual: .truth(ExpressionArithmetic.order(left, right) <= 0)
        case .plus, .minus, .times, .divide, .remainder: ExpressionArithmetic.value(sign, left.number, right.number)
        case .colon: pattern(left, right, isAnchored: true)
        case .match: pattern(left, right, isAnchored: false)
        case .join: ExpressionValue(made: left.unquoted + right.unquoted)
        case .complement, .condition, .otherwise: left
        }
    }

    /// `:` and `=~`: the first group's text, or how many bytes the pattern takes.
    private func pattern(_ left: ExpressionValue, _ right: ExpressionValue, isAnchored: Bool) -> ExpressionValue {
        let text = left.unquoted
        switch match(text, right.unquoted) {
        case .invalid: return ExpressionValue(made: "")
        case .none(let hasGroups): return hasGroups ? ExpressionValue(made: "") : .number(0)
        case .found(let range, let group, let hasGroups):
            if isAnchored, range.lowerBound != 0 { return hasGroups ? ExpressionValue(made: "") : .number(0) }
            guard let group else { return .number(ExpressionNumber(range.count)) }
            return ExpressionValue(made: String(decoding: Array(text.utf8)[group], as: UTF8.self))
        }
    }
}
