import ConfigFormats
import Foundation
import PBXBackends

@testable import ConfigDiff

/// A change to what is deployed, and the differences that it must show as: exactly these.
struct Mutation: Sendable, CustomStringConvertible {
    /// What the row is about, for messages.
    let description: String
    /// Makes the changed files; nil if it cannot, which fails the row.
    let change: @Sendable (SourceFolder) -> SourceFolder?
    /// The differences, in any order.
    let expected: [ExpectedDifference]
    /// Passwords that the change brings in: no text of a difference may hold one.
    var secrets: [String] = []
    /// Whether applying the mends takes every difference away; false where only a person can.
    var isMendable = true
    /// Whether what is not ours is listed too.
    var showsOthers = false

    /// A change of any kind.
    init(
        _ description: String,
        change: @escaping @Sendable (SourceFolder) -> SourceFolder?,
        _ expected: [ExpectedDifference]
    ) {
        self.description = description
        self.change = change
        self.expected = expected
    }

    /// A text that stands once in a file becomes another.
    init(_ file: String, _ old: String, _ new: String, _ expected: ExpectedDifference...) {
        self.init(
            "\(file): \(old) -> \(new)",
            change: { $0.replacing(old, with: new, in: file) },
            expected.map { $0.withDefaults(deployed: new.isEmpty ? nil : Mark(file, new), expected: old) }
        )
    }

    /// The row with passwords that it brings in.
    func hiding(_ secrets: String...) -> Mutation {
        var copy = self
        copy.secrets = secrets
        return copy
    }

    /// The row with another class for its difference.
    func expecting(_ kind: Difference.Class) -> Mutation {
        changed { ExpectedDifference(kind, $0.severity, $0.rule, $0.object).placed(as: $0) }
    }

    /// The row with places for its difference, in one file.
    func at(_ deployed: String, ours: String, in file: String? = nil) -> Mutation {
        changed { difference in
            var copy = difference
            let path = file ?? difference.deployed?.file ?? description.prefix { $0 != ":" }.description
            copy.deployed = Mark(path, deployed)
            copy.expected = Mark(path, ours)
            return copy
        }
    }

    private func changed(_ body: (ExpectedDifference) -> ExpectedDifference) -> Mutation {
        var copy = Mutation(description, change: change, expected.map(body))
        copy.secrets = secrets
        copy.isMendable = isMendable
        copy.showsOthers = showsOthers
        return copy
    }

    /// The row as one that no editor can mend.
    var unmendable: Mutation {
        var copy = self
        copy.isMendable = false
        return copy
    }

    /// The row with what is not ours in its list.
    var withOthers: Mutation {
        var copy = self
        copy.showsOthers = true
        return copy
    }
}

/// A place in a file: where a text that stands once in it begins.
struct Mark: Sendable, Hashable {
    let file: String
    let text: String

    init(_ file: String, _ text: String) {
        self.file = file
        self.text = text
    }
}

/// One difference as a row expects it.
struct ExpectedDifference: Sendable {
    let kind: Difference.Class
    let severity: DriftSeverity
    let rule: String
    let object: String
    /// Where it stands in what is deployed, as changed; by default where the new text begins.
    var deployed: Mark?
    /// Where it stands in our files; by default where the old text begins in the only one that has it.
    var expected: Mark?
    /// A text of our files at which it should be; for when the file is not named.
    var expectedText: String?
    /// Whether nothing of ours corresponds.
    var isNothingOfOurs = false

    init(
        _ kind: Difference.Class,
        _ severity: DriftSeverity,
        _ rule: String,
        _ object: String,
        at deployed: Mark? = nil,
        ours: Mark? = nil
    ) {
        self.kind = kind
        self.severity = severity
        self.rule = rule
        self.object = object
        self.deployed = deployed
        expected = ours
        // A whole object that is added has no place in ours.
        isNothingOfOurs = ours == nil && rule.hasSuffix("/extra") && kind != .different
    }

    /// The difference with the places of another.
    func placed(as other: ExpectedDifference) -> ExpectedDifference {
        var copy = self
        copy.deployed = rule.hasSuffix("/missing") ? nil : other.deployed
        copy.expected = other.expected
        copy.expectedText = other.expectedText
        return copy
    }

    func withDefaults(deployed mark: Mark?, expected text: String) -> ExpectedDifference {
        var copy = self
        // What is missing as a whole stands nowhere.
        copy.deployed = rule.hasSuffix("/missing") ? nil : deployed ?? mark
        if expected == nil { copy.expectedText = text }
        return copy
    }
}

extension SourceFolder {
    /// The folder with a text that stands exactly once in a file replaced; nil if it does not.
    func replacing(_ old: String, with new: String, in path: String) -> SourceFolder? {
        guard let file = self[path], let range = file.text.onlyRange(of: old) else { return nil }
        let text = file.text.replacingCharacters(in: range, with: new)
        let bytes = file.isUTF8 ? Array(text.utf8) : text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        return with(SourceFile(path: path, bytes: bytes))
    }

    /// The folder with a file in the place of the one of its path.
    func with(_ file: SourceFile) -> SourceFolder {
        SourceFolder(name: name, files: files.filter { $0.path != file.path } + [file])
    }

    /// The folder without a file.
    func without(_ path: String) -> SourceFolder {
        SourceFolder(name: name, files: files.filter { $0.path != path })
    }
}
