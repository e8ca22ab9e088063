import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// Good files with random damage: no reader crashes, or says of a file that it is bad without saying where.
@Suite struct MutationTests {
    static let rounds = 10_000

    /// A file with one to four bytes changed, put in, taken out or doubled.
    static func damaged(_ bytes: [UInt8], _ pieces: String, using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let pieces = Array(pieces.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let index = Int.random(in: 0...bytes.count, using: &generator)
            let byte =
                Bool.random(using: &generator)
                ? pieces.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes.insert(byte, at: index)
            case 1 where index < bytes.count: bytes[index] = byte
            case 2 where index < bytes.count: bytes.remove(at: index)
            default:
                let end = Int.random(in: index...bytes.count, using: &generator)
                bytes.insert(contentsOf: bytes[index..<end], at: index)
            }
        }
        return bytes
    }

    static func check(_ file: String, _ pieces: String, seed: UInt64, read: ([UInt8], inout DiagnosticLog) -> Bool) {
        var generator = SeededGenerator(seed: seed)
        var (good, bad) = (0, 0)
        for _ in 0..<rounds {
            let bytes = damaged(Array(file.utf8), pieces, using: &generator)
            let lines = bytes.count { $0 == 0x0a || $0 == 0x0d } + 1
            var log = DiagnosticLog()
            let isRead = read(bytes, &log)
            if isRead { good += 1 } else { bad += 1 }
            let places = log.diagnostics.compactMap(\.location)
            if places.count != log.diagnostics.count || (!isRead && !log.hasErrors)
                || !places.allSatisfy({ (1...lines).contains($0.line) && $0.column >= 1 })
            {
                Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription): \(log.places)")
            }
        }
        #expect(good > 100 && bad > 100, "the damage is of one kind only")
    }

    @Test func csv() {
        Self.check("name,secret\r\n\"é,\"\"x\"\"\",1\n\"a\r\nb\",\n", "\",\r\n \u{feff}", seed: 41) { bytes, log in
            _ = CSVReader.table(String(decoding: bytes, as: UTF8.self), file: "x.csv", log: &log)
            return !log.hasErrors
        }
    }

    @Test func json() {
        let file = "{\"a\": [1, -2.5e+3, true, null],\n \"é\": {\"x\": \"\\u00e9\\ud83d\\ude00\\n\"}, \"b\": []}"
        Self.check(file, "{}[]\",:\\u0dD+-.eE \n", seed: 42) { bytes, log in
            JSONReader.read(String(decoding: bytes, as: UTF8.self), file: "x.json", log: &log) != nil
        }
    }

    @Test func sql() {
        let file =
            "-- é\nCREATE TABLE `t` (`a` int, b char(1) DEFAULT ';');\nINSERT INTO `t` VALUES (1,'\\'é'),(NULL,_binary \"x\");\n"
        Self.check(file, "'\"`\\(),;/*-#! \nx0", seed: 46) { bytes, log in
            _ = SQLDump.read(SourceFile(path: "x.sql", bytes: bytes), shown: "x.sql", log: &log)
            return !log.hasErrors
        }
    }

    @Test func dbtext() {
        Self.check("id(int,auto) é(str,null)\n1:a\\:b\n2:\n", "():,\\\n\r 1n", seed: 47) { bytes, log in
            _ = DBTextTable.read(SourceFile(path: "x", bytes: bytes), shown: "x", log: &log)
            return !log.hasErrors
        }
    }

    @Test func xml() {
        let file =
            "<?xml version=\"1.0\"?>\n<a b='1' xmlns:p=\"urn:p\"><!-- c --><p:d>é&amp;&#10;</p:d>\n<![CDATA[x]]><e/></a>"
        Self.check(file, "<>&;'\"=/!?[]-:# \n", seed: 43) { bytes, log in
            guard let document = XMLDocument.parse(bytes, file: "x.xml", log: &log) else { return false }
            // What can be read can be written, and says the same then.
            let again = XMLReader.read(document.bytes(), file: "x.xml", log: &log)
            func shape(_ node: XMLNode?) -> [String] {
                node.map { [$0.name, $0.text] + $0.attributes.map(\.value) + $0.children.flatMap(shape) } ?? []
            }
            if shape(again) != shape(document.tree) { Issue.record("\(String(decoding: bytes, as: UTF8.self))") }
            return true
        }
    }

    @Test func xmlTypes() {
        let file = "<!DOCTYPE a [<!ENTITY b \"c\"><!ELEMENT a ANY>]>\n<a>&b;</a>"
        var generator = SeededGenerator(seed: 44)
        for _ in 0..<Self.rounds {
            let bytes = Self.damaged(Array(file.utf8), "<>&;![]%\"", using: &generator)
            var log = DiagnosticLog()
            if XMLReader.read(bytes, file: "x.xml", log: &log) != nil, bytes.starts(with: Array("<!DOCTYPE ".utf8)) {
                Issue.record("\(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }

    @Test func schemas() throws {
        let file = "<trunk version='1'><port>1</port>\n<number>+1</number></trunk>"
        let schema = try RelaxNG(schemaText: RelaxNGTests.schema)
        Self.check(file, "<>&;'\"=/1+", seed: 45) { bytes, log in
            guard let document = XMLDocument.parse(bytes, file: "x.xml", log: &log) else { return false }
            for diagnostic in schema.validate(document) { log.emit(diagnostic) }
            return !log.hasErrors
        }
    }
}
