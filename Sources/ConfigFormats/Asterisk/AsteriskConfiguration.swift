public import Diagnostics

/// One file and what it includes, as Asterisk itself sees it.
///
/// Templates are applied, additions merged and includes taken in where they stand. Where Asterisk refuses a file, an
/// error says so and reading goes on, so that one mistake does not hide all others: what comes behind it is then read as
/// if it were mended.
public enum AsteriskConfiguration {
    /// Reads a file with all that it includes.
    ///
    /// Asterisk looks for included files in its configuration folder, not beside the file that includes them; here that
    /// is the folder in which the root file lies.
    ///
    /// - Parameters:
    ///   - path: The root file below the folder, such as `pjsip.conf`.
    ///   - folder: The files; nothing else is ever read or run.
    ///   - log: Takes what was found: `conf-line` for what Asterisk skips, `conf-section` for what makes it refuse a
    ///     file, `conf-include`, `conf-exec`, `conf-template`, `conf-comment`, and `conf-limit` where reading stops.
    /// - Returns: The sections in Asterisk's order, templates among them; nil if the folder has no such file.
    public static func read(_ path: String, in folder: SourceFolder, log: inout DiagnosticLog) -> SettingTree? {
        guard let root = folder[path] else { return nil }
        var reader = AsteriskFolderReader(folder, root: path)
        reader.readRoot(root)
        log.append(reader.findings.log)
        return reader.tree
    }
}
