import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// Reads what is deployed of FreePBX, each form known by what it holds, whatever the file's name.
///
/// Forms: a dump of the database, a backup's `Core.json`, CSV files of Bulk Handler and of the routes' pages, and the files
/// that FreePBX writes for Asterisk.
struct FreePBXDeployments: DeploymentReader {
    var readsTrunks: Bool { true }

    func kinds(of line: ProductLine) -> [ObjectKind] {
        FreePBXKinds.all(version(line)) + FreePBXConfigured.kinds(version(line))
    }

    private func version(_ line: ProductLine) -> FreePBXLine { FreePBXLine(line) ?? FreePBXLine.all[0] }

    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment {
        let version = version(line)
        var reading = FreePBXReading(folder: folder, line: version)
        reading.read()
        if !reading.tables.isEmpty {
            let deployed = FreePBXDeployed(reading.tables, line: version)
            return Deployment(
                form: reading.form,
                objects: cleaned(deployed.objects, version),
                shows: deployed.shows,
                findings: reading.log,
                folder: folder
            )
        }
        if !reading.bulk.isEmpty {
            let editor = FreePBXBulkEditor(files: reading.bulk)
            return Deployment(
                form: LocalizedText(nl: "CSV-bestanden van FreePBX", en: "CSV files of FreePBX"),
                objects: cleaned(reading.bulk.flatMap(\.objects), version),
                shows: Set(reading.bulk.flatMap { $0.objects.map(\.kind) } + reading.bulk.map(\.form.kind)),
                findings: reading.log,
                editor: editor
            )
        }
        var log = DiagnosticLog()
        let configured = FreePBXConfigured(folder, line: version, log: &log)
        if !configured.shows.isEmpty {
            return Deployment(
                form: LocalizedText(nl: "de bestanden van FreePBX voor Asterisk", en: "FreePBX's files for Asterisk"),
                objects: configured.objects,
                shows: configured.shows,
                findings: log,
                editor: FreePBXConfiguredEditor(),
                folder: folder
            )
        }
        if reading.log.hasErrors { throw DiagnosedFailure(reading.log) }
        throw DiagnosedFailure(
            "this is nothing that FreePBX writes: a dump of its database, Core.json, a CSV or .conf file",
            rule: "deployed-form",
            at: SourceLocation(file: folder.name.ifEmpty(folder.files.first?.path ?? ""))
        )
    }

    /// Objects without the empty settings of which nothing is known: every row has all columns.
    private func cleaned(_ objects: [ConfigObject], _ line: FreePBXLine) -> [ConfigObject] {
        let kinds = Dictionary(FreePBXKinds.all(line).map { ($0.name, $0) }) { first, _ in first }
        return objects.map { object in
            var object = object
            object.settings.removeAll { $0.value.isEmpty && kinds[object.kind]?.rule(for: $0.key) == nil }
            return object
        }
    }

    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject] {
        let view = FreePBXPlan(plan, line: version(line))
        if deployment.editor is FreePBXConfiguredEditor {
            return try FreePBXExpectation.configured(view, files: files, like: deployment)
        }
        return FreePBXExpectation(view, files: files, like: deployment).objects
    }

    func trunks(in deployment: Deployment, line: ProductLine) -> [any DeployedTrunk] {
        // CSV files hold no accounts.
        guard let folder = deployment.folder else { return [] }
        let version = version(line)
        var reading = FreePBXReading(folder: folder, line: version)
        reading.read()
        return FreePBXImport(
            deployment.objects,
            dialplan: FreePBXSource(folder: folder).dialplan,
            trunkIDs: FreePBXDeployed(reading.tables, line: version).trunkIDs,
            line: version
        ).trunks
    }
}

/// Changes nothing: FreePBX writes its files anew at each reload, so that only its screens can change them.
private struct FreePBXConfiguredEditor: DeploymentEditor {
    func applying(_ mends: [Mend], to folder: SourceFolder) -> (files: [SourceFile], leftOut: [Mend]) { ([], mends) }
}

/// Files while their forms are found out.
struct FreePBXReading {
    let folder: SourceFolder
    let line: FreePBXLine
    private(set) var tables = FreePBXTables()
    private(set) var bulk: [FreePBXBulkFile] = []
    private(set) var log = DiagnosticLog()
    private var hasDump = false

    init(folder: SourceFolder, line: FreePBXLine) {
        self.folder = folder
        self.line = line
    }

    /// What the tables were read from.
    var form: LocalizedText {
        hasDump
            ? LocalizedText(nl: "een dump van FreePBX' database", en: "a dump of FreePBX's database")
            : LocalizedText(nl: "Core.json van een back-up van FreePBX", en: "Core.json of a backup of FreePBX")
    }

    mutating func read() {
        for file in folder.files {
            let shown = folder.shown(file.path)
            switch Shape(file.bytes) {
            case .json:
                var own = DiagnosticLog()
                guard let root = JSONReader.read(file, shown: shown, log: &own) else {
                    report(own, file)
                    continue
                }
                if tables.addBackup(root) { log.append(own) }
            case .dump:
                var own = DiagnosticLog()
                let dump = SQLDump.read(file, shown: shown, log: &own, tables: FreePBXTables.names)
                if let dump, tables.addDump(dump) {
                    hasDump = true
                    log.append(own)
                } else {
                    report(own, file)
                }
            case .csv:
                var own = DiagnosticLog()
                guard let table = FreePBXBulkFile(file, shown: shown, line: line, log: &own) else { continue }
                bulk.append(table)
                log.append(own)
            case .other: continue
            }
        }
    }

    /// What is wrong with a file that may be another program's: worth telling only where nothing else was given.
    private mutating func report(_ findings: DiagnosticLog, _ file: SourceFile) {
        if folder.files.count == 1 { log.append(findings) }
    }

    /// What a file's beginning looks like.
    private enum Shape {
        case json
        case dump
        case csv
        case other

        init(_ bytes: [UInt8]) {
            let start = bytes.prefix(65_536)
            let text = String(decoding: start.filter { $0 != 0 }, as: UTF8.self)
            let first = text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{feff}" }
            if first == "{" || first == "[" {
                self = .json
            } else if [
                "CREATE TABLE", "INSERT INTO", "REPLACE INTO", "-- MySQL dump", "-- MariaDB dump", "-- phpMyAdmin",
            ]
            .contains(where: { text.contains($0) }) {
                self = .dump
            } else if text.prefix(while: { !$0.isNewline }).contains(",") {
                self = .csv
            } else {
                self = .other
            }
        }
    }
}
