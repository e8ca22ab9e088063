public import Diagnostics
public import PBXBackends
public import TrunkModel

/// One difference between what should be and what is deployed.
public struct Difference: Sendable {
    /// What kind of difference it is.
    public enum Class: String, Sendable, CaseIterable {
        /// Something of ours is not deployed.
        case missing
        /// It is deployed with another value, or in another order.
        case different
        /// An object of ours has more than it should.
        case extra
        /// It has nothing to do with the trunk.
        case notOurs = "not-ours"
    }

    /// What kind of difference it is.
    public let kind: Class
    /// How bad it is, and what it does to calls.
    public let impact: Impact
    /// The rule: `KIND/KEY`, `KIND/missing`, `KIND/extra` or `KIND/order`.
    public let rule: String
    /// What the object's kind is called.
    public let title: LocalizedText
    /// The object's name where it is deployed, or else where it should be.
    public let object: String
    /// Its name in our files, where it is deployed under another.
    public let renamedFrom: String?
    /// The key; nil for a whole object.
    public let key: String?
    /// What should be; nil if nothing should.
    public let expected: DifferenceValue?
    /// What is deployed; nil if nothing is.
    public let deployed: DifferenceValue?
    /// Where it stands in what should be.
    public let expectedAt: SourceLocation?
    /// Where it stands in what is deployed; for what is missing, where it belongs.
    public let deployedAt: SourceLocation?
    /// The change that mends it; nil for what is not ours.
    public let mend: Mend?

    /// How bad it is.
    public var severity: DriftSeverity { impact.severity }
}

/// A value in a report: a text, or that there is one that may not be shown.
public enum DifferenceValue: Sendable, Hashable {
    /// The values as written, in order.
    case text([String])
    /// A password.
    case secret

    /// The value on one line, with stars for a password.
    public var shown: String {
        switch self {
        case .text(let values): values.joined(separator: ", ")
        case .secret: "********"
        }
    }
}
