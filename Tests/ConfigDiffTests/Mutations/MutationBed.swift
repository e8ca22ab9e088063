import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import Testing
import TrunkModel

@testable import ConfigDiff

/// What mutations are made to: a deployed form of a brand that differs in nothing from what should be.
struct MutationBed: Sendable {
    let reader: any DeploymentReader
    let line: ProductLine
    let plan: DialPlan
    /// What `generate` makes.
    let ours: [OutputFile]
    /// What is deployed.
    let deployed: SourceFolder
    /// Whether positions in what is deployed have a column.
    var hasColumns = true
    /// Whether positions in our own files have a column: those of XML have none.
    var hasOwnColumns = true

    /// All differences of a deployed folder from what should be, and what was found while reading it.
    func differences(_ folder: SourceFolder) throws -> (differences: [Difference], deployment: Deployment) {
        let deployment = try reader.deployment(in: folder, line: line)
        let expected = try reader.expectation(of: plan, files: ours, like: deployment, line: line)
        let comparison = ConfigComparison(
            expected: expected,
            deployed: deployment.objects,
            kinds: reader.kinds(of: line),
            shows: deployment.shows
        )
        return (comparison.differences(), deployment)
    }

    /// The same, one line for each: what a failing test shows.
    func drift(_ folder: SourceFolder, others: Bool = false) throws -> [String] {
        try differences(folder).differences.filter { others || $0.kind != .notOurs }.map(Self.said)
    }

    /// Nothing differs, and nothing was found.
    func checkClean(sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let (differences, deployment) = try differences(deployed)
        #expect(differences.map(Self.said) == [], sourceLocation: sourceLocation)
        #expect(deployment.findings.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
    }

    /// Makes a change and checks that it shows as the row says, hides passwords, and can be mended.
    func check(_ row: Mutation, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        guard let folder = row.change(deployed) else {
            Issue.record("\(row): the text to change does not stand exactly once", sourceLocation: sourceLocation)
            return
        }
        let (all, deployment) = try differences(folder)
        let found = all.filter { row.showsOthers || $0.kind != .notOurs }
        let said = found.map(said).sorted()
        let expected = row.expected.map { self.expected($0, in: folder) }.sorted()
        #expect(said == expected, "\(row)", sourceLocation: sourceLocation)
        checkTexts(all, deployment, hiding: row.secrets, row, sourceLocation)
        guard row.isMendable else { return }
        let editor = try #require(deployment.editor, sourceLocation: sourceLocation)
        let (files, leftOut) = editor.applying(found.compactMap(\.mend), to: folder)
        #expect(leftOut.isEmpty, "\(row)", sourceLocation: sourceLocation)
        let mended = files.reduce(folder) { $0.with($1) }
        #expect(try drift(mended, others: row.showsOthers) == [], "\(row)", sourceLocation: sourceLocation)
    }
}

extension MutationBed {
    private static func said(_ difference: Difference) -> String {
        let words = [difference.kind.rawValue, difference.severity.rawValue, difference.rule, difference.object]
        let values =
            "expected \(difference.expected?.shown ?? "nothing"), is \(difference.deployed?.shown ?? "nothing")"
        return "\(words.joined(separator: " ")) at \(place(difference.deployedAt)): \(values)"
    }

    /// A difference with both of its places.
    private func said(_ difference: Difference) -> String {
        let words = [difference.kind.rawValue, difference.severity.rawValue, difference.rule, difference.object]
        let deployedAt = hasColumns ? Self.place(difference.deployedAt) : Self.line(difference.deployedAt)
        let ownAt = hasOwnColumns ? Self.place(difference.expectedAt) : Self.line(difference.expectedAt)
        return "\(words.joined(separator: " ")) at \(deployedAt), ours \(ownAt)"
    }

    private func expected(_ difference: ExpectedDifference, in folder: SourceFolder) -> String {
        let words = [difference.kind.rawValue, difference.severity.rawValue, difference.rule, difference.object]
        let deployed = difference.deployed.flatMap { mark in
            folder[mark.file]?.text.location(of: mark.text, file: folder.shown(mark.file))
        }
        let own = ours(difference)
        let deployedAt = hasColumns ? Self.place(deployed) : Self.line(deployed)
        let ownAt = hasOwnColumns ? Self.place(own) : Self.line(own)
        return "\(words.joined(separator: " ")) at \(deployedAt), ours \(ownAt)"
    }

    private func ours(_ difference: ExpectedDifference) -> Diagnostics.SourceLocation? {
        if difference.isNothingOfOurs { return nil }
        if let mark = difference.expected {
            return ours.first { $0.path == mark.file }?.text.location(of: mark.text, file: mark.file)
        }
        guard let text = difference.expectedText else { return nil }
        return ours.lazy.compactMap { $0.text.location(of: text, file: $0.path) }.first
    }

    private static func place(_ location: Diagnostics.SourceLocation?) -> String {
        location.map { "\($0.file):\($0.line):\($0.column)" } ?? "nowhere"
    }

    private static func line(_ location: Diagnostics.SourceLocation?) -> String {
        location.map { "\($0.file):\($0.line)" } ?? "nowhere"
    }

    /// No text of a difference holds a password, and each says in both languages what it does.
    private func checkTexts(
        _ differences: [Difference],
        _ deployment: Deployment,
        hiding more: [String],
        _ row: Mutation,
        _ sourceLocation: Testing.SourceLocation
    ) {
        let secrets = plan.trunk.accounts.map { $0.password.reveal() } + more
        var texts = deployment.findings.diagnostics.map(\.message)
        for difference in differences {
            let effect = difference.impact.effect
            #expect(!effect.nl.isEmpty && !effect.en.isEmpty, "\(row)", sourceLocation: sourceLocation)
            texts += [difference.rule, difference.object, effect.nl, effect.en, difference.title.nl]
            texts += [difference.renamedFrom, difference.key, difference.expected?.shown, difference.deployed?.shown]
                .compactMap { $0 }
        }
        for text in texts {
            let shown = secrets.filter { $0.utf8.count > 3 && text.contains($0) }
            #expect(shown.isEmpty, "\(row): a password is shown", sourceLocation: sourceLocation)
        }
    }
}
