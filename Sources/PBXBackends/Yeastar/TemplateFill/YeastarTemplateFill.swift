import ConfigFormats
public import Diagnostics
public import DialPlan
import TrunkModel

/// Fills a CSV file that was exported from a P-Series PBX with a trunk's values.
///
/// Which columns such a file has differs by firmware and edition, and no source names all of them. So the exported file is
/// the form: columns whose meaning is known (import parameters of trunks, outbound and inbound routes) get the trunk's
/// values, all others keep those of a sample row, in the file's own order. The filled file holds the new rows only:
/// importing adds them.
public enum YeastarTemplateFill {
    /// Which list was exported, told by its columns.
    public enum Kind: String, Sendable, CaseIterable {
        case trunks
        case outboundRoutes = "outbound routes"
        case inboundRoutes = "inbound routes"
        case outboundCallerIDs = "outbound caller IDs"
    }

    /// A filled file.
    public struct Filled: Sendable {
        /// What was exported.
        public let kind: Kind
        /// The file's text; byte order mark and line ends as in the export.
        public let text: String
        /// Whether it holds a password.
        public let holdsSecret: Bool
        /// What a person has to look after.
        public let findings: DiagnosticLog
    }

    /// Fills an exported file.
    ///
    /// - Parameters:
    ///   - exported: The exported file's text: the header, and the sample rows that the list's kind needs.
    ///   - file: Its name in findings.
    ///   - plan: The plan whose trunks and routes are wanted.
    /// - Returns: The file to import.
    /// - Throws: `DiagnosedFailure`: the file is no such CSV (`yeastar-template`), lacks a column that it must have
    ///   (`yeastar-template-column`) or a sample row (`yeastar-template-sample`), or cannot hold a value
    ///   (`value-not-representable`).
    public static func fill(_ exported: String, file: String, plan: DialPlan) throws(DiagnosedFailure) -> Filled {
        var log = DiagnosticLog()
        guard let table = CSVReader.table(exported, file: file, log: &log), !log.hasErrors else {
            throw DiagnosedFailure(log)
        }
        guard let kind = Kind.allCases.first(where: { $0.isNamed(by: table.header) }) else {
            throw DiagnosedFailure(
                "the columns are those of no list of trunks, routes or caller IDs that a P-Series PBX exports",
                rule: "yeastar-template",
                at: SourceLocation(file: file)
            )
        }
        var filling = YeastarFilling(yeastar: YeastarPlan(plan, .pSeries), table: table, file: file, log: log)
        let rows =
            switch kind {
            case .trunks: filling.trunks()
            case .outboundRoutes: filling.outboundRoutes()
            case .inboundRoutes: filling.inboundRoutes()
            case .outboundCallerIDs: filling.callerIDs()
            }
        let cells = filling.cells(rows)
        if filling.log.hasErrors { throw DiagnosedFailure(filling.log) }
        let mark = exported.unicodeScalars.first == "\u{feff}" ? "\u{feff}" : ""
        let end = exported.unicodeScalars.contains("\r") ? "\r\n" : "\n"
        let lines = ([table.header] + cells).map { $0.map(CSVText.escape).joined(separator: ",") + end }
        return Filled(
            kind: kind,
            text: mark + lines.joined(),
            holdsSecret: kind == .trunks,
            findings: filling.log
        )
    }
}

extension YeastarTemplateFill.Kind {
    /// Columns without which the list is another one.
    var columns: [String] {
        switch self {
        case .trunks: ["Name", "Trunk Type", "Hostname/IP", "Username", "Password"]
        case .outboundRoutes: ["Name", "Pattern", "Strip", "Prepend", "Trunks"]
        case .inboundRoutes: ["Name", "DID Pattern", "Trunks", "Default Destination", "Number of Default Destination"]
        case .outboundCallerIDs: ["Create Method", "Outbound Caller ID", "Associated Extensions"]
        }
    }

    /// Whether these columns are its.
    fileprivate func isNamed(by header: [String]) -> Bool { Set(header).isSuperset(of: columns) }
}
