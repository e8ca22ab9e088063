import ConfigFormats
import Diagnostics

/// What FreePBX's own `sip.conf` has around the files that it writes, for a folder without it.
struct FreePBXSurroundings {
    /// The folder with a `sip.conf` in it.
    let folder: SourceFolder
    /// The kinds of object that the files cannot show.
    let hides: Set<String>
    /// The path of that `sip.conf`.
    let path: String
    private let shown: String

    /// Makes the file; nil where one is there, or none of the files that it includes.
    init?(_ folder: SourceFolder) {
        let paths = folder.files.map(\.path)
        func files(_ names: String...) -> [String] {
            names.flatMap { name in paths.filter { AsteriskRoots.name(of: $0) == "\(name).conf" } }
        }
        guard files("sip").isEmpty else { return nil }
        let custom = files("sip_general_custom")
        // Ours, where nothing that is here includes it.
        let own = paths.filter { AsteriskRoots.name(of: $0).hasPrefix("sip_general_custom_") && $0.hasSuffix(".conf") }
        let general = files("sip_general_additional") + (custom.isEmpty ? own : custom) + files("sip_nat")
        let registrations = files("sip_registrations_custom", "sip_registrations")
        let peers = files("sip_custom", "sip_additional", "sip_custom_post")
        let all = general + registrations + peers
        guard let first = all.first else { return nil }
        // Asterisk looks for files beside its own sip.conf.
        let place = Set(all.map(AsteriskRoots.folder)).count == 1 ? AsteriskRoots.folder(of: first) : ""
        let text = "[general]\n" + all.map { "#include \"\($0.dropFirst(place.utf8.count))\"\n" }.joined()
        path = place + "sip.conf"
        self.folder = SourceFolder(name: folder.name, files: folder.files + [SourceFile(path: path, text: text)])
        shown = folder.shown(path)
        hides = Set(
            (general.isEmpty ? ["general"] : []) + (registrations.isEmpty ? ["register"] : [])
                + (peers.isEmpty ? ["peer"] : [])
        )
    }

    /// A made-up section stands where its first line does.
    func relocated(_ object: ConfigObject) -> ConfigObject {
        guard object.location.file == shown, let place = object.settings.first(where: { $0.location.file != shown })
        else { return object }
        var object = object
        object.location = place.location
        object.end = nil
        return object
    }
}
