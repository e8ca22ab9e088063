import Diagnostics

/// What must hold for every folder of Kamailio's files: an input is split at NUL, and its parts are the root file, what it may
/// include, and a list of addresses.
enum KamailioProperties {
    private static let names = ["t.cfg", "i.cfg", "d/1.cfg", "address.list"]

    static func check(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
        let files = zip(names, parts).map { SourceFile(path: $0, bytes: Array($1)) }
        let folder = SourceFolder(files: files)
        var (read, log) = (KamailioConfiguration?.none, DiagnosticLog())
        let peak = Memory.peak { read = KamailioConfiguration.read("t.cfg", in: folder, log: &log) }
        guard let read else { return require(false, "a root file that is there is read") }
        let content = read.routes.reduce(0) { sum, route in
            route.statements.reduce(sum + 64) { $0 + $1.text.utf8.count + 8 }
        }
        let values = read.parameters.reduce(read.settings.reduce(0) { $0 + $1.value.text.utf8.count }) {
            $0 + $1.value.text.utf8.count
        }
        // Files that include each other leave open conditions and findings, both up to a limit, and a note of each.
        let size = bytes.count + content + values + 8 * read.includes.count
        if peak > 2 * Memory.floor + Memory.factor * size {
            fatalError("broken rule: memory is bounded: \(peak) bytes for \(bytes.count), and \(content) of content")
        }
        checkPlaces(read, log, files)
        for route in read.routes { checkStatements(route) }
        if let list = files.last, list.path == "address.list" {
            var findings = DiagnosticLog()
            for entry in KamailioAddressList.read(list.text, file: list.path, log: &findings) {
                require(!entry.group.isEmpty && !entry.address.isEmpty, "a line has a group and an address")
            }
        }
    }

    private static func checkPlaces(_ read: KamailioConfiguration, _ log: DiagnosticLog, _ files: [SourceFile]) {
        let lines = Dictionary(
            uniqueKeysWithValues: files.map { file in
                (file.path, file.bytes.count { $0 == 0x0A || $0 == 0x0D } + 1)
            }
        )
        func isInside(_ place: SourceLocation) -> Bool {
            place.column >= 1 && (1...(lines[place.file] ?? 0)).contains(place.line)
        }
        let places =
            read.modules.map(\.location) + read.parameters.flatMap { [$0.location, $0.value.location] }
            + read.settings.flatMap { [$0.location, $0.value.location] } + read.defines.map(\.location)
            + read.includes.map(\.location) + read.routes.flatMap { [$0.location, $0.end] }
        require(places.allSatisfy(isInside), "what is read has a place in a file")
        require(log.diagnostics.allSatisfy { $0.location.map(isInside) ?? false }, "a finding has a place in a file")
    }

    /// Statements are cut into words, of which there are not more than signs, the same ones each time.
    private static func checkStatements(_ route: KamailioConfiguration.Route) {
        let texts = route.statements.map(\.text)
        require(texts.allSatisfy { !$0.isEmpty }, "a statement is not empty")
        let words = KamailioStatements.words(texts)
        require(words.count <= texts.reduce(0) { $0 + $1.utf8.count }, "a word has a sign")
        require(words.allSatisfy { !$0.isEmpty }, "a word is not empty")
    }
}
