/// A template as it was loaded.
public struct TemplateFile: Sendable {
    /// The path inside the library, such as `asterisk-pjsip/pjsip.conf.mustache`.
    public var path: String
    /// The whole text; a byte order mark at its start is skipped.
    public var text: String
    /// The path that errors show: one that the user can open.
    public var origin: String

    /// Makes a file; without an origin, errors show the path inside the library.
    public init(path: String, text: String, origin: String? = nil) {
        self.path = path
        self.text = text
        self.origin = origin ?? path
    }

    /// What every template's path ends in.
    static let ending = ".mustache"

    /// What stands between the last dot before `.mustache` and `.mustache`: `conf` for `pjsip.conf.mustache`.
    static func kind(of path: String) -> Substring {
        let name = path.dropLast(path.hasSuffix(ending) ? ending.count : 0)
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...]
    }
}
