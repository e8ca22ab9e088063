import ConfigFormats
import Diagnostics
import Testing

/// Yeastar's files with one change at a time.
@Suite struct YeastarMutationTests {
    @Test func sSeriesLists() throws {
        let generated = try GeneratedBed("yeastar:s-series", case: "without-area-code")
        let bed = try generated.bed(generated.folder())
        for row in YeastarRows.sSeries { try bed.check(row) }
    }

    @Test func sSeriesAnswers() throws {
        let generated = try GeneratedBed("yeastar:s-series", case: "without-area-code")
        let folder = SourceFolder(name: "pbx", files: [try YeastarSystem(generated).answers])
        let bed = try generated.bed(folder)
        for row in YeastarRows.sSeriesAnswers { try bed.check(row.unmendable) }
    }

    @Test func pSeriesAnswers() throws {
        let generated = try GeneratedBed("yeastar:p-series", case: "generic-one-account")
        let folder = SourceFolder(name: "pbx", files: [try YeastarSystem(generated).answers])
        let bed = try generated.bed(folder)
        for row in YeastarRows.pSeriesAnswers { try bed.check(row.unmendable) }
    }

    @Test func pSeriesLists() throws {
        let generated = try GeneratedBed("yeastar:p-series", case: "generic-one-account")
        let lists = try YeastarSystem.lists(generated)
        let folder = SourceFolder(name: "pbx", files: lists + generated.folder { $0 != "openapi-plan.json" }.files)
        let bed = try generated.bed(folder)
        for row in YeastarRows.pSeriesLists { try bed.check(row) }
    }

    @Test func twin() throws {
        let generated = try GeneratedBed("yeastar:mypbx", case: "generic-one-account")
        let bed = try generated.bed(generated.folder())
        for row in YeastarRows.twin { try bed.check(row) }
    }

    @Test(arguments: ["p-series", "s-series", "mypbx"]) func garbled(_ line: String) throws {
        let generated = try GeneratedBed("yeastar:\(line)", case: "generic-one-account")
        try generated.bed(generated.folder { $0 != "openapi-plan.json" }).checkHostile()
        guard line != "mypbx" else { return }
        let answers = try YeastarSystem(generated).answers
        try generated.bed(SourceFolder(name: "pbx", files: [answers])).checkHostile()
        if line == "p-series" {
            try generated.bed(SourceFolder(files: try YeastarSystem.lists(generated))).checkHostile()
        }
    }

    @Test func nothingRecognised() throws {
        let generated = try GeneratedBed("yeastar:p-series", case: "generic-one-account")
        let folder = SourceFolder(files: [SourceFile(path: "x", text: "hello"), SourceFile(path: "y.json", text: "[]")])
        #expect(throws: DiagnosedFailure.self) { try generated.bed(folder).drift(folder) }
    }
}
