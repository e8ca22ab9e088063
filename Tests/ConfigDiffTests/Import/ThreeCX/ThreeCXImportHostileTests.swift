import ConfigDiff
import ConfigFormats
import Diagnostics
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Whatever the files hold, an import ends soon, with a trunk file or with a reason.
@Suite struct ThreeCXImportHostileTests {
    private static let forms = ["answers", "backup", "setup", "table"]

    private func files(_ form: String) throws -> (name: String, files: [SourceFile]) {
        let name = form == "answers" || form == "backup" ? "3cx:20" : "3cx:18"
        let generated = try GeneratedBed(name, case: "generic-one-account")
        switch form {
        case "answers": return (name, try ThreeCXSystem(generated).answers)
        case "backup": return (name, [try ThreeCXSystem(generated).backup])
        default:
            let isChosen: (String) -> Bool = { form == "setup" ? $0 == "setupconfig.xml" : $0 != "setupconfig.xml" }
            return (name, generated.folder(isChosen).files)
        }
    }

    @Test(arguments: forms) func garbled(_ form: String) throws {
        let (name, files) = try files(form)
        let selection = try #require(try BackendRegistry.select(name).first)
        let reader = try #require(selection.backend.deployments)
        let size = files.reduce(0) { $0 + $1.bytes.count }
        for seed in 0..<60 {
            var random = SeededGenerator(seed: UInt64(seed))
            let garbled = files.map { SourceFile(path: $0.path, bytes: MutationBed.garbled($0.bytes, &random)) }
            guard let deployment = try? reader.deployment(in: SourceFolder(files: garbled), line: selection.line)
            else { continue }
            for trunk in reader.trunks(in: deployment, line: selection.line) {
                #expect(trunk.inboundPatterns.count <= size && trunk.callers.count <= 20_000)
                #expect(trunk.dialRules.count <= size)
                for dialled in [
                    "112", "0508200000", "0032470123456", "+31508200020", "9" + String(repeating: "0", count: 99),
                ] {
                    let call = trunk.outbound(dialled, from: trunk.callers.first)
                    #expect(call?.accounts.allSatisfy(trunk.accounts.indices.contains) ?? true)
                    _ = trunk.inbound(dialled)
                    _ = trunk.location(of: .dialled(dialled))
                }
            }
        }
    }

    @Test(arguments: forms) func garbledToTheEnd(_ form: String) throws {
        let (name, files) = try files(form)
        for seed in [3, 14] {
            var random = SeededGenerator(seed: UInt64(seed))
            let garbled = files.map { SourceFile(path: $0.path, bytes: MutationBed.garbled($0.bytes, &random)) }
            do {
                let outcome = try ThreeCXImportBed.outcome(of: SourceFolder(files: garbled), as: name)
                #expect(outcome.text.contains("accounts:"))
            } catch let failure as DiagnosedFailure {
                #expect(failure.log.hasErrors)
            }
        }
    }

    /// Numbers that are far too large, rules that stand ten thousand times.
    @Test func tooMuchOfEverything() throws {
        let rule =
            "{\"Name\": \"x\", \"Priority\": 99999999999999999999, \"Prefix\": \"\(String(repeating: "0,", count: 5_000))\", "
            + "\"NumberLengthRanges\": \"1-99999999,5-1,-,9999999999999999999999\", \"DNRanges\": [{\"From\": \"0\", "
            + "\"To\": \"99999999999\"}, {\"From\": \"x\", \"To\": \"y\"}], \"Routes\": [{\"TrunkId\": 1, \"StripDigits\": "
            + "99999999, \"Prepend\": \"+\"}]}"
        let trunk =
            "{\"Id\": 1, \"Number\": \"10000\", \"AuthID\": \"a\", \"DidNumbers\": [\(String(repeating: "\"*\",", count: 99))"
            + "\"*1\"], \"SimultaneousCalls\": -4, \"Gateway\": {\"Name\": \"g\", \"Host\": \"pbx.callvoip.nl\", \"Port\": 5060}}"
        let files = [
            SourceFile(
                path: "OutboundRules.json",
                text: "[\(Array(repeating: rule, count: 40).joined(separator: ","))]"
            ),
            SourceFile(path: "Trunks.json", text: "[\(trunk)]"),
        ]
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = try ThreeCXImportBed.outcome(of: SourceFolder(files: files), as: "3cx:20")
        #expect(clock.now - start < .seconds(60))
        #expect(outcome.result.file.channels == nil)
        #expect(outcome.result.uncarried.map(\.setting.en).contains("extensions 0-99999999999"))
    }
}
