import ConfigFormats
import Foundation
import PBXBackends
import Diagnostics
import TestSupport
import Testing

@testable import ConfigDiff

/// What may be called otherwise, and what a file may hold besides.
@Suite struct FreePBXRenamingTests {
    private static func changed(_ bed: MutationBed, _ path: String, _ edit: (String) -> String) -> MutationBed {
        bed.with(bed.deployed.files.map { $0.path == path ? SourceFile(path: path, text: edit($0.text)) : $0 })
    }

    /// Trunk and route names, and all numbers.
    ///
    /// A trunk's channel and the routes that the hook asks for keep their names.
    @Test func namesAndNumbers() throws {
        let bed = Self.changed(try FreePBXMutationBed.bed(.dump), FreePBXMutationBed.dumpFile) { text in
            text.replacing("(3,'groningen-primary'", with: "(3,'Provider hoofd'")
                .replacing("(4,'groningen-secondary'", with: "(4,'Provider reserve'")
                .replacing("(5,'groningen-emergency'", with: "(5,'Noodnummers'")
                .replacing("(8,'groningen'", with: "(8,'Naar buiten'")
                .replacing("VALUES (8,", with: "VALUES (21,").replacing("VALUES ('4',", with: "VALUES ('33',")
                .replacing("VALUES (4,'Prov", with: "VALUES (33,'Prov").replacing(",4,1)", with: ",33,1)")
        }
        try bed.checkClean()
    }

    @Test func anUploadOfAnyName() throws {
        let bed = try FreePBXMutationBed.bed(.csv)
        let files = bed.deployed.files.map { file in
            file.path == "route-groningen-patterns.csv" ? SourceFile(path: "export (2).csv", bytes: file.bytes) : file
        }
        try bed.with(files).checkClean()
    }

    /// Others' telephones, trunks and routes are nobody's business.
    @Test func strangers() throws {
        let more = """
            INSERT INTO `sip` VALUES ('100','secret','abcd-1234',2);
            INSERT INTO `trunks` VALUES (1,'DAHDI','dahdi','','off','','','','g0','',NULL,'off','off','on');
            INSERT INTO `outbound_routes` (`route_id`,`name`) VALUES (1,'Mobiel');
            INSERT INTO `outbound_route_patterns` VALUES (1,'','06XXXXXXXX','','');
            INSERT INTO `incoming` (`extension`) VALUES (''),('+31508299999'),('+31508299999');
            """
        let bed = Self.changed(try FreePBXMutationBed.bed(.dump), FreePBXMutationBed.dumpFile) { $0 + more }
        #expect(try bed.drift(bed.deployed) == [])
        #expect(try bed.drift(bed.deployed, others: true).count == 6)
    }

    @Test func aMissingTableSaysNothing() throws {
        let bed = try FreePBXMutationBed.bed(.dump)
        let text = try #require(bed.deployed[FreePBXMutationBed.dumpFile]?.text)
        let start = try #require(text.range(of: "DROP TABLE IF EXISTS `incoming`"))
        try bed.with([SourceFile(path: "x.sql", text: String(text[..<start.lowerBound]))]).checkClean()
    }

    @Test func otherFilesAreNoForm() throws {
        let bed = try FreePBXMutationBed.bed(.dump)
        for text in ["", "hello", "a,b\n1,2\n", "{\"a\":1}", "CREATE TABLE `x` (`a` int);\n"] {
            #expect(throws: (any Error).self) {
                try bed.differences(SourceFolder(files: [SourceFile(path: "x", text: text)]))
            }
        }
    }

    /// Cut off, turned around, changed at random: no crash, and findings are bounded.
    @Test(arguments: FreePBXMutationBed.Form.allCases) func hostile(_ form: FreePBXMutationBed.Form) throws {
        let bed = try FreePBXMutationBed.bed(form)
        var random = SeededGenerator(seed: 6)
        for file in bed.deployed.files.prefix(3) {
            for round in 0..<9 {
                var bytes = file.bytes
                switch round % 3 {
                case 0: bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
                case 1:
                    for _ in 0..<20 {
                        bytes[bytes.indices.randomElement(using: &random) ?? 0] = UInt8.random(
                            in: 0...255,
                            using: &random
                        )
                    }
                default:
                    var lines = bytes.split(separator: UInt8(ascii: "\n"))
                    lines.shuffle(using: &random)
                    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
                }
                let folder = bed.deployed.with(SourceFile(path: file.path, bytes: bytes))
                if let (differences, deployment) = try? bed.differences(folder) {
                    #expect(differences.count < 5_000 && deployment.findings.diagnostics.count < 1_000)
                }
            }
        }
    }
}
