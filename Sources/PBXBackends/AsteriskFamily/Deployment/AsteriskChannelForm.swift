import ConfigFormats
import Diagnostics

/// What the two channel drivers' configurations do not share.
protocol AsteriskChannelForm: Sendable {
    /// What is known of its objects.
    var kinds: [ObjectKind] { get }
    /// The kind of object that the dial plan's `Dial` names.
    var dialledKind: String { get }

    /// The files that it is configured with.
    var files: [String] { get }

    /// Its files in a folder.
    func roots(in folder: SourceFolder) -> AsteriskRoots

    /// All objects of these files.
    func objects(_ roots: AsteriskRoots, in folder: SourceFolder, log: inout DiagnosticLog) -> [ConfigObject]

    /// The kinds that these files can show.
    func shows(_ roots: AsteriskRoots, _ objects: [ConfigObject]) -> Set<String>

    /// Our own pieces with what Asterisk's own file has to have around them: its path and text.
    func surroundings(of files: [OutputFile]) -> SourceFile?

    /// Our objects, fitted to the habits of what is deployed where several are as good.
    func fitted(_ objects: [ConfigObject], to deployed: [ConfigObject]) -> [ConfigObject]

    // MARK: Import

    /// The channel driver itself.
    var technology: DialplanMachine.Call.Technology { get }
    /// Keys that hold the PBX's own public address.
    var addressKeys: Set<String> { get }

    /// The lines of providers and the telephones among its objects.
    func stations(of objects: [ConfigObject]) -> AsteriskStations
}
