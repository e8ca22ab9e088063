public import Diagnostics

/// One object of a PBX's configuration, whatever the form it was read from: an endpoint, a route, an extension of a dial
/// plan, a row of a table.
public struct ConfigObject: Sendable, Equatable {
    /// The name of its ``ObjectKind``, such as `endpoint`.
    public var kind: String
    /// What it is called where it is deployed; unique within its kind.
    public var name: String
    /// Its settings, in order; a key may come again.
    public var settings: [ConfigSetting]
    /// Where it starts.
    public var location: SourceLocation
    /// The last line of its own text, behind which a setting can be added; nil where nothing can.
    public var end: SourceLocation?

    /// Makes an object.
    public init(
        kind: String,
        name: String,
        settings: [ConfigSetting] = [],
        at location: SourceLocation,
        end: SourceLocation? = nil
    ) {
        self.kind = kind
        self.name = name
        self.settings = settings
        self.location = location
        self.end = end
    }

    /// The value of a key, the last one where it stands several times.
    public subscript(key: String) -> String? { settings.last { $0.key == key }?.value }

    /// All values of a key, in order.
    public func values(of key: String) -> [String] { settings.filter { $0.key == key }.map(\.value) }
}

/// One key of an object and its value.
///
/// A value may be a password: only a ``KeyRule`` knows, so nothing prints settings but through one.
public struct ConfigSetting: Sendable, Equatable {
    /// The key as deployed.
    public var key: String
    /// The value, the format's escapes taken out.
    public var value: String
    /// Where it stands.
    public var location: SourceLocation
    /// Whether it stands elsewhere, such as in a template: then a change belongs into the object, not into that line.
    public var isInherited: Bool

    /// Makes a setting.
    public init(_ key: String, _ value: String, at location: SourceLocation, isInherited: Bool = false) {
        self.key = key
        self.value = value
        self.location = location
        self.isInherited = isInherited
    }
}
