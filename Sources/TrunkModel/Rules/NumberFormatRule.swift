import Diagnostics

/// `number-format`: the provider does not accept numbers in this format.
enum NumberFormatRule: TrunkRule {
    static let dependsOnProvider = true

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let format = file.numberFormat, !profile.numberFormats.contains(format.value) else { return }
        let names = profile.numberFormats.map(\.rawValue).joined(separator: ", ")
        log.error("\(profile.title) accepts only \(names)", rule: "number-format", at: format.location)
    }
}
