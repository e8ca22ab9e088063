import ConfigFormats
import Foundation
import PBXBackends
import TestSupport
import Testing

@testable import ConfigDiff

/// FreePBX with the trunk of the Groningen case, in each form; and rows that change one value in one.
enum FreePBXMutationBed {
    static let dumpFile = "asterisk.sql"

    /// A form, made once.
    static func bed(_ form: Form) throws -> MutationBed { try #require(beds[form]) }

    private static let beds = Dictionary(
        Form.allCases.compactMap { form in (try? made(form)).map { (form, $0) } }
    ) { first, _ in first }

    private static func made(_ form: Form) throws -> MutationBed {
        let selection = try #require(try BackendRegistry.select("freepbx:\(form.line)").first)
        let (bed, box) = try FreePBXCircularTests.bed(GoldenCase(name: "groningen"), selection)
        let files: [SourceFile] =
            switch form {
            case .chanSIP, .issabel: [SourceFile(path: "\(form).sql", text: box.dump())]
            case .dump: [SourceFile(path: dumpFile, text: box.dump())]
            case .backup: [SourceFile(path: "Core.json", text: box.backup())]
            case .csv:
                bed.ours.filter { $0.path.hasSuffix(".csv") }.map { SourceFile(path: $0.path, text: $0.text) }
                    + [SourceFile(path: "trunks.csv", text: box.trunksCSV())]
            case .configured: box.configured(bed.ours)
            }
        return bed.with(files)
    }

    enum Form: String, Sendable, CaseIterable {
        case dump, backup, csv, configured, chanSIP, issabel

        /// The line that it is of.
        var line: String {
            switch self {
            case .dump, .backup, .csv, .configured: "17"
            case .chanSIP: "16-sip"
            case .issabel: "issabel"
            }
        }
    }

    /// A value of a file replaced behind a text that stands once before it, and what it shows as: the mark is the new
    /// value with what follows it, for values like `no` stand in many places.
    static func value(
        _ file: String,
        after before: String,
        _ old: String,
        _ new: String,
        _ differences: ((Mark) -> ExpectedDifference)...
    ) -> Mutation {
        let mark = mark(file, after: before, old, new)
        return Mutation(
            "\(file): \(before)\(old) -> \(new)",
            change: { $0.replacing(before + old, with: before + new, in: file) },
            differences.map { $0(mark) }
        )
    }

    /// Where a value stands, by itself and the text behind it.
    static func mark(_ file: String, after before: String, _ old: String, _ new: String) -> Mark {
        let text = deployed[file] ?? ""
        guard let range = text.onlyRange(of: before + old) else { return Mark(file, "no such text") }
        return Mark(file, new + text[range.upperBound...].prefix(150))
    }

    /// A key of the first trunk's section in one of our expected files.
    static func own(_ file: String, _ key: String) -> Mark {
        let path = "expected/\(file)"
        let text = ours(path)
        guard let start = text.onlyRange(of: "[groningen-primary]\n"),
            let end = text.onlyRange(of: "[groningen-secondary]\n"),
            let line = text.range(of: "\n\(key)=", range: start.lowerBound..<end.upperBound)
        else { return Mark(path, "no such key") }
        return Mark(path, String(text[text.index(after: line.lowerBound)..<end.upperBound]))
    }

    /// The first trunk in our files.
    static let ownTrunk = Mark("expected/pjsip.endpoint.conf", "[groningen-primary]")

    private static let deployed = Dictionary(
        Form.allCases.flatMap { form in ((try? bed(form))?.deployed.files ?? []).map { ($0.path, $0.text) } }
    ) { first, _ in first }

    /// A file of ours, of the first form that has it.
    static func ours(_ path: String) -> String {
        Form.allCases.lazy.compactMap { form in beds[form]?.ours.first { $0.path == path }?.text }.first ?? ""
    }
}

extension MutationBed {
    /// The same with other deployed files.
    func with(_ files: [SourceFile]) -> MutationBed {
        MutationBed(
            reader: reader,
            line: line,
            plan: plan,
            ours: ours,
            deployed: SourceFolder(name: "box", files: files)
        )
    }
}
