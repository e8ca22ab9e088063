import ConfigFormats
import Diagnostics

/// Rows of FreePBX's tables that Asterisk chooses from by the digits of a call: its own rules decide which one it takes.
struct FreePBXFollowed: Sendable {
    /// What a row takes.
    struct Entry {
        /// A number, or a pattern behind `_`.
        let pattern: String
        /// The caller that it is for, written alike; empty for all.
        let caller: String
    }

    private let machine: DialplanMachine?
    /// The rows by their lines in the dial plan.
    private let rows: [Int: Int]
    /// The rows of which Asterisk would make nothing.
    let unreadable: [Int]

    /// Lays out rows.
    ///
    /// - Parameter groups: The rows of each context, in the order in which the contexts are asked.
    init(_ groups: [[Entry]]) {
        var lines = ["[all]"] + groups.indices.map { "include => part\($0)" }
        var rows: [Int: Int] = [:]
        var unreadable: [Int] = []
        var number = 0
        for (index, group) in groups.enumerated() {
            lines.append("[part\(index)]")
            for entry in group {
                if Self.isReadable(entry.pattern), entry.caller.isEmpty || Self.isReadable(entry.caller) {
                    lines.append(
                        "exten => \(entry.pattern)\(entry.caller.isEmpty ? "" : "/\(entry.caller)"),1,NoOp()"
                    )
                    rows[lines.count] = number
                } else {
                    unreadable.append(number)
                }
                number += 1
            }
        }
        let path = "followed.conf"
        let folder = SourceFolder(files: [SourceFile(path: path, text: lines.joined(separator: "\n") + "\n")])
        var log = DiagnosticLog()
        machine = AsteriskConfiguration.read(path, in: folder, log: &log)
            .map { DialplanMachine(AsteriskDialplan.read($0, log: &log)) }
        self.rows = rows
        self.unreadable = unreadable
    }

    /// The row that takes digits, counted over all groups; nil if none does.
    func row(for digits: String, from caller: String?) -> Int? {
        guard !digits.isEmpty else { return nil }
        let call = DialplanMachine.Call(context: "all", digits: digits, callerNumber: caller)
        return machine?.run(call).trail.first.flatMap { rows[$0.location.line] }
    }

    /// Whether a text is a number or pattern, and nothing that would be another line, or an end of one.
    private static func isReadable(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...80).contains(bytes.count) && text != "_"
            && bytes.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                    || "+*#-.[]_!".utf8.contains(byte)
            }
    }
}
