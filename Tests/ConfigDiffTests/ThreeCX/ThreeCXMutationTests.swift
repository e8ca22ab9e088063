import ConfigFormats
import Diagnostics
import Testing

/// 3CX's files with one change at a time (`generic-one-account`).
@Suite struct ThreeCXMutationTests {
    @Test(arguments: ["14", "18", "20"]) func template(_ line: String) throws {
        let generated = try GeneratedBed("3cx:\(line)", case: "generic-one-account")
        let folder = generated.folder { $0.hasSuffix(".pv.xml") }
        let bed = try generated.bed(folder, columns: false, ownColumns: false)
        for row in ThreeCXRows.template(line) { try bed.check(row) }
    }

    @Test(arguments: ["14", "18"]) func table(_ line: String) throws {
        let generated = try GeneratedBed("3cx:\(line)", case: "generic-one-account")
        let bed = try generated.bed(generated.folder { $0.hasSuffix(".csv") })
        for row in ThreeCXRows.table(line) { try bed.check(row) }
    }

    @Test func setup() throws {
        let generated = try GeneratedBed("3cx:18", case: "generic-one-account")
        let folder = generated.folder { $0 == "setupconfig.xml" }
        let bed = try generated.bed(folder, columns: false, ownColumns: false)
        for row in ThreeCXRows.setup + ThreeCXRows.setupRules { try bed.check(row) }
    }

    @Test func answers() throws {
        let generated = try GeneratedBed("3cx:20", case: "generic-one-account")
        let folder = SourceFolder(name: "pbx", files: try ThreeCXSystem(generated).answers)
        let bed = try generated.bed(folder)
        for row in ThreeCXRows.answers { try bed.check(row.unmendable) }
    }

    @Test func backup() throws {
        let generated = try GeneratedBed("3cx:20", case: "generic-one-account")
        let folder = SourceFolder(name: "pbx", files: [try ThreeCXSystem(generated).backup])
        let bed = try generated.bed(folder, columns: false)
        for row in ThreeCXRows.backup { try bed.check(row.unmendable) }
    }
}

@Suite struct ThreeCXHostileTests {
    @Test(arguments: ["template", "table", "setup", "answers", "backup"])
    func garbled(_ form: String) throws {
        let generated = try GeneratedBed(form == "setup" ? "3cx:18" : "3cx:20", case: "generic-one-account")
        let older = try GeneratedBed("3cx:18", case: "generic-one-account")
        switch form {
        case "template": try generated.bed(generated.folder { $0.hasSuffix(".pv.xml") }).checkHostile()
        case "table": try older.bed(older.folder { $0.hasSuffix(".csv") }).checkHostile()
        case "setup": try older.bed(older.folder { $0 == "setupconfig.xml" }).checkHostile()
        case "answers":
            let files = try ThreeCXSystem(generated).answers
            try generated.bed(SourceFolder(name: "pbx", files: files)).checkHostile()
        default:
            let file = try ThreeCXSystem(generated).backup
            try generated.bed(SourceFolder(name: "pbx", files: [file])).checkHostile()
        }
    }

    @Test func nothingRecognised() throws {
        let generated = try GeneratedBed("3cx:20", case: "generic-one-account")
        let folder = SourceFolder(files: [SourceFile(path: "x", text: "hello"), SourceFile(path: "y.json", text: "[]")])
        #expect(throws: DiagnosedFailure.self) { try generated.bed(folder).drift(folder) }
    }
}
