import Diagnostics
import Foundation

@testable import TrunkModel

/// One of `Golden/cases`, with the secrets that stand beside them.
struct GoldenCase {
    let name: String

    static let names = Repository.names(in: Repository.cases)

    var text: String {
        get throws { try Repository.text(Repository.cases, name + ".yaml") }
    }

    /// `Golden/cases/environment`: `NAME=value` lines, the value as it stands up to the end of the line.
    static var environment: [String: String] {
        get throws {
            let lines = try Repository.text(Repository.cases, "environment").split(separator: "\n")
            let pairs = lines.compactMap { line in
                line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[$0...].dropFirst())) }
            }
            return Dictionary(pairs) { first, _ in first }
        }
    }

    func run() throws -> (trunk: Trunk?, findings: [Diagnostic]) {
        Pipeline(folder: Repository.cases, environment: try Self.environment).run(try text, file: name + ".yaml")
    }
}
