import Diagnostics

/// `area-code`: the PBX's own area code, with its country's trunk prefix (`050`), and short enough to leave room for a
/// local number.
enum AreaCodeRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let code = file.pbx?.areaCode, let country = file.pbx?.country.flatMap({ Country(region: $0.value) })
        else {
            return
        }
        func report(_ message: String) { log.error(message, rule: "area-code", at: code.location) }
        guard code.value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), !code.value.isEmpty else {
            return report("pbx.area_code '\(code.value)' must be digits")
        }
        guard code.value.hasPrefix(country.trunkPrefix) else {
            return report(
                "pbx.area_code '\(code.value)' must begin with the trunk prefix \(country.trunkPrefix), as it is dialled"
            )
        }
        let significant = code.value.dropFirst(country.trunkPrefix.count)
        guard let longest = country.nationalLengths.last, (1...longest - 3).contains(significant.count) else {
            return report("pbx.area_code '\(code.value)' is no area code of \(country.region)")
        }
    }
}
