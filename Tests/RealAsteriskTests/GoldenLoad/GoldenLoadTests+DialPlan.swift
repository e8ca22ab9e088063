import ConfigFormats
import DialPlan
import TestSupport
import Testing
import TrunkModel

extension GoldenLoadTests {
    /// Every priority and every include of `extensions_NAME.conf` is there, in its place, and nothing else of ours.
    func checkDialPlan(of files: GoldenFiles, in pbx: AsteriskInstance, _ plan: DialPlan) async throws {
        let loaded = try await pbx.dialPlan()
        let sections = try files.sections("extensions_\(plan.trunk.name).conf")
        let ours = Set(sections.map(\.name))
        let expected = try sections.flatMap(Self.steps)
        #expect(expected.count > 30)
        #expect(Set(loaded.steps.filter { ours.contains($0.context) }).symmetricDifference(expected) == [])
        for section in sections {
            #expect(loaded.contexts.contains(section.name))
            #expect(loaded.includes[section.name] ?? [] == section.values(of: "include"), "[\(section.name)]")
        }
    }

    /// The priorities of a context, `same` and `n` resolved.
    static func steps(_ section: SettingTree.Section) throws -> [AsteriskInstance.Step] {
        var pattern = ""
        var priority = 0
        return try section.settings.filter { $0.key == "exten" || $0.key == "same" }.map { setting in
            var rest = Substring(setting.value)
            func next(_ end: Character) throws -> String {
                let index = try #require(rest.firstIndex(of: end), "\(setting.value)")
                defer { rest = rest[rest.index(after: index)...] }
                return String(rest[..<index])
            }
            if setting.key == "exten" { pattern = try next(",") }
            let place = try next(",").split(separator: "(")
            priority = place.first == "n" ? priority + 1 : try #require(place.first.flatMap { Int($0) })
            let application = try next("(")
            #expect(rest.last == ")", "\(setting.value)")
            return AsteriskInstance.Step(
                context: section.name,
                pattern: pattern,
                priority: priority,
                label: place.count > 1 ? String(place[1].dropLast()) : nil,
                application: application,
                data: String(rest.dropLast())
            )
        }
    }
}
