import Diagnostics
import TrunkModel

/// What one file of a deployed folder was recognised as, and what is in it.
struct DeployedPart: Sendable {
    /// The form, such as "exported provider template".
    var form: LocalizedText
    /// The file's path as positions show it.
    var file: String
    /// The kinds of object that it can show.
    var shows: Set<String>
    /// What is in it.
    var objects: [ConfigObject]
    /// What can change it.
    var editor: FileEditors.Entry?
}

extension Deployment {
    /// What several files show together.
    ///
    /// Where two forms show the same kind of object, the earlier one counts and the other is said to be left out: the
    /// same object in both would look like two.
    ///
    /// - Parameters:
    ///   - parts: The files, the most telling form first.
    ///   - brand: What the brand is called, for the message that nothing was recognised.
    ///   - log: What was found while reading.
    /// - Throws: `DiagnosedFailure` (rule `deployed-form`) without any file.
    init(_ parts: [DeployedPart], brand: String, log: DiagnosticLog) throws(DiagnosedFailure) {
        guard !parts.isEmpty else {
            var log = log
            log.error("no file here is a deployed form of \(brand) that can be read", rule: "deployed-form", at: nil)
            throw DiagnosedFailure(log)
        }
        var findings = log
        var owners: [String: LocalizedText] = [:]
        for part in parts {
            for kind in part.shows.sorted() where owners[kind] == nil { owners[kind] = part.form }
        }
        var forms: [LocalizedText] = []
        var objects: [ConfigObject] = []
        for part in parts {
            let own = part.shows.filter { owners[$0] == part.form }
            if own.isEmpty {
                findings.warning(
                    "what this file shows is taken from another file; it was not compared",
                    rule: "deployed-form",
                    at: SourceLocation(file: part.file)
                )
                continue
            }
            if !forms.contains(part.form) { forms.append(part.form) }
            objects += part.objects.filter { own.contains($0.kind) }
        }
        self.init(
            form: LocalizedText(
                nl: forms.map(\.nl).joined(separator: ", "),
                en: forms.map(\.en).joined(separator: ", ")
            ),
            objects: objects.namedApart,
            shows: Set(owners.keys),
            findings: findings,
            editor: parts.contains { $0.editor != nil } ? FileEditors(entries: parts.compactMap(\.editor)) : nil
        )
    }
}

extension [ConfigObject] {
    /// The objects, each name only once within its kind: what comes again gets a number.
    var namedApart: [ConfigObject] {
        var seen: Set<[String]> = []
        return map { object in
            var object = object
            let name = object.name
            var number = 1
            while !seen.insert([object.kind, object.name]).inserted {
                number += 1
                object.name = "\(name) (\(number))"
            }
            return object
        }
    }
}
