import Foundation

/// Writes a Swift file that holds the text of other files, so that an installed program needs no folder beside it.
///
/// Usage: `embed-files OUTPUT.swift NAME ROOT FILE…`: each FILE (below ROOT) becomes one entry of
/// `enum NAME { static let files: [(path: StaticString, text: StaticString)] }`, its path relative to ROOT.
@main
enum EmbedFiles {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4 else {
            FileHandle.standardError.write(Data("usage: embed-files OUTPUT.swift NAME ROOT FILE...\n".utf8))
            exit(2)
        }
        let root = arguments[3].hasSuffix("/") ? arguments[3] : arguments[3] + "/"
        var source = "// Made by embed-files. Do not edit.\n\nenum \(arguments[2]) {\n"
        source += "    static let files: [(path: StaticString, text: StaticString)] = [\n"
        for path in arguments[4...].sorted() {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
            source += "        (\(literal(name)), \(literal(text))),\n"
        }
        source += "    ]\n}\n"
        // A file that would not change keeps its date, so that nothing is compiled again for it.
        if (try? String(contentsOfFile: arguments[1], encoding: .utf8)) == source { return }
        try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
    }

    /// The text as a Swift string literal on one line.
    static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\0"..<" ": result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
