public import TrunkModel

/// The messages of one call or registration between its participants, as arrows down a page.
public struct Ladder: Sendable {
    /// The Call-ID.
    public var callID: String
    /// What it is: `+31201234567 calls +31508200000`, `REGISTER trunk8200-a`.
    public var title: LocalizedText
    /// The act that it belongs to; nil for what belongs to none.
    public var act: Act?
    /// Who takes part, from left to right: `PBX 203.0.113.10:5060`, `Callvoip 185.19.236.10:5060`.
    public var participants: [String]
    /// The messages in the order of time.
    public var messages: [Message]

    /// A message between two participants.
    public struct Message: Sendable {
        /// When, in seconds since the live test began.
        public var time: Double
        /// The sender, as an index into the participants.
        public var from: Int
        /// The receiver.
        public var to: Int
        /// The start line in short: `INVITE`, `407 Proxy Authentication Required`.
        public var label: String
        /// The whole message, digests made unreadable.
        public var text: String
        /// Whether the same message went the same way before.
        public var isRetransmission: Bool
        /// Whether it holds a session description.
        public var hasSession: Bool

        /// A message.
        public init(
            time: Double,
            from: Int,
            to: Int,
            label: String,
            text: String,
            isRetransmission: Bool,
            hasSession: Bool
        ) {
            self.time = time
            self.from = from
            self.to = to
            self.label = label
            self.text = text
            self.isRetransmission = isRetransmission
            self.hasSession = hasSession
        }
    }

    /// A ladder.
    public init(callID: String, title: LocalizedText, act: Act?, participants: [String], messages: [Message]) {
        self.callID = callID
        self.title = title
        self.act = act
        self.participants = participants
        self.messages = messages
    }
}
