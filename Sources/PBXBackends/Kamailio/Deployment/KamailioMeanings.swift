import ConfigFormats
import TrunkModel

/// What values in Kamailio's files mean, where that is more than their text.
enum KamailioMeanings {
    /// What says nothing about calls, such as a row's number.
    static let nothing = ValueMeaning { _ in [] }

    /// A SIP URI: port 5060 and UDP may be left out, and hosts have no case.
    static let uri = ValueMeaning.last(uri)

    static func uri(_ text: String) -> String {
        guard text.utf8.prefix(5).contains(UInt8(ascii: ":")), let colon = text.firstIndex(of: ":") else {
            return text.lowercased()
        }
        let scheme = text[..<colon].lowercased()
        var parts = text[text.index(after: colon)...].split(separator: ";", omittingEmptySubsequences: false)
        let address = parts.isEmpty ? "" : parts.removeFirst()
        let user = address.lastIndex(of: "@").map { address[...$0] } ?? ""
        var host = address.dropFirst(user.count).lowercased()
        if host.hasSuffix(":5060") { host.removeLast(5) }
        let others = parts.map { $0.lowercased() }.filter { $0 != "transport=udp" && !$0.isEmpty }
        return ([scheme + ":" + user + host] + others.sorted()).joined(separator: ";")
    }

    /// A network in one spelling; a name stays what it is.
    static func network(_ text: String) -> String {
        do throws(IPNetwork.Fault) { return try IPNetwork(text).description } catch {
            // What stands behind the mask does not count.
            guard case .hostBits(let network) = error else { return text.lowercased() }
            return network
        }
    }

    /// Words between semicolons, in any order.
    static let attributes = ValueMeaning.list(separators: [";"], isOrdered: false)

    /// What may be called, or may not: why is only said in the log.
    static let verdict = ValueMeaning.last { $0 == "allowed" ? "allowed" : "blocked" }

    /// A value of a module's parameter: a string is not a number, and a folder of tables is known by its own name, since it
    /// lies elsewhere on every server.
    static let parameter = ValueMeaning.last { text in
        guard let content = KamailioString.content(text) else { return text }
        if content.hasPrefix("text://") {
            return "\"text:\(content.split(separator: "/").last ?? "")\""
        }
        guard content.contains(";") || content.hasSuffix(".list") else { return "\"\(content)\"" }
        if content.hasSuffix(".list") { return "\"\(content.split(separator: "/").last ?? "")\"" }
        return "\"\(content.split(separator: ";").sorted().joined(separator: ";"))\""
    }

    /// The statements of a block: its words, whatever stands between them.
    static let statements = ValueMeaning(mentions: [
        "route", "branch_route", "failure_route", "onreply_route", "profile", "registration",
    ]) {
        KamailioStatements.words($0.map(\.value))
    }
}
