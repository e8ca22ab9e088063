import ConfigFormats
import Diagnostics
import Foundation
import Testing

/// The tables that Debian's package of Kamailio brings.
@Suite struct DBTextSampleTests {
    static let folder = "/usr/share/kamailio/dbtext/kamailio"

    static func read(_ name: String) throws -> DBTextTable {
        let path = "\(folder)/\(name)"
        let content = try #require(FileManager.default.contents(atPath: path), "Scripts/setup brings \(path)")
        var log = DiagnosticLog()
        let table = DBTextTable.read(SourceFile(path: name, bytes: Array(content)), shown: name, log: &log)
        #expect(log.diagnostics.isEmpty, "\(name): \(log.diagnostics)")
        return try #require(table)
    }

    /// Each can be read, and `version`, the only one with rows, names just them.
    @Test func tables() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(names.count > 50)
        for name in names {
            let table = try Self.read(name)
            #expect(table.columns.first?.isAuto == true || name == "version", "\(name)")
            #expect(name == "version" || table.rows.isEmpty, "\(name)")
        }
        let version = try Self.read("version")
        #expect(Set(version.rows.compactMap { $0.text("table_name") }) == Set(names))
        #expect(version.rows.first { $0.text("table_name") == "uacreg" }?.text("table_version") == "5")
    }

    @Test func columns() throws {
        let columns = try Self.read("uacreg").columns
        #expect(columns.map(\.name).prefix(3) == ["id", "l_uuid", "l_username"] && columns.count == 16)
        #expect(columns.map(\.kind).prefix(2) == [.int, .string])
    }
}
