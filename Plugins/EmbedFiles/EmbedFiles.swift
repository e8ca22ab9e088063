import Foundation
import PackagePlugin

/// Puts data files into the binary: `.embedInCode` refuses two files of one base name, and `Bundle.module` aborts once
/// the program was moved away from its build folder.
@main
struct EmbedFiles: BuildToolPlugin {
    /// Which folder each target embeds, and the name of the Swift enum that holds it.
    private static let folders: [String: (folder: String, name: String)] = [
        "TrunkModel": ("Sources/TrunkModel/Resources", "EmbeddedResources"),
        "DialPlan": ("Sources/DialPlan/Data", "EmbeddedData"),
        "PBXBackends": ("Templates", "EmbeddedTemplates"),
    ]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let (folder, name) = Self.folders[target.name] else {
            Diagnostics.error("EmbedFiles: no folder is set for the target \(target.name)")
            return []
        }
        let root = context.package.directoryURL.appending(path: folder)
        let files =
            (FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])?
            .compactMap { $0 as? URL } ?? [])
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
            .filter { !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "\(name).swift")
        return [
            .buildCommand(
                displayName: "Embedding \(folder)",
                executable: try context.tool(named: "embed-files").url,
                arguments: [output.path, name, root.path] + files.map(\.path),
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}
