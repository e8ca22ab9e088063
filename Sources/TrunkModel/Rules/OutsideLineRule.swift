import Diagnostics

/// `outside-line`: digits, `*` or `#`, at most four.
enum OutsideLineRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let line = file.outbound.outsideLine else { return }
        if line.value.count > 4 || !line.value.allSatisfy({ "0123456789*#".contains($0) }) {
            log.error(
                "outbound.outside_line '\(line.value)' must be at most four digits, * or #",
                rule: "outside-line",
                at: line.location
            )
        }
    }
}
