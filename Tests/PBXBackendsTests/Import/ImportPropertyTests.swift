import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Random trunks come back as trunk files that behave the same.
@Suite struct ImportPropertyTests {
    @Test(arguments: 0..<24) func comesBack(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &* 977 &+ 5)
        let text = RandomTrunk.text(&random)
        var log = DiagnosticLog()
        let trunk = Trunk.load(
            text,
            file: "random.yaml",
            readFile: { _ in throw RandomTrunk.NoFile() },
            secrets: SecretSources(environment: { "secret of \($0)" }),
            log: &log
        )
        let plan = DialPlan(try #require(trunk, "\(log.diagnostics.map(\.message))\n\(text)"))
        let result = try TrunkImporter.trunkFile(from: PlanTrunk(plan: plan))
        #expect(result.uncarried.map { "\($0.setting.en): \($0.reason.en)" } == [], "\(text)")
        let imported = try ImportedFile(result)
        #expect(imported.log.diagnostics.filter { $0.severity == .error }.map(\.message) == [], "\(text)")
        try Behaviour.expectSame(plan, try #require(imported.plan), seed: UInt64(seed))
        #expect(imported.plan?.trunk.accounts.map(\.username) == plan.trunk.accounts.map(\.username))
        #expect(imported.plan?.trunk.accounts.map(\.server) == plan.trunk.accounts.map(\.server))
    }
}

/// Random trunk files of the numbers that the golden cases use.
enum RandomTrunk {
    struct NoFile: Error {}

    /// Countries with an area code and the beginning of a number of the trunk there.
    private static let places: [(country: String, area: String?, start: String)] = [
        ("NL", "050", "+3150820"), ("NL", "010", "+3150821"), ("NL", nil, "+3150820"), ("BE", "03", "+323300"),
        ("DE", "030", "+4930231"), ("GB", "020", "+4420794"), ("ES", nil, "+3150820"), ("DK", nil, "+3150820"),
    ]

    static func text(_ random: inout SeededGenerator) -> String {
        let place = places.randomElement(using: &random) ?? places[0]
        // How many digits are left of a number once its beginning is written.
        let rest = place.start.hasPrefix("+3150") ? 4 : place.start.hasPrefix("+323") ? 4 : 5
        let isDevice = Int.random(in: 0..<4, using: &random) == 0 && place.start.hasPrefix("+3150")
        let format = ["plus", "without_plus", "international_prefix"].randomElement(using: &random) ?? "plus"
        let isGeneric = Bool.random(using: &random)
        func number(_ value: Int) -> String {
            let digits = String(value)
            return place.start + String(repeating: "0", count: rest - digits.count) + digits
        }
        var lines = [
            "name: random", "provider: \(isGeneric ? "generic" : "callvoip")", "number_format: \(format)",
            "kind: \(isDevice ? "device_accounts" : "trunk")", "pbx:", "  address: 203.0.113.10",
            "  country: \(place.country)",
        ]
        if let area = place.area { lines.append("  area_code: \"\(area)\"") }
        lines.append("accounts:")
        let server = isGeneric ? ["    server: 192.0.2.\(Int.random(in: 1...9, using: &random))"] : []
        let starts = (0..<Int.random(in: 2...5, using: &random)).map {
            $0 * 100 + Int.random(in: 0..<20, using: &random)
        }
        var shown: [String] = []
        if isDevice {
            for (index, start) in starts.enumerated() {
                shown.append(number(start))
                lines += ["  - username: \"\(number(start).dropFirst())\"", "    password: ${env:P\(index)}"] + server
                lines.append("    number: \"\(number(start))\"")
                if Bool.random(using: &random) { lines.append("    inbound: { extension: \"\(200 + index)\" }") }
            }
        } else {
            for index in 0..<(isGeneric ? 1 : 2) {
                lines += ["  - username: random-\(index)", "    password: ${env:P\(index)}"] + server
            }
            lines.append("numbers:")
            for (index, start) in starts.enumerated() {
                let count = [1, 1, 7, 10, 23].randomElement(using: &random) ?? 1
                let isRange = count > 1
                shown.append(number(start))
                lines.append(
                    isRange
                        ? "  - range: { from: \"\(number(start))\", to: \"\(number(start + count - 1))\" }"
                        : "  - number: \"\(number(start))\""
                )
                let kind = ["extension", "queue", "ring_group", "ivr"].randomElement(using: &random) ?? "ivr"
                let target = isRange ? "\(3 + index){last2}" : "\(300 + index)"
                if Int.random(in: 0..<6, using: &random) > 0 { lines.append("    inbound: { \(kind): \"\(target)\" }") }
            }
            lines.append("default_caller_id: \"\(shown.randomElement(using: &random) ?? "")\"")
        }
        if Bool.random(using: &random) {
            lines.append("callers:")
            for index in 0..<Int.random(in: 1...3, using: &random) {
                let isHidden = Int.random(in: 0..<3, using: &random) == 0
                let callerID = isHidden ? "anonymous" : "\"\(shown.randomElement(using: &random) ?? "")\""
                lines += ["  - extension: \"\(200 + index)\"", "    caller_id: \(callerID)"]
            }
        }
        let groups = ["netherlands", "benelux", "western_europe", "europe", "worldwide"]
        let types = ["premium_rate", "satellite", "shared_cost", "personal_number", "freephone", "mobile", "short"]
        let blocked = types.filter { _ in Bool.random(using: &random) }
        lines += [
            "outbound:", "  outside_line: \"\(["", "", "0", "9", "00", "8"].randomElement(using: &random) ?? "")\"",
            "  destinations: \(groups.randomElement(using: &random) ?? "europe")",
            "  block: [\(blocked.joined(separator: ", "))]",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
