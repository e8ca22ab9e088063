@testable import TrunkModel

extension TrunkFile {
    /// The flags that make the same trunk.
    var answers: [TrunkQuestion: [String]] {
        var result: [TrunkQuestion: [String]] = [:]
        func put(_ question: TrunkQuestion, _ texts: [String?]) {
            let texts = texts.compactMap { $0 }
            if !texts.isEmpty { result[question] = texts }
        }
        put(.provider, [provider?.value])
        put(.kind, [kind?.rawValue])
        put(.name, [name?.value])
        put(.channels, [channels.map { "\($0.value)" }])
        put(.numberFormat, [numberFormat?.rawValue])
        put(.address, pbx?.addresses.map(\.value) ?? [])
        put(.country, [pbx?.country?.value])
        put(.areaCode, [pbx?.areaCode?.value])
        put(.internalContext, [pbx?.internalContext?.value])
        put(.number, numbers?.value.map(Self.answer) ?? [])
        put(.defaultCallerID, [defaultCallerID?.value])
        put(.fallback, [providerSide.fallback?.value])
        put(.account, accounts?.value.map(Self.answer) ?? [])
        put(.outsideLine, [outbound.outsideLine?.value])
        put(.destinations, [outbound.destinations?.value])
        let types = outbound.block?.map(\.value.rawValue)
        put(.block, [types.map { $0.isEmpty ? "none" : $0.joined(separator: ",") }])
        let limits = providerSide.limits.map { "\($0.period.rawValue)=\($0.amount.value)" }
        put(.limits, limits.isEmpty ? [] : [limits.joined(separator: ",")])
        put(.caller, callers.map { "\($0.extension?.value ?? "")=\($0.callerID?.value ?? "")" })
        return result
    }

    private static func answer(_ entry: Number) -> String {
        let ends = entry.range.map { "\($0.from?.value ?? "")..\($0.to?.value ?? "")" }
        let mayBe = entry.mayBeCallerID.map { $0.value ? "yes" : "no" }
        return (ends ?? entry.number?.value ?? "") + field("description", entry.description?.value)
            + field("inbound", notation(entry.inbound)) + field("caller-id", mayBe)
    }

    private static func answer(_ entry: Account) -> String {
        let password =
            switch entry.password?.value {
            case .environment(let name): "${env:\(name)}"
            case .file(let path): "${file:\(path)}"
            case .plain(let secret): secret.reveal()
            case nil: ""
            }
        return (entry.username?.value ?? "") + field("password", password) + field("server", entry.server?.value)
            + field("number", entry.number?.value) + field("inbound", notation(entry.inbound))
            + field("description", entry.description?.value)
    }

    private static func notation(_ inbound: Inbound?) -> String? {
        inbound?.targets.first.map { "\($0.kind.rawValue):\($0.target.value)" }
    }

    private static func field(_ key: String, _ value: String?) -> String {
        value.map { ",\(key)=\"\($0.replacing("\"", with: "\"\""))\"" } ?? ""
    }
}
