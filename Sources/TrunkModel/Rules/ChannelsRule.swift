import Diagnostics

/// `channels`: 1 to 10,000 calls at the same time.
enum ChannelsRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let channels = file.channels, !(1...10_000).contains(channels.value) else { return }
        log.error("channels must be 1 to 10000, not \(channels.value)", rule: "channels", at: channels.location)
    }
}
