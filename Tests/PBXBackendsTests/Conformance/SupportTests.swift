import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Each setting that a trunk needs stands in a file or in the sheet, or a finding says that it cannot be set; the table of
/// it in `Documentation/brands.md` is printed from the results.
@Suite struct SupportTests {
    /// How a setting gets into a PBX.
    enum Support: String {
        /// A file that is loaded or imported.
        case file
        /// A person, from the setup sheet.
        case sheet
        /// Not at all; a finding says so.
        case finding
        case nothing
    }

    static let cases = ["groningen", "assen-device-accounts"].map(GoldenCase.init(name:))

    /// How a line of a brand gets a setting, by the places that it names: each must be there.
    static func support(
        of setting: TrunkSetting,
        _ sample: Conformance.Sample,
        _ bundle: GeneratedBundle
    ) throws -> Support {
        let selection = sample.selection
        let places = selection.backend.places(
            of: setting,
            in: bundle.plan,
            line: selection.line,
            account: nil,
            number: nil
        )
        var found: Support = .nothing
        for place in places {
            if let text = bundle.files[place.location.en] {
                // An application is named by how it begins: `Set(SHOWN)` stands there as `Set(SHOWN=…)`.
                let key = place.key.hasSuffix(")") ? String(place.key.dropLast()) : place.key
                if !text.contains(key) { Issue.record("\(sample) \(setting): no \(key) in \(place.location.en)") }
                found = .file
            } else {
                let labels = bundle.sheet.steps.flatMap { step in
                    step.fields.map(\.label) + (step.table?.columns.map(\.en) ?? [])
                }
                #expect(labels.contains(place.key), "\(sample) \(setting): no field \(place.key) in the sheet")
                if found == .nothing { found = .sheet }
            }
        }
        let limited = selection.backend.limitations(of: selection.line).contains { $0.settings.contains(setting) }
        return found == .nothing && limited ? .finding : found
    }

    @Test(arguments: Conformance.samples.filter { cases.map(\.name).contains($0.golden.name) })
    func everySettingIsSomewhere(_ sample: Conformance.Sample) throws {
        let bundle = try GeneratedBundle(sample.selection, try sample.plan)
        for setting in TrunkSetting.allCases {
            let support = try Self.support(of: setting, sample, bundle)
            #expect(support != .nothing, "\(sample.selection.name) says nothing of \(setting)")
        }
    }
}
