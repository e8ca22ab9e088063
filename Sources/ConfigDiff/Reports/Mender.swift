import ConfigFormats
import Diagnostics
import PBXBackends
import TrunkModel

/// Says what mends each difference: in the deployed files' own words where the form's editor can make the change.
struct Mender: Sendable {
    let folder: SourceFolder
    let editor: (any DeploymentEditor)?
    let secrets: SecretLines

    /// Beyond this many bytes to edit, one edit for each difference, changes are said in sentences only.
    private static let limit = 64 << 20
    /// More lines of one change than this are counted, not listed.
    private static let maximumLines = 40

    /// What mends each of some differences.
    func mendings(of differences: [Difference]) -> [Mending?] {
        let size = folder.files.reduce(0) { $0 + $1.bytes.count }
        let isSmall = size.multipliedReportingOverflow(by: max(1, differences.count))
        let shows = !isSmall.overflow && isSmall.partialValue <= Self.limit
        return differences.map { mending(of: $0, listsLines: shows) }
    }

    private func mending(of difference: Difference, listsLines: Bool) -> Mending? {
        guard let mend = difference.mend else { return nil }
        let words = MendWords.of(mend, difference, secrets)
        func result(_ way: Mending.Way, _ changes: [Mending.LineChange] = []) -> Mending {
            Mending(way: way, words: words, changes: changes)
        }
        if difference.expected == .secret || difference.deployed == .secret { return result(.secret) }
        guard let editor else { return result(.person) }
        guard listsLines else { return result(.patch) }
        let (files, leftOut) = editor.applying([withoutSecrets(mend)], to: folder)
        guard leftOut.isEmpty, !files.isEmpty else { return result(.person) }
        var changes: [Mending.LineChange] = []
        for file in files.sorted(by: { $0.path < $1.path }) {
            for change in FileChange.all(from: folder[file.path], to: file) {
                guard !change.holdsSecret(secrets, folder) else { return result(.secret) }
                changes.append(shown(change))
            }
        }
        return result(changes.isEmpty ? .person : .patch, changes)
    }

    /// A change that adds an object leaves its passwords out: everything else of it can be shown.
    func withoutSecrets(_ mend: Mend) -> Mend {
        guard case .add(var object, let keys) = mend else { return mend }
        object.settings.removeAll { keys.contains($0.key) || secrets.holds($0.value) }
        return .add(object: object, secrets: keys)
    }

    private func shown(_ change: FileChange) -> Mending.LineChange {
        let (removed, added) = (change.removed.map(\.shownLine), change.added.map(\.shownLine))
        let first = Array(removed.prefix(Self.maximumLines))
        let second = Array(added.prefix(Self.maximumLines - first.count))
        let start = change.removed.isEmpty ? change.old.lowerBound : change.old.lowerBound + 1
        return Mending.LineChange(
            location: SourceLocation(file: folder.shown(change.path), line: max(1, start)),
            removed: first,
            added: second,
            more: removed.count + added.count - first.count - second.count
        )
    }
}

/// One run of lines of a file that changes.
struct FileChange {
    let path: String
    /// The lines by number, from 0.
    let old: Range<Int>
    let removed: [ArraySlice<UInt8>]
    let added: [ArraySlice<UInt8>]

    /// All changes from a file, or nothing, to another.
    static func all(from old: SourceFile?, to new: SourceFile) -> [FileChange] {
        let (left, right) = (LineDiff.lines(old?.bytes ?? []), LineDiff.lines(new.bytes))
        return LineDiff.changes(left, right).map {
            FileChange(path: new.path, old: $0.old, removed: Array(left[$0.old]), added: Array(right[$0.new]))
        }
    }

    /// Whether a line that goes or comes holds a password.
    func holdsSecret(_ secrets: SecretLines, _ folder: SourceFolder) -> Bool {
        let file = folder.shown(path)
        return zip(old, removed).contains { secrets.holds($1.shownLine, file: file, number: $0 + 1) }
            || added.contains { secrets.holds($0.shownLine) }
    }
}

extension ArraySlice<UInt8> {
    /// The line without its end, as UTF-8 or else as Latin-1.
    var shownLine: String {
        var line = self
        if line.last == UInt8(ascii: "\n") { line.removeLast() }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return SourceFile(path: "", bytes: Array(line)).text
    }
}
