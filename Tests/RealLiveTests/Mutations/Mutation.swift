import LiveTest
import TestSupport

/// One thing that is wrong in a generated configuration, and how the live test must see it.
struct Mutation: Sendable, CustomStringConvertible {
    /// A text in a generated file, and what stands in its place.
    struct Edit: Sendable {
        let file: String
        let old: String
        let new: String
    }

    /// What is wrong.
    let name: String
    /// The Asterisk that runs with it.
    let flavour: Flavour
    /// The changes: one, but where one setting stands in several lines.
    let edits: [Edit]
    /// The one check that must fail.
    let check: Check
    /// The setting that the advice must name: where the change was made.
    let place: LiveReport.Place
    /// Whether telephones tell their own number: only where that is what leaks, for a setting may do two things wrong.
    var showsExtensions = false

    /// What a failing test calls it.
    var description: String { "\(name), \(flavour)" }

    /// The file of `extensions.conf`'s kind.
    static let plan = "extensions_groningen.conf"

    /// A change of `pjsip_groningen.conf`, on Asterisk 22.
    static func pjsip(
        _ name: String,
        _ old: String,
        _ new: String,
        _ check: Check,
        at section: String,
        _ key: String
    ) -> Mutation {
        let file = "pjsip_groningen.conf"
        return Mutation(
            name: name,
            flavour: .pjsip22,
            edits: [Edit(file: file, old: old, new: new)],
            check: check,
            place: LiveReport.Place(file, "[groningen-\(section)]", key)
        )
    }

    /// A change of the dial plan, on Asterisk 22 with chan_pjsip unless it says otherwise.
    static func plan(
        _ name: String,
        _ old: String,
        _ new: String,
        _ check: Check,
        at section: String,
        _ key: String,
        on flavour: Flavour = .pjsip22
    ) -> Mutation {
        Mutation(
            name: name,
            flavour: flavour,
            edits: [Edit(file: plan, old: old, new: new)],
            check: check,
            place: LiveReport.Place(plan, "[groningen-\(section)]", key)
        )
    }

    /// A change of `sip_groningen.conf`, on Asterisk 16.
    static func sip(
        _ name: String,
        _ old: String,
        _ new: String,
        _ check: Check,
        at section: String,
        _ key: String
    ) -> Mutation {
        let file = "sip_groningen.conf"
        return Mutation(
            name: name,
            flavour: .sip16,
            edits: [Edit(file: file, old: old, new: new)],
            check: check,
            place: LiveReport.Place(file, "[groningen-\(section)]", key)
        )
    }

    /// A change of `sip_register_groningen.conf`, on Asterisk 16.
    static func register(_ name: String, _ old: String, _ new: String, _ check: Check, _ key: String) -> Mutation {
        let file = "sip_register_groningen.conf"
        return Mutation(
            name: name,
            flavour: .sip16,
            edits: [Edit(file: file, old: old, new: new)],
            check: check,
            place: LiveReport.Place(file, "[general]", key)
        )
    }

    /// The generated files with the changes.
    ///
    /// - Throws: `MissingText` if what is to be changed does not stand there exactly once.
    func apply(to files: [String: String]) throws -> [String: String] {
        var files = files
        for edit in edits {
            guard let text = files[edit.file], text.ranges(of: edit.old).count == 1 else {
                throw MissingText(description: "\(name): '\(edit.old)' stands not once in \(edit.file)")
            }
            files[edit.file] = text.replacing(edit.old, with: edit.new)
        }
        return files
    }

    /// A mutation that would change nothing, or more than it should.
    struct MissingText: Error, CustomStringConvertible {
        let description: String
    }
}
