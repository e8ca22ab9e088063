/// A file pattern as glibc's `glob` reads it with braces, which is what Asterisk uses for `#include`.
struct AsteriskGlob {
    /// How many patterns braces may stand for.
    static let maximumExpansions = 256

    fileprivate enum Piece {
        case byte(UInt8)
        case any
        case many
        case oneOf([ClosedRange<UInt8>], isNot: Bool)
    }

    // Each part between slashes by itself: no wildcard matches a slash.
    private var parts: [[Piece]] = []

    /// Reads a pattern without braces.
    init(_ pattern: String) {
        for part in pattern.utf8.split(separator: UInt8(ascii: "/")) { parts.append(Self.pieces(part)) }
    }

    /// How long the pattern is.
    var cost: Int { parts.reduce(0) { $0 + $1.count } }

    /// Whether it names one file.
    var isPlain: Bool {
        parts.allSatisfy { $0.allSatisfy { if case .byte = $0 { true } else { false } } }
    }

    /// The path of a plain pattern.
    var plainPath: String {
        parts.map { part in
            let bytes = part.compactMap { piece -> UInt8? in if case .byte(let byte) = piece { byte } else { nil } }
            return String(decoding: bytes, as: UTF8.self)
        }.joined(separator: "/")
    }

    /// Whether it matches a path.
    func matches(_ path: String, _ budget: inout AsteriskBudget) -> Bool {
        let names = path.utf8.split(separator: UInt8(ascii: "/"))
        guard names.count == parts.count else { return false }
        return zip(parts, names).allSatisfy { part, name in
            // A leading dot is matched by a dot only.
            if name.first == UInt8(ascii: "."), case .byte? = part.first {
            } else if name.first == UInt8(ascii: ".") {
                return false
            }
            return budget.take(work: part.count * name.count) && Self.match(part, Array(name))
        }
    }

    /// Goes back only to the last `*`, which is enough and keeps the time bounded.
    private static func match(_ part: [Piece], _ name: [UInt8]) -> Bool {
        var piece = 0
        var index = 0
        var retry: (piece: Int, index: Int)?
        while index < name.count {
            if piece < part.count, case .many = part[piece] {
                retry = (piece, index)
                piece += 1
            } else if piece < part.count, part[piece].matches(name[index]) {
                piece += 1
                index += 1
            } else if let back = retry {
                retry = (back.piece, back.index + 1)
                piece = back.piece + 1
                index = back.index + 1
            } else {
                return false
            }
        }
        return part[piece...].allSatisfy { if case .many = $0 { true } else { false } }
    }

    private static func pieces(_ part: Substring.UTF8View) -> [Piece] {
        let bytes = Array(part)
        var pieces: [Piece] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "*"): pieces.append(.many)
            case UInt8(ascii: "?"): pieces.append(.any)
            case UInt8(ascii: "["):
                if let (set, end) = set(bytes, index) {
                    pieces.append(set)
                    index = end
                } else {
                    pieces.append(.byte(bytes[index]))
                }
            case UInt8(ascii: "\\") where index + 1 < bytes.count:
                index += 1
                pieces.append(.byte(bytes[index]))
            default: pieces.append(.byte(bytes[index]))
            }
            index += 1
        }
        return pieces
    }

    /// `[abc]`, `[a-z]`, `[!a]`, and where its `]` stands.
    private static func set(_ bytes: [UInt8], _ start: Int) -> (Piece, Int)? {
        var index = start + 1
        let isNot = index < bytes.count && (bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "^"))
        if isNot { index += 1 }
        var ranges: [ClosedRange<UInt8>] = []
        let first = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "]"), index > first { return (.oneOf(ranges, isNot: isNot), index) }
            if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-"), bytes[index + 2] != UInt8(ascii: "]") {
                if byte <= bytes[index + 2] { ranges.append(byte...bytes[index + 2]) }
                index += 3
            } else {
                ranges.append(byte...byte)
                index += 1
            }
        }
        return nil
    }

    /// The patterns that braces stand for, in order; nil if there are too many.
    static func expanded(_ pattern: String) -> [String]? {
        var done: [String] = []
        var open = [pattern]
        while let next = open.popLast() {
            guard done.count + open.count < maximumExpansions else { return nil }
            guard let (before, choices, after) = firstBraces(next) else {
                done.append(next)
                continue
            }
            open += choices.reversed().map { before + $0 + after }
        }
        return done
    }

    private static func firstBraces(_ text: String) -> (String, [String], String)? {
        let bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(of: UInt8(ascii: "{")) else { return nil }
        var depth = 0
        var choices: [String] = []
        var from = start + 1
        func piece(_ end: Int) -> String { String(decoding: bytes[from..<end], as: UTF8.self) }
        for index in start..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ",") where depth == 1:
                choices.append(piece(index))
                from = index + 1
            case UInt8(ascii: "}"):
                depth -= 1
                guard depth == 0 else { continue }
                choices.append(piece(index))
                let before = String(decoding: bytes[..<start], as: UTF8.self)
                return (before, choices, String(decoding: bytes[(index + 1)...], as: UTF8.self))
            default: continue
            }
        }
        return nil
    }
}

extension AsteriskGlob.Piece {
    fileprivate func matches(_ byte: UInt8) -> Bool {
        switch self {
        case .byte(let wanted): byte == wanted
        case .any: true
        case .many: false
        case .oneOf(let ranges, let isNot): ranges.contains { $0.contains(byte) } != isNot
        }
    }
}
