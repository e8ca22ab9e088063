import ConfigFormats
import Diagnostics

/// A step of a generated outbound route.
struct FreePBXStep {
    private let step: AsteriskDialplan.Step

    /// A try over a trunk: `Macro(dialout-trunk,3,+31${EXTEN:1},,off)`, by Gosub from core 17 on.
    struct Attempt {
        let trunk: String
        let prepend: String
        /// How many characters of the pattern are taken off.
        let strip: Int
        let password: String
        let location: SourceLocation
    }

    init(_ step: AsteriskDialplan.Step) { self.step = step }

    /// What a `Set` gives a variable, inherited or not.
    func value(of variable: String) -> (value: String, location: SourceLocation)? {
        guard step.application.lowercased() == "set",
            let equals = step.arguments.firstIndex(of: "="),
            step.arguments[..<equals].drop(while: { $0 == "_" || $0 == " " }) == variable
        else { return nil }
        return (String(step.arguments[step.arguments.index(after: equals)...]), step.location)
    }

    /// The route's name.
    var routeName: String? { value(of: "ROUTENAME")?.value }

    /// A try over a trunk.
    var attempt: Attempt? {
        var rest = step.arguments[...]
        switch step.application.lowercased() {
        case "macro":
            guard rest.hasPrefix("dialout-trunk,") else { return nil }
            rest = rest.dropFirst("dialout-trunk,".count)
        case "gosub":
            guard rest.hasPrefix("macro-dialout-trunk,"), let open = rest.firstIndex(of: "("), rest.hasSuffix(")")
            else {
                return nil
            }
            rest = rest[rest.index(after: open)...].dropLast()
        default: return nil
        }
        let arguments = rest.split(separator: ",", omittingEmptySubsequences: false)
        guard arguments.count > 1 else { return nil }
        let number = arguments[1]
        let prepend = number.prefix { $0 != "$" }
        let digits = number.drop { $0 != ":" }.dropFirst().prefix { $0.isASCII && $0.isNumber }
        return Attempt(
            trunk: String(arguments[0]),
            prepend: String(prepend),
            strip: Int(digits) ?? 0,
            password: arguments.count > 2 ? String(arguments[2]) : "",
            location: step.location
        )
    }
}
