public import PBXBackends
import TrunkModel

/// Compares what should be with what is deployed, by meaning: per key it is known which spellings are equal, what holds when
/// it is left out, and whether order counts.
public struct ConfigComparison: Sendable {
    private let ours: ObjectIndex
    private let theirs: ObjectIndex
    private let matching: ObjectMatching
    private let shows: Set<String>

    /// Prepares a comparison.
    ///
    /// - Parameters:
    ///   - expected: What should be.
    ///   - deployed: What is deployed.
    ///   - kinds: What is known of the objects.
    ///   - shows: The kinds that the deployed form can show; of others nothing is said. All where nil.
    public init(expected: [ConfigObject], deployed: [ConfigObject], kinds: [ObjectKind], shows: Set<String>? = nil) {
        let byName = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
        let shows = shows ?? Set(byName.keys)
        self.shows = shows
        let all = ObjectIndex(expected, kinds: byName)
        ours =
            shows.isSuperset(of: all.present)
            ? all : ObjectIndex(expected.filter { shows.contains($0.kind) }, kinds: byName)
        theirs = ObjectIndex(deployed, kinds: byName)
        matching = ObjectMatching(ours, theirs)
    }

    /// All differences: the worst first, then by position in what is deployed.
    ///
    /// What is not ours comes last.
    public func differences() -> [Difference] {
        var result: [Difference] = []
        for index in ours.objects.indices {
            if let other = matching.deployed[index] {
                result += settings(of: index, and: other)
            } else if let kind = ours.kind(of: index) {
                result.append(missing(ours.objects[index], kind))
            }
        }
        for index in theirs.objects.indices where matching.expected[index] == nil {
            result.append(added(theirs.objects[index], index))
        }
        for kind in ours.kinds.values { result += order(of: kind) }
        return result.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if (a.kind == .notOurs) != (b.kind == .notOurs) { return b.kind == .notOurs }
            if a.severity != b.severity { return a.severity > b.severity }
            guard let at = a.deployedAt ?? a.expectedAt, let other = b.deployedAt ?? b.expectedAt, at != other else {
                return left.offset < right.offset
            }
            return at < other
        }.map(\.element)
    }

    private func missing(_ object: ConfigObject, _ kind: ObjectKind) -> Difference {
        let secrets = Set(kind.rules.filter(\.isSecret).flatMap(\.keys))
        var copy = object
        copy.settings = object.settings.map { setting in
            var setting = setting
            setting.value = inTheirNames(setting.value, kind.rule(for: setting.key))
            return setting
        }
        return Difference(
            kind: .missing,
            impact: kind.impact(object, .missing) ?? kind.missing,
            rule: "\(kind.name)/missing",
            title: kind.title,
            object: object.name,
            renamedFrom: nil,
            key: nil,
            expected: .text([object.name]),
            deployed: nil,
            expectedAt: object.location,
            deployedAt: nil,
            mend: .add(object: copy, secrets: secrets)
        )
    }

    /// A deployed object that is none of ours: a part of one of ours, or nobody's.
    private func added(_ object: ConfigObject, _ index: Int) -> Difference {
        let kind = theirs.kind(of: index)
        let isPart =
            kind.flatMap { kind in kind.part.flatMap { kind.rule(for: $0) } }.map { rule in
                guard let target = rule.meaning.reference else { return false }
                return theirs.words(index, rule).contains { matching.expectedName(of: $0, kind: target) != nil }
            } ?? false
        return Difference(
            kind: isPart ? .extra : .notOurs,
            impact: isPart ? kind.map { $0.impact(object, .extra) ?? $0.extra } ?? .cosmetic : .cosmetic,
            rule: "\(object.kind)/extra",
            title: kind?.title ?? .init(object.kind),
            object: object.name,
            renamedFrom: nil,
            key: nil,
            expected: nil,
            deployed: .text([object.name]),
            expectedAt: nil,
            deployedAt: object.location,
            mend: isPart ? .removeObject(object) : nil
        )
    }
}

extension ConfigComparison {
    /// The differences between an object of ours and what is deployed of it.
    private func settings(of index: Int, and other: Int) -> [Difference] {
        // Of two objects that say the same in the same words, only those can differ that name others.
        let isSame = Self.isSame(ours.objects[index].settings, theirs.objects[other].settings)
        guard !isSame || matching.hasRenamed, let kind = ours.kind(of: index) else { return [] }
        let (object, found) = (ours.objects[index], theirs.objects[other])
        var result: [Difference] = []
        var done: Set<String> = []
        let keys = object.settings.map(\.key)
        for key in isSame ? keys.filter(kind.namesOthers) : keys + found.settings.map(\.key) {
            let rule =
                kind.rule(for: key)
                ?? KeyRule(key, .words, isSecret: SecretKeys.soundsSecret(key), kind.unknown)
            guard done.insert(rule.key).inserted else { continue }
            let (left, right) = (ours.words(index, rule), inOurNames(theirs.words(other, rule), rule))
            guard left != right else { continue }
            let (own, their) = (ours.settings(index, rule), theirs.settings(other, rule))
            result.append(difference(rule, kind, object, found, own, their))
        }
        return result
    }

    /// Whether two lists of settings say the same in the same words.
    private static func isSame(_ own: [ConfigSetting], _ other: [ConfigSetting]) -> Bool {
        guard own.count == other.count else { return false }
        for index in own.indices {
            guard own[index].value == other[index].value, own[index].key == other[index].key else { return false }
        }
        return true
    }

    private func difference(
        _ rule: KeyRule,
        _ kind: ObjectKind,
        _ object: ConfigObject,
        _ found: ConfigObject,
        _ own: [ConfigSetting],
        _ their: [ConfigSetting]
    ) -> Difference {
        func value(_ settings: [ConfigSetting]) -> DifferenceValue? {
            settings.isEmpty ? nil : rule.isSecret ? .secret : .text(settings.map { said($0, rule) })
        }
        let place = firstDifference(rule, own, their)
        let written = own.filter { !rule.companions.contains($0.key) }.map { inTheirNames($0.value, rule) }
        return Difference(
            kind: own.isEmpty ? .extra : their.isEmpty ? .missing : .different,
            impact: kind.impact(object, own.isEmpty ? .addedKey(rule.key) : .key(rule.key)) ?? rule.impact,
            rule: "\(kind.name)/\(rule.key)",
            title: kind.title,
            object: found.name,
            renamedFrom: found.name == object.name ? nil : object.name,
            key: place.deployed?.key ?? rule.key,
            expected: value(own),
            deployed: value(their),
            expectedAt: place.expected?.location ?? object.location,
            deployedAt: place.deployed?.location ?? found.end ?? found.location,
            mend: own.isEmpty
                ? .remove(object: found, settings: their)
                : .set(object: found, rule: rule, key: rule.key, values: written, replacing: their)
        )
    }

    /// Where two groups of settings begin to differ: where all count, at the first that is another; else at the last.
    private func firstDifference(
        _ rule: KeyRule,
        _ own: [ConfigSetting],
        _ their: [ConfigSetting]
    ) -> (expected: ConfigSetting?, deployed: ConfigSetting?) {
        guard let last = own.last, let theirLast = their.last else { return (own.last, their.last) }
        func lastCounts(_ settings: [ConfigSetting], _ last: ConfigSetting) -> Bool {
            settings.count == 1 || rule.meaning.canonical(settings) == rule.meaning.canonical([last])
        }
        if lastCounts(own, last), lastCounts(their, theirLast) { return (last, theirLast) }
        let index =
            zip(own, their).enumerated().first { _, pair in
                pair.0.key != pair.1.key || inTheirNames(pair.0.value, rule) != pair.1.value
            }?.offset ?? min(own.count, their.count)
        return (own[min(index, own.count - 1)], their[min(index, their.count - 1)])
    }

    /// A setting as a report says it: with its key where several keys say one thing.
    private func said(_ setting: ConfigSetting, _ rule: KeyRule) -> String {
        rule.companions.isEmpty ? setting.value : "\(setting.key)=\(setting.value)"
    }

    /// One difference if what is deployed of ours stands in another order.
    private func order(of kind: ObjectKind) -> [Difference] {
        guard let impact = kind.order, shows.contains(kind.name) else { return [] }
        let wanted = ours.indices(of: kind.name).compactMap { matching.deployed[$0] }
        guard let first = zip(wanted, wanted.sorted()).first(where: { $0 != $1 }) else { return [] }
        let objects = wanted.map { theirs.objects[$0] }
        let found = theirs.objects[first.1]
        let own = matching.expected[first.0].map { ours.objects[$0] }
        return [
            Difference(
                kind: .different,
                impact: impact,
                rule: "\(kind.name)/order",
                title: kind.title,
                object: found.name,
                renamedFrom: nil,
                key: nil,
                expected: .text(objects.map(\.name)),
                deployed: .text(wanted.sorted().map { theirs.objects[$0].name }),
                expectedAt: own?.location,
                deployedAt: found.location,
                mend: .order(objects)
            )
        ]
    }

    /// Deployed words with our names for what is ours.
    private func inOurNames(_ words: [String], _ rule: KeyRule) -> [String] {
        if let target = rule.meaning.reference {
            return words.map { matching.nameInOurs(of: $0, kind: target) }
        }
        let kinds = rule.meaning.mentions
        guard !kinds.isEmpty else { return words }
        return words.map { word in
            Mentions.replaced(in: word) { name in
                kinds.lazy.compactMap { matching.expectedName(of: name, kind: $0) }.first
                    ?? kinds.first { matching.isElsewhere(name, $0) }.map { ours.foreign($0, name) }
            }
        }
    }

    /// A value of ours with the names under which things are deployed.
    private func inTheirNames(_ value: String, _ rule: KeyRule?) -> String {
        guard let meaning = rule?.meaning else { return value }
        let kinds = meaning.reference.map { [$0] } ?? meaning.mentions
        guard !kinds.isEmpty else { return value }
        return Mentions.replaced(in: value) { name in
            kinds.lazy.compactMap { matching.deployedName(of: name, kind: $0) }.first
        }
    }
}

extension ValueMeaning {
    /// All values in order, for keys that nothing is known of.
    static let words = ValueMeaning { $0.map(\.value) }
}
