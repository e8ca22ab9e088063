/// A token of `$[…]` (`main/ast_expr2.fl`).
enum ExpressionToken: Equatable {
    case value(String, isNumeric: Bool)
    case sign(ExpressionSign)
    case open
    case close
    case comma

    /// The tokens of an expression; characters that mean nothing are left out, as Asterisk does.
    static func tokens(_ text: String) -> [ExpressionToken] {
        let bytes = Array(text.utf8)
        var tokens: [ExpressionToken] = []
        var index = 0
        while index < bytes.count {
            if let (token, length) = sign(bytes, index) {
                tokens.append(token)
                index += length
                continue
            }
            if bytes[index] == UInt8(ascii: "\"") {
                // One that nothing closes is left out.
                if let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "\"")) {
                    tokens.append(.value(String(decoding: bytes[index...end], as: UTF8.self), isNumeric: false))
                    index = end
                }
                index += 1
                continue
            }
            let length = wordLength(bytes, index)
            if length == 0 {
                index += 1
                continue
            }
            let word = bytes[index..<(index + length)]
            tokens.append(.value(String(decoding: word, as: UTF8.self), isNumeric: isNumber(word)))
            index += length
        }
        return tokens
    }

    private static func sign(_ bytes: [UInt8], _ index: Int) -> (ExpressionToken, Int)? {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        let pair = String(decoding: [bytes[index], next], as: UTF8.self)
        if let sign = ExpressionSign(pair) { return (.sign(sign), 2) }
        switch bytes[index] {
        case UInt8(ascii: "("): return (.open, 1)
        case UInt8(ascii: ")"): return (.close, 1)
        case UInt8(ascii: ","): return (.comma, 1)
        default: return ExpressionSign(String(decoding: [bytes[index]], as: UTF8.self)).map { (.sign($0), 1) }
        }
    }

    /// How far a word goes: letters, digits, some signs, everything beyond ASCII, and `$` with what follows it.
    private static func wordLength(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "$") {
                guard index + 1 < bytes.count, bytes[index + 1] != UInt8(ascii: "{") else { break }
                index += 2
            } else if isWordByte(byte) {
                index += 1
            } else {
                break
            }
        }
        return min(index, bytes.count) - start
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x80...0xff: true
        default: ".';\\_^#@".utf8.contains(byte)
        }
    }

    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }
}

/// An operator of `$[…]`.
enum ExpressionSign: Sendable {
    case or, and, equal, notEqual, greater, less, greaterOrEqual, lessOrEqual
    case plus, minus, times, divide, remainder, complement, colon, match, join, condition, otherwise

    init?(_ text: String) {
        switch text {
        case "|", "||": self = .or
        case "&", "&&": self = .and
        case "=", "==": self = .equal
        case "!=": self = .notEqual
        case ">": self = .greater
        case "<": self = .less
        case ">=": self = .greaterOrEqual
        case "<=": self = .lessOrEqual
        case "+": self = .plus
        case "-": self = .minus
        case "*": self = .times
        case "/": self = .divide
        case "%": self = .remainder
        case "!": self = .complement
        case ":": self = .colon
        case "=~": self = .match
        case "~~": self = .join
        case "?": self = .condition
        case "::": self = .otherwise
        default: return nil
        }
    }

    /// How tightly it binds; nil for what stands between no two values.
    var level: Int? {
        switch self {
        case .condition: 2
        case .or: 3
        case .and: 4
        case .equal, .notEqual, .greater, .less, .greaterOrEqual, .lessOrEqual: 5
        case .plus, .minus: 6
        case .times, .divide, .remainder: 7
        case .colon, .match, .join: 9
        case .complement, .otherwise: nil
        }
    }

    /// The level of a sign before a value, `-` and `!`.
    static let prefixLevel = 8
}
