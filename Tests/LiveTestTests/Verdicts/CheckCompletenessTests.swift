import PBXBackends
import Testing
import TrunkModel

@testable import LiveTest

/// Each check can be explained, and leads to something to change.
@Suite struct CheckCompletenessTests {
    @Test(arguments: Check.allCases) func hasAllTexts(_ check: Check) {
        for text in [check.title, check.why, check.setting.remedy] {
            #expect(!text.nl.isEmpty && !text.en.isEmpty)
            #expect(text.nl != text.en, "\(text.en) stands in one language only")
        }
        #expect(!check.source.isEmpty)
    }

    @Test func everySettingIsSomeChecks() {
        let used = Set(Check.allCases.map(\.setting))
        #expect(TrunkSetting.allCases.filter { !used.contains($0) }.isEmpty)
    }

    /// What rests on itself would never be judged.
    @Test(arguments: Check.allCases) func restsNotOnItself(_ check: Check) {
        var below: Set<Check> = []
        var open = Array(check.restsOn)
        while let next = open.popLast() {
            if below.insert(next).inserted { open += next.restsOn }
        }
        #expect(!below.contains(check))
    }

    @Test func titlesAreUnique() {
        #expect(Set(Check.allCases.map(\.title.en)).count == Check.allCases.count)
        #expect(Set(Check.allCases.map(\.title.nl)).count == Check.allCases.count)
    }
}
