public import Diagnostics
public import PBXBackends
public import TrunkModel

/// All that a comparison of a trunk with what is deployed found: what every report is printed from.
public struct DriftReport: Sendable {
    /// A difference, and what mends it.
    public struct Entry: Sendable {
        /// The difference; its values hold no password.
        public let difference: Difference
        /// What mends it; nil for what is not ours.
        public let mending: Mending?
    }

    /// An object that should be deployed, differing or not.
    public struct ComparedObject: Sendable, Hashable {
        /// Its kind's name in rules, such as `endpoint`.
        public let kind: String
        /// What its kind is called.
        public let title: LocalizedText
        /// Its name in our files.
        public let name: String
    }

    /// The trunk's name.
    public var trunk: String
    /// The brand and its line, as after `--pbx`.
    public var brand: String
    /// The form that what is deployed was recognised as.
    public var form: LocalizedText
    /// What was read: the folder or file as the user named it.
    public var path: String
    /// When it was compared, in seconds since 1970.
    public var comparedAt: Int
    /// The drift: the worst first, then by position; without what is ignored.
    public var entries: [Entry]
    /// What has nothing to do with the trunk; without what is ignored.
    public var others: [Entry]
    /// How many differences were ignored on demand.
    public var ignored: Int
    /// The objects that should be deployed, in order.
    public var compared: [ComparedObject]
    /// What was found while reading.
    public var findings: DiagnosticLog
    /// Makes the patch; nil for a report that was made without files.
    var mender: Mender?

    /// Whether anything differs that counts.
    public var hasDrift: Bool { !entries.isEmpty }

    /// How many differences are this bad.
    public func count(_ severity: DriftSeverity) -> Int { entries.count { $0.difference.severity == severity } }

    /// The objects that are deployed as they should be.
    public var clean: [ComparedObject] {
        let differing = Set(entries.map { "\($0.difference.objectKind) \($0.difference.ownName)" })
        return compared.filter { !differing.contains("\($0.kind) \($0.name)") }
    }
}

extension Difference {
    /// The name of the object's kind: what stands before the rule's slash.
    public var objectKind: String { String(rule.prefix { $0 != "/" }) }

    /// The object's name in our files, if it has one there.
    var ownName: String { renamedFrom ?? object }
}
