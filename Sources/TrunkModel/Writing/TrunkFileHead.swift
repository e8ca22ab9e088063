/// What stands in the comment at the top of a written trunk file: for which PBX it was made, and what to do next.
///
/// The file itself is for any brand; so brand and type are only told here.
public struct TrunkFileHead: Sendable {
    /// The trunk file's path, for the commands.
    public var path: String
    /// Brand and type; nil where not known yet.
    public var pbx: PBXChoice?

    /// Makes a head.
    public init(path: String, pbx: PBXChoice? = nil) {
        self.path = path
        self.pbx = pbx
    }

    /// The commands to run next.
    public var commands: [String] {
        let path = Self.shellWord(path)
        let selector = pbx?.selector ?? "BRAND"
        // The live test advises for a brand, whatever its version.
        let brand = selector.prefix { $0 != ":" }
        return [
            "trunkline check \(path) --pbx \(selector)",
            "trunkline generate \(path) --pbx \(selector) --output out",
            "trunkline live-test \(path) --pbx \(brand) --listen HOST:5060",
        ]
    }

    /// A word as a shell takes it, in single quotes where needed (POSIX, 2.2.2).
    static func shellWord(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { NameRule.isNameByte($0) || $0 == 0x2e || $0 == 0x2f }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
