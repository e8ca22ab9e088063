import Foundation
import Testing

/// The values of a trunk that stand in its routes.
struct KamailioRoutes {
    /// The codecs that an offer keeps.
    let kept: [String]
    /// How many digits a number may have.
    let maximumDigits: Int
    /// What stands before E.164 digits on the wire.
    let wirePrefix: String
    /// What the provider's country dials before country codes.
    let internationalPrefix: String
    /// The account to try first; nil where the caller's row says it.
    let firstAccount: String?
    /// Whether the next account is tried.
    let hasFailover: Bool
    /// The accounts: what they are called, which is next, and the registration.
    let steps: [(label: String, next: String, uuid: String)]

    init(_ text: String) throws {
        kept = try Self.first(#"sdp_keep_codecs_by_name\("([^"]*)"\)"#, in: text).split(separator: ",").map(String.init)
        let most = try Self.first(#"\{s\.len\}\) > ([0-9]+)\)"#, in: text)
        maximumDigits = try #require(Int(most))
        wirePrefix = try Self.first(#"trunk_number\) = "([^"]*)" \+ "#, in: text)
        internationalPrefix = try Self.first(#"=~ "\^([0-9]+)"\)"#, in: text)
        let isByCaller = text.contains("$avp(trunk_next) = $(avp(trunk_attrs){param.value,account});")
        firstAccount =
            isByCaller ? nil : try Self.first(#"record_route\(\);\s*\$avp\(trunk_next\) = "([^"]*)";"#, in: text)
        hasFailover = text.contains(
            """
                if (t_check_status("401|407|408|5[0-9][0-9]")) {
                    route(TRUNK_ACCOUNT);
            """
        )
        let step =
            #"if \(\$avp\(trunk_next\) == "([^"]*)"\) \{\s*\$avp\(trunk_next\) = "([^"]*)";[^}]*?"#
            + #"uac_reg_request_to\("([^"]*)""#
        steps = try Self.all(step, in: text).map { ($0[0], $0[1], $0[2]) }
    }

    /// What the first group of the first match holds.
    static func first(_ pattern: String, in text: String) throws -> String {
        guard let group = try all(pattern, in: text).first?.first else {
            throw GeneratedBundle.Missing(what: "match of \(pattern)")
        }
        return group
    }

    /// The groups of every match.
    private static func all(_ pattern: String, in text: String) throws -> [[String]] {
        let expression = try NSRegularExpression(pattern: pattern)
        return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).map { match in
            (1..<match.numberOfRanges).map { index in
                Range(match.range(at: index), in: text).map { String(text[$0]) } ?? ""
            }
        }
    }
}
