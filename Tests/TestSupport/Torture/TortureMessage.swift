import Crypto
public import Foundation

/// One of the messages of RFC 4475 or RFC 5118, which are made to break parsers, and what an endpoint owes for it.
public struct TortureMessage: Sendable, CustomStringConvertible {
    /// The name that the RFC gives it, such as `wsinv`.
    public let name: String
    /// The number of its RFC: 4475 or 5118.
    public let rfc: Int
    /// The section that describes it, such as `3.1.1.1`.
    public let section: String
    /// The method of its start line; nil for a response.
    public let method: String?
    /// Whether it is right.
    public let syntax: Syntax
    /// What may be done with it, the better thing first.
    public let verdicts: [Verdict]
    /// Why, in a line.
    public let note: String
    /// The datagram.
    public let bytes: [UInt8]

    /// Where a message is wrong.
    public enum Syntax: String, Sendable {
        /// Nowhere: a parser must accept it.
        case valid
        /// In its grammar.
        case invalid
        /// Only in how its headers go together.
        case semantic
    }

    /// What an endpoint does with a message.
    public enum Verdict: Sendable, Hashable, CustomStringConvertible {
        /// As with any request of this method.
        case normal
        /// Gives no answer.
        case drop
        /// Answers with a status code.
        case status(Int)

        /// Reads it as the table has it.
        init?(_ text: some StringProtocol) {
            switch text {
            case "normal": self = .normal
            case "drop": self = .drop
            default:
                guard let code = Int(text), (100...699).contains(code) else { return nil }
                self = .status(code)
            }
        }

        /// As the table has it.
        public var description: String {
            switch self {
            case .normal: "normal"
            case .drop: "drop"
            case .status(let code): String(code)
            }
        }
    }

    /// The name: what a failing test calls it.
    public var description: String { name }

    /// Where the messages are.
    public static let folder = GoldenCase.projectFolder.appending(path: "Tests/SIPTorture")

    /// All messages, in the order of their sections; empty when the table or a message cannot be read.
    public static let all: [TortureMessage] = (try? load()) ?? []

    /// The SHA-256 of the datagram, in hexadecimal digits as `sha256sum` prints them.
    public var sha256: String {
        SHA256.hash(data: bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// A message by its name.
    public static func named(_ name: String) -> TortureMessage? { all.first { $0.name == name } }

    /// Reads all messages.
    ///
    /// - Returns: The messages, in the order of the table.
    /// - Throws: What is wrong with the table or a file.
    public static func load() throws -> [TortureMessage] {
        let table = try String(contentsOf: folder.appending(path: "verdicts.tsv"), encoding: .utf8)
        let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
        return try rows.map(TortureMessage.init(row:))
    }

    private init(row: Substring) throws {
        let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 7, let rfc = Int(cells[1]), let syntax = Syntax(rawValue: cells[4]) else {
            throw TortureNotation.Mistake(description: "verdicts.tsv: \(row)")
        }
        (name, self.rfc, section, self.syntax, note) = (cells[0], rfc, cells[2], syntax, cells[6])
        method = cells[3] == "response" ? nil : cells[3]
        verdicts = try cells[5].split(separator: "|").map { text in
            guard let verdict = Verdict(text) else {
                throw TortureNotation.Mistake(description: "\(cells[0]): the verdict \(text)")
            }
            return verdict
        }
        let file = Self.folder.appending(path: "RFC\(rfc)/\(cells[0]).txt")
        bytes = try TortureNotation.bytes(of: try String(contentsOf: file, encoding: .utf8))
    }
}
