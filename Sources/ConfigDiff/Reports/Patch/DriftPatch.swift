import ConfigFormats
public import Diagnostics
import PBXBackends
public import TrunkModel

/// The changes that mend a drift, as a unified diff of the deployed files (GNU diffutils manual, "Unified Format").
///
/// It applies with `patch -p1` within the deployed folder. No line that holds a password stands in it, be it changed or
/// around a change: what concerns passwords is for a person.
public struct DriftPatch: Sendable {
    /// The diff, in the encoding of the files; empty where nothing can be mended so.
    public let bytes: [UInt8]
    /// A warning (`patch-left-out`) for each change that it does not make.
    public let leftOut: DiagnosticLog

    /// Makes the patch of a report.
    ///
    /// - Parameters:
    ///   - report: What differs.
    ///   - language: The language of the warnings.
    public init(_ report: DriftReport, language: Language) {
        var making = Making(language: language)
        making.make(report)
        bytes = making.bytes
        leftOut = making.log
    }
}

private struct Making {
    let language: Language
    var bytes: [UInt8] = []
    var log = DiagnosticLog()

    mutating func make(_ report: DriftReport) {
        let byWay = Dictionary(grouping: report.entries) { $0.mending?.way ?? .person }
        for entry in byWay[.secret] ?? [] { leaveOut(entry, DriftWords.passwordNotShown) }
        for entry in byWay[.person] ?? [] { leaveOut(entry, DriftWords.notInAPatch) }
        let mendable = byWay[.patch] ?? []
        guard let mender = report.mender, let editor = mender.editor else {
            for entry in mendable { leaveOut(entry, DriftWords.notInAPatch) }
            return
        }
        for entry in mendable { sayWhichPasswords(entry.difference) }
        let mends = mendable.compactMap(\.difference.mend).map(mender.withoutSecrets)
        let (files, refused) = editor.applying(mends, to: mender.folder)
        if !refused.isEmpty { warn(DriftWords.refused(refused.count), at: nil) }
        for file in files.sorted(by: { $0.path < $1.path }) {
            let shown = mender.folder.shown(file.path)
            let part = UnifiedPatch(from: mender.folder[file.path], to: file, shown: shown, secrets: mender.secrets)
            bytes += part.bytes
            for line in part.leftOut { warn(DriftWords.passwordNotShown, at: SourceLocation(file: shown, line: line)) }
        }
    }

    /// An object is added without its passwords.
    private mutating func sayWhichPasswords(_ difference: Difference) {
        guard case .add(let object, let keys)? = difference.mend else { return }
        for setting in object.settings where keys.contains(setting.key) {
            warn(DriftWords.enterPassword(setting.key, difference), at: difference.expectedAt)
        }
    }

    private mutating func leaveOut(_ entry: DriftReport.Entry, _ reason: LocalizedText) {
        let words = entry.mending?.words ?? LocalizedText("")
        let text = LocalizedText(nl: "\(reason.nl): \(words.nl)", en: "\(reason.en): \(words.en)")
        warn(text, at: entry.difference.deployedAt ?? entry.difference.expectedAt)
    }

    private mutating func warn(_ text: LocalizedText, at location: SourceLocation?) {
        log.warning(VisibleText.of(text[language]), rule: "patch-left-out", at: location)
    }
}
