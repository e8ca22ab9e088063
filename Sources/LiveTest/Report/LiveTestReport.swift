public import TrunkModel

/// All that a live test found: what every report is printed from.
public struct LiveTestReport: Sendable {
    /// The trunk's name.
    public var trunk: String
    /// The provider's name as people write it.
    public var provider: String
    /// Where the provider was played: host and port.
    public var listen: String
    /// When it began, in seconds since 1970.
    public var began: Int
    /// How long it took, in seconds.
    public var duration: Double
    /// What the PBX says it is (User-Agent); nil if it never said.
    public var pbx: String?
    /// The brand that the advice is for, as after `--pbx`; nil if it is not known.
    public var brand: String?
    /// The acts that were played, in their order.
    public var acts: [Act]
    /// What came of the checks, in the order of the acts.
    public var verdicts: [Verdict]
    /// The provider's own protections that struck, in the order of time.
    public var notices: [Notice]
    /// The messages of each call and registration, in the order of their beginning.
    public var ladders: [Ladder]

    /// A protection of the provider that struck, or an alert: no fault of the PBX.
    public struct Notice: Sendable {
        /// When, in seconds since the beginning.
        public var time: Double
        /// What happened.
        public var text: LocalizedText

        /// A notice.
        public init(time: Double, _ text: LocalizedText) {
            self.time = time
            self.text = text
        }
    }

    /// Makes a report.
    public init(
        trunk: String,
        provider: String,
        listen: String,
        began: Int,
        duration: Double,
        pbx: String?,
        brand: String?,
        acts: [Act],
        verdicts: [Verdict],
        notices: [Notice],
        ladders: [Ladder]
    ) {
        self.trunk = trunk
        self.provider = provider
        self.listen = listen
        self.began = began
        self.duration = duration
        self.pbx = pbx
        self.brand = brand
        self.acts = acts
        self.verdicts = verdicts
        self.notices = notices
        self.ladders = ladders
    }

    /// How many verdicts ended in a way.
    public func count(_ outcome: Verdict.Outcome) -> Int { verdicts.count { $0.outcome == outcome } }

    /// Whether the trunk works as far as it was tested: no check failed, and at least one passed.
    public var passed: Bool { count(.failed) == 0 && count(.passed) > 0 }
}
