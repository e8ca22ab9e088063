import Diagnostics

/// Puts the sections together as Asterisk does: templates copied in, additions appended, `+=` joined.
struct AsteriskSectionBuilder {
    /// Where settings go.
    struct Block {
        /// The section.
        var section: Int
        /// Whether this is the section's own text and no addition to it.
        var isOwn: Bool
    }

    /// The sections so far.
    private(set) var sections: [SettingTree.Section] = []
    /// The section that was begun or added to last.
    private(set) var current: Block?
    // The first sections by name in small letters, for Asterisk minds no case here, and how many they are: the others are
    // put in when a name is looked for, and most files look for none.
    private var byName: [String: [Int]] = [:]
    private var indexed = 0

    /// Begins a section or an addition to one.
    ///
    /// - Returns: What makes Asterisk refuse the file.
    mutating func begin(
        _ name: String,
        _ options: [String],
        _ location: SourceLocation,
        _ block: inout Block?,
        _ budget: inout AsteriskBudget
    ) -> [String] {
        guard !options.isEmpty else {
            sections.append(SettingTree.Section(name: name, location: location))
            let last = sections.count - 1
            // As many as the shorter ones have: growing step by step takes longer than all else here.
            sections[last].settings.reserveCapacity(4)
            block = Block(section: last, isOwn: true)
            current = block
            return []
        }
        var problems: [String] = []
        var new: SettingTree.Section? = SettingTree.Section(name: name, location: location)
        var target: Int?
        for option in options {
            if option == "!" {
                change(&new, target) { $0.isTemplate = true }
            } else if option.utf8.first == UInt8(ascii: "+") {
                let filter = String(decoding: option.utf8.dropFirst(), as: UTF8.self)
                guard let found = find(name, filter, &problems, &budget) else {
                    problems.append("there is no section [\(name)] to add to: Asterisk refuses the whole file")
                    change(&new, target) { $0.isAddition = true }
                    continue
                }
                target = found
                guard let added = new else { continue }
                new = nil
                sections[found].isTemplate = sections[found].isTemplate || added.isTemplate
                sections[found].inherits += added.inherits
                sections[found].settings += added.settings
            } else if let base = find(option, "TEMPLATES=include", &problems, &budget) {
                let copies = sections[base].settings
                guard budget.take(inherited: copies.count) else { return problems }
                change(&new, target) { section in
                    section.inherits.append(option)
                    for var setting in copies {
                        setting.isInherited = true
                        section.settings.append(setting)
                    }
                }
            } else {
                change(&new, target) { $0.inherits.append(option) }
                problems.append("there is no template [\(option)]: Asterisk refuses the whole file")
            }
        }
        if let new { sections.append(new) }
        block = Block(section: target ?? sections.count - 1, isOwn: new != nil)
        current = block
        return problems
    }

    private mutating func change(
        _ new: inout SettingTree.Section?,
        _ target: Int?,
        _ body: (inout SettingTree.Section) -> Void
    ) {
        if var section = new {
            new = nil
            body(&section)
            new = section
        } else if let target {
            body(&sections[target])
        }
    }

    /// The first section of a name that fits a filter.
    private mutating func find(
        _ name: String,
        _ filter: String,
        _ problems: inout [String],
        _ budget: inout AsteriskBudget
    ) -> Int? {
        let filter = AsteriskSectionFilter(filter)
        if !filter.isUnderstood { problems.append("the filter of an addition is not understood") }
        func fits(_ index: Int) -> Bool { filter.matches(sections[index], &budget) }
        // No name is any name to Asterisk.
        guard !name.isEmpty else { return sections.indices.first(where: fits) }
        while indexed < sections.count {
            byName[sections[indexed].name.asciiLowercased, default: []].append(indexed)
            indexed += 1
        }
        return byName[name.asciiLowercased]?.first(where: fits)
    }

    /// Adds a setting.
    mutating func add(
        _ key: String,
        _ value: String,
        _ location: SourceLocation,
        _ comment: String?,
        adds: Bool,
        to block: Block,
        _ budget: inout AsteriskBudget
    ) {
        guard !adds else {
            var setting = SettingTree.Setting(key: key, value: value, location: location)
            setting.comment = comment
            sections[block.section].reach(location, isOwn: block.isOwn)
            return join(setting, in: block.section, &budget)
        }
        sections[block.section].append(key, value, location, comment, isOwn: block.isOwn)
    }

    private mutating func join(_ setting: SettingTree.Setting, in section: Int, _ budget: inout AsteriskBudget) {
        if let place = placeToAppend(setting.key, sections[section].settings, &budget) {
            append(setting, to: place.last, at: place.first, in: section, &budget)
        } else {
            var setting = setting
            setting.value = setting.value.blanksTrimmed
            sections[section].settings.append(setting)
        }
    }

    /// The last setting of a name, whose value `+=` takes, and the first of that name and value, which it then changes.
    ///
    /// The two may differ, and the second is looked for without minding case: that is how Asterisk does it.
    private func placeToAppend(
        _ key: String,
        _ settings: [SettingTree.Setting],
        _ budget: inout AsteriskBudget
    ) -> (last: Int, first: Int)? {
        guard budget.take(work: 2 * settings.count), let last = settings.lastIndex(where: { $0.key == key }) else {
            return nil
        }
        let value = settings[last].value
        let first = settings.firstIndex { candidate in
            guard candidate.key.isEqualIgnoringCase(key) else { return false }
            _ = budget.take(work: candidate.value.utf8.count)
            return value.isEmpty || candidate.value.isEqualIgnoringCase(value)
        }
        return (last, first ?? last)
    }

    private mutating func append(
        _ setting: SettingTree.Setting,
        to last: Int,
        at first: Int,
        in section: Int,
        _ budget: inout AsteriskBudget
    ) {
        let old = sections[section].settings[last].value
        guard budget.take(work: old.utf8.count + setting.value.utf8.count) else { return }
        sections[section].settings[first].key = setting.key
        sections[section].settings[first].value = (old + setting.value).blanksTrimmed
        sections[section].settings[first].isAppended = true
    }
}

extension SettingTree.Section {
    /// Makes a setting in its place: a copy takes longer than all else here.
    fileprivate mutating func append(
        _ key: String,
        _ value: String,
        _ location: SourceLocation,
        _ comment: String?,
        isOwn: Bool
    ) {
        reach(location, isOwn: isOwn)
        settings.append(.init(key: key, value: value, location: location))
        if let comment { settings[settings.count - 1].comment = comment }
    }

    /// Moves the end of the section's own text behind a line of it.
    fileprivate mutating func reach(_ place: SourceLocation, isOwn: Bool) {
        // A file that includes itself comes to earlier lines again.
        if isOwn, location.file == place.file { endLine = max(endLine, place.line) }
    }
}
