/// What stands in the comment at the top of a written trunk file: for which PBX it was made, and what to do next.
///
/// The file itself is for any brand; so brand and type are only told here.
public struct TrunkFileHead: Sendable {
    /// The trunk file's path, for the commands.
    public var path: String
    /// Brand and type as people say them; nil where not known yet.
    public var pbx: String?
    /// What follows `--pbx`; nil where not known yet.
    public var selector: String?

    /// Makes a head.
    public init(path: String, pbx: String? = nil, selector: String? = nil) {
        self.path = path
        self.pbx = pbx
        self.selector = selector
    }

    /// The commands to run next.
    public var commands: [String] {
        let path = Self.shellWord(path)
        let selector = selector ?? "BRAND"
        return [
            "trunkline check \(path) --pbx \(selector)",
            "trunkline generate \(path) --pbx \(selector) --output out",
            "trunkline live-test \(path) --listen HOST:5060",
        ]
    }

    /// A word as a shell takes it, in single quotes where needed (POSIX, 2.2.2).
    static func shellWord(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { NameRule.isNameByte($0) || $0 == 0x2e || $0 == 0x2f }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
