import ConfigFormats
import Diagnostics
import TrunkModel

/// Routes as text: short codes in Avaya's own notation, incoming call routes and ranges of them, under headings in brackets.
enum AvayaRoutesForm {
    static let title = LocalizedText(nl: "routes als tekst", en: "routes as text")

    /// More numbers than a range can stand for (MSN Configuration makes a route of each).
    static let maximumRange = 10_000

    /// A line of a file that is neither empty nor a remark.
    struct Line {
        /// The heading that it stands under.
        var section: String
        /// Its fields and where they begin.
        var fields: [(text: String, location: SourceLocation)]
        var location: SourceLocation
    }

    /// Whether a heading is one of ours.
    static func isHeading(_ section: String) -> Bool {
        ["Short Code", "Incoming Call Route", "MSN Configuration"].contains(section) || section.hasPrefix("ARS ")
            || section.hasPrefix("User ")
    }

    /// The headings of a text.
    static func headings(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap(heading).filter(isHeading)
    }

    static func heading(_ line: Substring) -> String? {
        let text = trimmed(line)
        return text.hasPrefix("[") && text.hasSuffix("]") && text.count > 2 ? String(text.dropFirst().dropLast()) : nil
    }

    /// The list that a heading names: an ARS form by what codes call it, others by the heading.
    static func list(_ section: String) -> String {
        section.hasPrefix("ARS ") ? String(section.dropFirst("ARS ".count)) : section
    }

    /// Reads a text.
    static func objects(_ text: String, file: String, log: inout DiagnosticLog) -> [ConfigObject] {
        var codes: [ConfigObject] = []
        var byName: [String: Int] = [:]
        var routes: [ConfigObject] = []
        for line in lines(text, file: file) {
            let isIncoming = line.section == "Incoming Call Route" || line.section == "MSN Configuration"
            if isIncoming {
                let found = line.section == "MSN Configuration" ? range(line) : route(line).map { [$0] }
                if let found { routes += found } else { report(line, &log) }
            } else if line.fields.count == 4 {
                let list = list(line.section)
                let name = "\(list) \(line.fields[0].text)"
                let settings = zip(["Feature", "Telephone Number", "Line Group ID"], line.fields.dropFirst())
                    .map { ConfigSetting($0.0, $0.1.text, at: $0.1.location) }
                if let index = byName[name] {
                    codes[index].settings += settings
                    codes[index].end = line.location
                } else {
                    byName[name] = codes.count
                    let head = [
                        ConfigSetting("List", list, at: line.location),
                        ConfigSetting("Code", line.fields[0].text, at: line.location),
                    ]
                    codes.append(
                        ConfigObject(
                            kind: "short-code",
                            name: name,
                            settings: head + settings,
                            at: line.location,
                            end: line.location
                        )
                    )
                }
            } else {
                report(line, &log)
            }
        }
        return targets(codes) + codes + groups(routes) + routes
    }

    private static func report(_ line: Line, _ log: inout DiagnosticLog) {
        log.warning("this line is not in the notation of its heading", rule: "avaya-line", at: line.location)
    }

    /// What codes point at: forms and groups.
    ///
    /// Group 0 is no group of anybody, but what takes the rest.
    private static func targets(_ codes: [ConfigObject]) -> [ConfigObject] {
        var seen: Set<String> = ["0", ""]
        return codes.flatMap { code in
            code.settings.filter { $0.key == "List" || $0.key == "Line Group ID" }
                .filter { seen.insert($0.value).inserted }
                .map { ConfigObject(kind: "target", name: $0.value, at: $0.location) }
        }
    }

    private static func groups(_ routes: [ConfigObject]) -> [ConfigObject] {
        var seen: Set<String> = ["0", ""]
        return routes.flatMap { route in
            route.settings.filter { $0.key == "Line Group ID" && seen.insert($0.value).inserted }
                .map { ConfigObject(kind: "incoming-group", name: $0.value, at: $0.location) }
        }
    }

    // MARK: Incoming

    /// `17 / 0508200000 / CLI: - / Dest: 100 / Fallback: -`.
    private static func route(_ line: Line) -> ConfigObject? {
        guard line.fields.count >= 2 else { return nil }
        let number = line.fields[1].text
        var settings = [ConfigSetting("Line Group ID", line.fields[0].text, at: line.fields[0].location)]
        for field in line.fields.dropFirst(2) {
            guard let (label, value) = labelled(field.text), ["CLI", "Dest", "Fallback"].contains(label) else {
                return nil
            }
            settings.append(ConfigSetting(label, value, at: field.location))
        }
        return ConfigObject(
            kind: "incoming-route",
            name: number.isEmpty || number == "-" ? "(blank)" : number,
            settings: settings,
            at: line.location,
            end: line.location
        )
    }

    /// `MSN/DID: 0508200010 / Destination: 210 / Line Group ID: 17 / Presentation Digits: 10 / Range: 10`, as its routes.
    private static func range(_ line: Line) -> [ConfigObject]? {
        var values: [String: (text: String, location: SourceLocation)] = [:]
        for field in line.fields {
            guard let (label, value) = labelled(field.text) else { return nil }
            values[label] = (value, field.location)
        }
        guard let first = values["MSN/DID"], let target = values["Destination"], let group = values["Line Group ID"],
            let count = values["Range"].flatMap({ Int($0.text) }), (1...maximumRange).contains(count),
            let number = counting(first.text, count), let destination = counting(target.text, count)
        else { return nil }
        return zip(number, destination).map { number, destination in
            ConfigObject(
                kind: "incoming-route",
                name: number,
                settings: [
                    ConfigSetting("Line Group ID", group.text, at: group.location),
                    ConfigSetting("Dest", destination, at: target.location),
                ],
                at: line.location
            )
        }
    }

    /// A number and those that follow it, as long as it is.
    private static func counting(_ text: String, _ count: Int) -> [String]? {
        guard text.count <= 18, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let start = Int(text) else {
            return nil
        }
        return (0..<count).map { offset in
            let digits = String(start + offset)
            return String(repeating: "0", count: max(0, text.count - digits.count)) + digits
        }
    }

    static func labelled(_ text: String) -> (label: String, value: String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        return (trimmed(text[..<colon]), trimmed(text[text.index(after: colon)...]))
    }

    // MARK: Lines

    static func lines(_ text: String, file: String) -> [Line] {
        var section = ""
        var result: [Line] = []
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in all.enumerated() {
            if let heading = heading(line) {
                section = heading
                continue
            }
            let words = trimmed(line)
            guard isHeading(section), !words.isEmpty, !words.hasPrefix("#") else { continue }
            let place = SourceLocation(file: file, line: number + 1)
            result.append(Line(section: section, fields: fields(line, place), location: place))
        }
        return result
    }

    /// A line's fields between slashes that stand in no quotes.
    ///
    /// The label `MSN/DID:` has a slash of its own.
    static func fields(_ line: Substring, _ place: SourceLocation) -> [(text: String, location: SourceLocation)] {
        var result: [(text: String, location: SourceLocation)] = []
        var field = String.UnicodeScalarView()
        var start = 1
        var isQuoted = false
        func end() {
            let blanks = field.prefix { $0 == " " || $0 == "\t" }.count
            let text = trimmed(Substring(String(field)))
            result.append((text, SourceLocation(file: place.file, line: place.line, column: start + blanks)))
        }
        for (offset, scalar) in line.unicodeScalars.enumerated() {
            if scalar == "\"" { isQuoted.toggle() }
            if scalar == "/", !isQuoted, !String(field).hasSuffix("MSN") {
                end()
                field = String.UnicodeScalarView()
                start = offset + 2
            } else {
                field.append(scalar)
            }
        }
        end()
        return result
    }

    static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
