import Diagnostics

/// What must hold for every folder of Asterisk's files: an input is split at NUL, and its parts are the root file and what
/// it may include.
enum AsteriskProperties {
    private static let names = ["t.conf", "i.conf", "d/1.conf", "d/2.conf"]

    static func check(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
        let files = zip(names, parts).map { SourceFile(path: $0, bytes: Array($1)) }
        let folder = SourceFolder(files: files)
        var (tree, log) = (SettingTree?.none, DiagnosticLog())
        let peak = Memory.peak { tree = AsteriskConfiguration.read("t.conf", in: folder, log: &log) }
        guard let tree else { return require(false, "a root file that is there is read") }
        checkMemory(peak, bytes.count, tree)
        checkPlaces(tree, log, files)
        if !log.hasErrors { checkWritten(tree) }
        var findings = DiagnosticLog()
        let dialplan = AsteriskDialplan.read(tree, log: &findings)
        require(!findings.hasErrors, "a dial plan has warnings only")
        for context in dialplan.contexts {
            for each in context.extensions {
                let priorities = each.steps.map(\.priority)
                require(zip(priorities, priorities.dropFirst()).allSatisfy { $0 < $1 }, "priorities are in order")
                require(priorities.allSatisfy { $0 > 0 }, "priorities begin with 1")
            }
        }
        for object in AsteriskWizard.expand(tree) { require(object["type"] != nil, "an object has a type") }
    }

    /// Includes and templates multiply what is there, within limits; beyond that, memory follows what was read.
    private static func checkMemory(_ peak: Int, _ input: Int, _ tree: SettingTree) {
        let content = tree.sections.reduce(0) { sum, section in
            section.settings.reduce(sum + section.name.utf8.count + 3) {
                $0 + $1.key.utf8.count + $1.value.utf8.count + 2
            }
        }
        let directives = tree.directives.reduce(0) { $0 + $1.name.utf8.count + $1.argument.utf8.count + 8 }
        if peak > Memory.floor + Memory.factor * (input + content + directives) {
            fatalError("broken rule: memory is bounded: \(peak) bytes for \(input), and \(content) of content")
        }
    }

    private static func checkPlaces(_ tree: SettingTree, _ log: DiagnosticLog, _ files: [SourceFile]) {
        let lines = Dictionary(
            uniqueKeysWithValues: files.map { file in
                (file.path, file.bytes.count { $0 == 0x0A } + 1)
            }
        )
        func isInside(_ place: SourceLocation) -> Bool {
            place.column >= 1 && (1...(lines[place.file] ?? 0)).contains(place.line)
        }
        for section in tree.sections {
            require(isInside(section.location), "a section has a place in a file")
            require(section.endLine >= section.location.line, "a section does not end before it begins")
            require(section.settings.allSatisfy { isInside($0.location) }, "a setting has a place in a file")
        }
        require(log.diagnostics.allSatisfy { $0.location.map(isInside) ?? false }, "a finding has a place in a file")
        require(tree.directives.allSatisfy { isInside($0.location) }, "a directive has a place in a file")
    }

    /// What is written without templates reads the same.
    private static func checkWritten(_ tree: SettingTree) {
        var text = ""
        for section in tree.sections {
            text += "[\(AsteriskConf.escape(section.name))]\n"
            for setting in section.settings {
                // A backslash keeps a name's first sign from meaning something else; it must stand before ASCII.
                guard let first = setting.key.utf8.first else { return require(false, "a name is not empty") }
                if setting.key.utf8.dropFirst().contains(UInt8(ascii: "="))
                    || setting.key.utf8.last == UInt8(ascii: "+")
                {
                    return
                }
                let key = AsteriskConf.escape(setting.key)
                text +=
                    (first < 0x80 && first != UInt8(ascii: ";") ? "\\" : "")
                    + "\(key) = \(AsteriskConf.escape(setting.value))\n"
            }
        }
        // Longer lines are skipped, and longer names cut.
        guard text.utf8.split(separator: 0x0A).allSatisfy({ $0.count <= AsteriskConf.maximumLineLength }) else {
            return
        }
        let folder = SourceFolder(files: [SourceFile(path: "t.conf", text: text)])
        var log = DiagnosticLog()
        guard let again = AsteriskConfiguration.read("t.conf", in: folder, log: &log) else {
            return require(false, "a folder that is written can be read")
        }
        require(lines(again) == lines(tree), "a tree that is written reads the same")
    }

    private static func lines(_ tree: SettingTree) -> [[UInt8]] {
        tree.sections.flatMap { section in
            [Array(section.name.utf8)] + section.settings.map { Array("\($0.key)=\($0.value)".utf8) }
        }
    }
}
