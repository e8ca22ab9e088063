import ConfigFormats
import Diagnostics

/// What changes the files of a deployed folder.
enum KamailioEditors {
    /// The editor of all files that were found.
    static func editor(of files: KamailioFolder, _ objects: [ConfigObject]) -> FileEditors {
        var entries = configuration(files, objects)
        for table in KamailioTable.allCases {
            guard let found = files.tables[table] else { continue }
            let kinds = table.kinds
            entries.append(
                .init(
                    path: found.path,
                    shown: files.folder.shown(found.path),
                    takes: { kinds.contains($0.kind) },
                    editor: KamailioTableEditor()
                )
            )
        }
        if let addresses = files.addresses {
            entries.append(
                .init(
                    path: addresses.path,
                    shown: files.folder.shown(addresses.path),
                    takes: { $0.kind == "source" },
                    editor: KamailioAddressEditor()
                )
            )
        }
        return FileEditors(entries: entries)
    }

    /// The server's things belong into the file that is read first, the trunk's into the one that has most of them.
    private static func configuration(_ files: KamailioFolder, _ objects: [ConfigObject]) -> [FileEditors.Entry] {
        var paths: [String] = []
        for path in files.configurations.flatMap(\.files) where !paths.contains(path) { paths.append(path) }
        let trunk = files.forgotten ?? trunkFile(paths, files, objects)
        return paths.map { path in
            let shown = files.folder.shown(path)
            let (isRoot, isTrunk) = (path == files.root ?? paths.first, path == trunk)
            return .init(
                path: path,
                shown: shown,
                takes: { object in
                    switch object.kind {
                    case "module", "setting", "define", "include", "request_route": isRoot
                    case "parameter", "profile", "route", "branch_route", "failure_route", "onreply_route",
                        "event_route", "onsend_route":
                        isTrunk
                    default: false
                    }
                },
                editor: KamailioConfigurationEditor(objects: objects.filter { $0.location.file == shown })
            )
        }
    }

    private static func trunkFile(_ paths: [String], _ files: KamailioFolder, _ objects: [ConfigObject]) -> String? {
        let kinds: Set<String> = ["parameter", "route", "branch_route", "failure_route"]
        var counts: [String: Int] = [:]
        for object in objects where kinds.contains(object.kind) { counts[object.location.file, default: 0] += 1 }
        return paths.max { counts[files.folder.shown($0)] ?? 0 < counts[files.folder.shown($1)] ?? 0 }
    }
}
