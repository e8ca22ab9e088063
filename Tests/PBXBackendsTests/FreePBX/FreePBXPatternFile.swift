import ConfigFormats
import Diagnostics
import Synchronization

/// An uploaded file of dial patterns, and which of them Asterisk takes for a number.
///
/// All lines of the brand get the same files: what was worked out for one is kept for the others.
final class FreePBXPatternFile: Sendable {
    /// One row.
    struct Row: Hashable, Sendable {
        let prepend: String
        let prefix: String
        let match: String
        let callerID: String
        var pattern: String { "_\(prefix)\(match)" }
    }

    private struct Call: Hashable {
        let dialled: String
        let caller: String
    }

    let rows: [Row]
    private let orders = Mutex<[String: AsteriskExtensionOrder]>([:])
    private let calls = Mutex<[Call: Row?]>([:])
    private static let read = Mutex<[String: FreePBXPatternFile]>([:])

    private init(rows: [Row]) { self.rows = rows }

    /// Reads a file; throws where it is not exactly what the page's upload takes.
    static func read(_ text: String, file: String) throws -> FreePBXPatternFile {
        if let known = read.withLock({ $0[text] }) { return known }
        var log = DiagnosticLog()
        guard let table = CSVReader.table(text, file: file, log: &log), log.diagnostics.isEmpty,
            table.header == ["prepend", "prefix", "match pattern", "callerid"]
        else {
            throw GeneratedBundle.Missing(what: "table in \(file)")
        }
        let made = FreePBXPatternFile(
            rows: table.rows.map {
                Row(prepend: $0.texts[0], prefix: $0.texts[1], match: $0.texts[2], callerID: $0.texts[3])
            }
        )
        read.withLock { $0[text] = made }
        return made
    }

    /// The row that Asterisk takes; a pattern with a caller ID is for that caller only, one without for all.
    func row(for dialled: String, from caller: String) -> Row? {
        let call = Call(dialled: dialled, caller: caller)
        if let known = calls.withLock({ $0[call] }) { return known }
        let choice = order(caller).choice(for: dialled)
        let row = choice.flatMap { choice in
            rows.first { $0.pattern == choice && $0.callerID == caller }
                ?? rows.first { $0.pattern == choice && $0.callerID.isEmpty }
        }
        calls.withLock { $0[call] = row }
        return row
    }

    private func order(_ caller: String) -> AsteriskExtensionOrder {
        if let known = orders.withLock({ $0[caller] }) { return known }
        let own = Set(rows.filter { $0.callerID == caller || $0.callerID.isEmpty }.map(\.pattern))
        let made = AsteriskExtensionOrder(Array(own))
        orders.withLock { $0[caller] = made }
        return made
    }
}
