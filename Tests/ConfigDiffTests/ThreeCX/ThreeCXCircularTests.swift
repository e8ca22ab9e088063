import ConfigDiff
import ConfigFormats
import Foundation
import PBXBackends
import TestSupport
import Testing

/// What 3CX's own files are made into shows no difference from them.
@Suite struct ThreeCXCircularTests {
    @Test(arguments: GoldenCase.all, ["14", "18", "20"])
    func generated(_ golden: GoldenCase, _ line: String) throws {
        let generated = try GeneratedBed("3cx:\(line)", case: golden)
        let all = generated.folder { $0 != "xapi-plan.json" }
        let isAlone = GoldenCase.single.contains(golden.name)
        for folder in [all] + (isAlone ? all.files.map { SourceFolder(name: "pbx", files: [$0]) } : []) {
            // Of two servers' templates, one alone is not the other.
            if folder.files.count == 1, generated.files.count(where: { $0.path.hasSuffix(".pv.xml") }) > 1 { continue }
            let bed = try generated.bed(folder)
            try bed.checkClean()
            #expect(try bed.drift(folder, others: true) == [])
        }
    }

    @Test(arguments: GoldenCase.all)
    func answers(_ golden: GoldenCase) throws {
        let generated = try GeneratedBed("3cx:20", case: golden)
        let folder = SourceFolder(name: "pbx", files: try ThreeCXSystem(generated).answers)
        try generated.bed(folder).checkClean()
    }

    @Test(arguments: GoldenCase.all, ["18", "20"])
    func backup(_ golden: GoldenCase, _ line: String) throws {
        let system = try ThreeCXSystem(try GeneratedBed("3cx:20", case: golden))
        let folder = SourceFolder(name: "pbx", files: [system.backup])
        let bed = try GeneratedBed("3cx:\(line)", case: golden).bed(folder)
        try bed.checkClean()
        #expect(try bed.differences(folder).deployment.shows == ["trunk", "inbound-rule", "outbound-rule", "line"])
    }

    @Test func rulesMadeByHand() throws {
        let generated = try GeneratedBed("3cx:18", case: "generic-one-account")
        let bed = try generated.bed(generated.folder { $0 == "inbound-rules.csv" })
        let row = "3,By hand,1,+31508200020,[10000],4,601,0,0,,,4,600,0\r\n"
        let file = try #require(bed.deployed["inbound-rules.csv"])
        let folder = bed.deployed.with(SourceFile(path: file.path, text: file.text + row))
        #expect(
            try bed.drift(folder) == [
                "different breaks-calls did-rule/INOFFICE_DEST_NUMBER By hand at pbx/inbound-rules.csv:3:36: "
                    + "expected 600, is 601"
            ]
        )
    }

    /// What 3CX exports has fewer fields, another head and the trunk's name.
    @Test func exportedTemplate() throws {
        let generated = try GeneratedBed("3cx:20")
        let bed = try generated.bed(generated.folder { $0.hasSuffix(".pv.xml") })
        let file = try #require(bed.deployed.files.first)
        let lines = file.text.split(separator: "\n").filter { line in
            ![
                "StunServer", "LineAuth", "DestNumberIn", "UseIPInContact", "CallerIDIn", "CalledNumberIn",
                "MatchStrategy",
            ]
            .contains { line.contains("\"\($0)") }
        }
        let text = lines.joined(separator: "\n").replacingOccurrences(of: ">Callvoip groningen<", with: ">Mijn trunk<")
        let one = SourceFile(path: "one.pv.xml", text: text)
        let two = SourceFile(path: "two.pv.xml", text: text.replacingOccurrences(of: "Mijn", with: "Jouw"))
        #expect(try bed.drift(SourceFolder(files: [one, two]), others: true) == [])
    }

    @Test func anEmptyAnswerShowsThatAllIsMissing() throws {
        let generated = try GeneratedBed("3cx:20", case: "generic-one-account")
        let folder = SourceFolder(files: [SourceFile(path: "InboundRules.json", text: "{\"value\": []}")])
        #expect(try generated.bed(folder).drift(folder).count == 2)
    }
}
