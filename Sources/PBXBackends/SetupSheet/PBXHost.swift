public import TrunkModel

/// What a setup sheet says of a PBX's surroundings: ports, logs, traces, its own firewall.
public struct PBXHost: Sendable {
    /// The UDP ports that SIP from the provider comes in on: `5060`.
    public var signallingPorts: String
    /// The UDP ports of audio as `FIRST-LAST`; nil where no source says.
    public var mediaPorts: String?
    /// Where these ports can be looked up: a file or a screen.
    public var mediaPortsPlace: LocalizedText
    /// How the PBX's own firewall is set.
    public var firewall: Firewall
    /// Where its log is, and how to read it during a call.
    public var log: SetupSheet.Step
    /// How to trace a call.
    public var trace: SetupSheet.Step

    /// A PBX's own firewall.
    public enum Firewall: Sendable {
        /// A Linux host of the customer's own: nftables.
        case nftables
        /// The PBX's own screens.
        case steps([SetupSheet.Step])
        /// None that is known of: the network's firewall does it alone.
        case none
    }

    /// Describes the surroundings.
    public init(
        signallingPorts: String = "5060",
        mediaPorts: String?,
        mediaPortsPlace: LocalizedText,
        firewall: Firewall,
        log: SetupSheet.Step,
        trace: SetupSheet.Step
    ) {
        self.signallingPorts = signallingPorts
        self.mediaPorts = mediaPorts
        self.mediaPortsPlace = mediaPortsPlace
        self.firewall = firewall
        self.log = log
        self.trace = trace
    }
}
