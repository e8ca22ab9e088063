import ConfigFormats
import Diagnostics

/// A dial plan as objects: its contexts, and its extensions by pattern and context.
enum AsteriskDialplanObjects {
    /// All contexts and extensions, in order.
    static func objects(_ dialplan: AsteriskDialplan, _ tree: SettingTree) -> [ConfigObject] {
        // A context may stand in several pieces: things are added behind the first.
        let ends = Dictionary(tree.sections.map { ($0.location, $0.endLine) }) { first, _ in first }
        return dialplan.contexts.flatMap { context in
            [object(context, endLine: ends[context.location] ?? context.location.line)]
                + context.extensions.map { object($0, in: context.name) }
        }
    }

    private static func object(_ context: AsteriskDialplan.Context, endLine: Int) -> ConfigObject {
        let includes = context.includes.map { include in
            ConfigSetting(
                "include",
                include.name + (include.condition.map { ",\($0)" } ?? ""),
                at: include.location
            )
        }
        return ConfigObject(
            kind: "context",
            name: context.name,
            settings: includes + context.switches.map { ConfigSetting("switch", $0.value, at: $0.location) },
            at: context.location,
            end: SourceLocation(file: context.location.file, line: max(endLine, context.location.line))
        )
    }

    private static func object(_ extension: AsteriskDialplan.Extension, in context: String) -> ConfigObject {
        let place = `extension`.location
        let callers = `extension`.callerID.map { "/\($0)" } ?? ""
        var settings = [
            ConfigSetting("context", context, at: place), ConfigSetting("pattern", `extension`.pattern, at: place),
        ]
        if let callerID = `extension`.callerID { settings.append(ConfigSetting("callerid", callerID, at: place)) }
        if let hint = `extension`.hint { settings.append(ConfigSetting("hint", hint, at: place)) }
        var last = 0
        for step in `extension`.steps {
            let value = AsteriskStepValue(
                gap: step.priority - last - 1,
                label: step.label,
                application: step.application,
                arguments: AsteriskStepSecrets.hidden(step.arguments, of: step.application)
            )
            settings.append(ConfigSetting("step", value.text, at: step.location))
            last = step.priority
        }
        let end = `extension`.steps.map(\.location).filter { $0.file == place.file }.max() ?? place
        return ConfigObject(
            kind: "extension",
            name: "\(`extension`.pattern)\(callers)@\(context)",
            settings: settings,
            at: place,
            end: end
        )
    }
}

/// Passwords in the arguments of applications, which no report may show.
enum AsteriskStepSecrets {
    private static let stars = "********"

    /// The arguments with stars for passwords: of `Authenticate` and `DISA`, and in dial strings such as
    /// `SIP/user:password@host`.
    static func hidden(_ arguments: String, of application: String) -> String {
        switch application.lowercased() {
        case "authenticate", "disa", "vmauthenticate":
            let rest = arguments.firstIndex(of: ",").map { arguments[$0...] } ?? ""
            return arguments.isEmpty ? "" : stars + rest
        default: return arguments.utf8.contains(UInt8(ascii: "@")) ? hidingInDialStrings(arguments) : arguments
        }
    }

    private static func hidingInDialStrings(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = nextDialString(rest) {
            result += rest[..<start]
            rest = rest[start...]
            let end = rest.firstIndex { $0 == "&" || $0 == "," } ?? rest.endIndex
            let place = rest[..<end]
            if let colon = place.firstIndex(of: ":"), let at = place.lastIndex(of: "@"), colon < at {
                result += "\(place[...colon])\(stars)\(place[at...])"
            } else {
                result += place
            }
            rest = rest[end...]
        }
        return result + rest
    }

    /// Where what follows `SIP/` or `IAX2/` begins.
    private static func nextDialString(_ text: Substring) -> String.Index? {
        var search = text
        while let slash = search.firstIndex(of: "/") {
            let before = String(text[..<slash].suffix(4)).uppercased()
            if before.hasSuffix("SIP") || before == "IAX2" { return text.index(after: slash) }
            search = search[search.index(after: slash)...]
        }
        return nil
    }
}
