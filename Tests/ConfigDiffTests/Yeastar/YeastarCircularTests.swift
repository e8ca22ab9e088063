import ConfigDiff
import ConfigFormats
import Diagnostics
import Foundation
import PBXBackends
import TestSupport
import Testing

/// What Yeastar's own files are made into shows no difference from them.
@Suite struct YeastarCircularTests {
    @Test(arguments: GoldenCase.all, ["p-series", "s-series", "mypbx"])
    func generated(_ golden: GoldenCase, _ line: String) throws {
        let generated = try GeneratedBed("yeastar:\(line)", case: golden)
        let folder = generated.folder { $0 != "openapi-plan.json" }
        if !folder.files.isEmpty {
            let bed = try generated.bed(folder)
            try bed.checkClean()
            #expect(try bed.drift(folder, others: true) == [])
        }
        // Each file alone shows as much of itself.
        for file in folder.files where GoldenCase.single.contains(golden.name) {
            #expect(try generated.bed(folder).drift(SourceFolder(name: "pbx", files: [file]), others: true) == [])
        }
    }

    @Test(arguments: GoldenCase.all, ["p-series", "s-series"])
    func answers(_ golden: GoldenCase, _ line: String) throws {
        let generated = try GeneratedBed("yeastar:\(line)", case: golden)
        let bed = try generated.bed(SourceFolder(name: "pbx", files: [try YeastarSystem(generated).answers]))
        // Routes that no file holds are made by hand, and here nobody has.
        let drift = try bed.drift(bed.deployed, others: true).filter {
            !$0.hasPrefix(Self.byHand) || line == "p-series"
        }
        #expect(drift == [])
    }

    private static let byHand = "missing breaks-calls inbound-route/missing "

    @Test func routesMadeByHandAreMissedInAnswers() throws {
        let generated = try GeneratedBed("yeastar:s-series")
        let bed = try generated.bed(SourceFolder(name: "pbx", files: [try YeastarSystem(generated).answers]))
        #expect(
            try bed.drift(bed.deployed) == [
                Self.byHand + "groningen31852100000 at nowhere: expected groningen31852100000, is nothing"
            ]
        )
    }

    @Test(arguments: GoldenCase.all)
    func exportedLists(_ golden: GoldenCase) throws {
        let generated = try GeneratedBed("yeastar:p-series", case: golden)
        let bed = try generated.bed(SourceFolder(name: "pbx", files: try YeastarSystem.lists(generated)))
        try bed.checkClean()
        #expect(try bed.drift(bed.deployed, others: true) == [])
    }
}
