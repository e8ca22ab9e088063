import Foundation

/// A program that a test needs and this machine lacks.
///
/// A test must fail then and not be skipped: a suite that runs nothing proves nothing.
public struct MissingProgram: Error, CustomStringConvertible {
    /// Which, and what brings it.
    public let description: String

    /// The path of a program.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - folder: Where Debian puts it.
    /// - Returns: Its path.
    /// - Throws: `MissingProgram` if it is not there.
    public static func path(of name: String, in folder: String = "/usr/bin") throws -> String {
        let path = "\(folder)/\(name)"
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw MissingProgram(description: "\(path) is not there; Scripts/setup installs it")
        }
        return path
    }
}
