public import Diagnostics

/// Reads one of Asterisk's `.conf` files as it stands, with positions: templates, additions and includes are not applied.
///
/// ``AsteriskConfiguration`` applies them. What Asterisk only warns of and skips becomes a warning here too (`conf-line`);
/// what makes it refuse the whole file, such as an unclosed section name, becomes an error.
public enum AsteriskConfReader {
    /// Reads a file's text.
    public static func read(_ text: String, file: String, log: inout DiagnosticLog) -> SettingTree {
        var tree = SettingTree()
        var findings = BoundedLog()
        var lines = AsteriskLineReader(SourceFile(path: file, text: text), shown: file)
        while let statement = lines.next(&findings) {
            switch statement {
            case .section(let name, let options):
                tree.sections.append(section(name, options, lines.location))
            case .directive(let name, let argument):
                tree.directives.append(.init(name: name, argument: argument ?? "", location: lines.location))
            case .setting(let key, let value, let adds):
                guard !tree.sections.isEmpty else {
                    findings.refuse("a setting stands before the first section", at: lines.location)
                    break
                }
                let trimmed =
                    adds ? String(decoding: AsteriskLineReader.trimmed(Array(value.utf8)[...]), as: UTF8.self) : value
                var setting = SettingTree.Setting(key: key, value: trimmed, location: lines.location)
                setting.isAppended = adds
                setting.comment = lines.takeComment()
                let last = tree.sections.count - 1
                tree.sections[last].settings.append(setting)
                tree.sections[last].endLine = lines.location.line
            case .skipped where tree.sections.isEmpty:
                findings.refuse("a line stands before the first section", at: lines.location)
            case .skipped(let reason):
                findings.warning("the line \(reason)", rule: "conf-line", at: lines.location)
            case .refused(let reason):
                findings.refuse(reason, at: lines.location)
            }
            lines.dropComment()
        }
        log.append(findings.log)
        return tree
    }

    private static func section(_ name: String, _ options: [String], _ location: SourceLocation) -> SettingTree.Section
    {
        var section = SettingTree.Section(name: name, location: location)
        for option in options {
            if option == "!" {
                section.isTemplate = true
            } else if option.utf8.first == UInt8(ascii: "+") {
                section.isAddition = true
            } else {
                section.inherits.append(option)
            }
        }
        return section
    }
}

extension BoundedLog {
    /// Adds what makes Asterisk refuse a file.
    mutating func refuse(_ reason: String, at location: SourceLocation) {
        error("\(reason): Asterisk refuses the whole file", rule: "conf-section", at: location)
    }
}
