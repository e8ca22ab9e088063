extension DialplanMachine {
    /// A call as it comes into a dial plan.
    public struct Call: Sendable {
        /// The channel driver of the caller.
        public enum Technology: String, Sendable {
            /// chan_pjsip.
            case pjsip = "PJSIP"
            /// chan_sip.
            case sip = "SIP"
            /// A channel of Asterisk's own, as AMI's `Originate` makes one.
            case local = "Local"
        }

        /// The context in which it begins.
        public var context: String
        /// What was dialled: the user part of the Request-URI.
        public var digits: String
        /// The caller's number; nil if there is none.
        public var callerNumber: String?
        /// The caller's name; nil if there is none.
        public var callerName: String?
        /// Whether the caller asks to be anonymous.
        public var isAnonymous = false
        /// The headers of its INVITE, such as `To`, in order.
        public var headers: [(name: String, value: String)] = []
        /// The caller's channel driver.
        public var technology = Technology.pjsip
        /// The caller's endpoint or peer: part of the channel's name.
        public var endpoint = "caller"
        /// What `${CHANNEL(…)}` gives, by item, such as `recvip`.
        public var channelValues: [String: String] = [:]
        /// What becomes of each channel that is dialled, in order; the last answers for all that follow, and without any
        /// the first is taken.
        public var answers: [Answer] = []
        /// What becomes of a channel that is dialled, where that is not a matter of order; it goes before ``answers``.
        public var answering: (@Sendable (Dial) -> Answer)?
        /// Whether conditions on the time hold: `GotoIfTime`, `IFTIME`, includes at certain times.
        public var timesMatch = false
        /// The applications that take a call for good, in lower case: the run ends there.
        public var endings = Call.takers
        /// The applications that this Asterisk does not have, in lower case: there it hangs up.
        public var missing = Call.gone
        /// Variables that the caller's object sets (`setvar`, `set_var`).
        public var variables: [(name: String, value: String)] = []

        /// Makes a call.
        public init(context: String, digits: String, callerNumber: String? = nil, callerName: String? = nil) {
            self.context = context
            self.digits = digits
            self.callerNumber = callerNumber
            self.callerName = callerName
        }

        /// Applications of Asterisk 1.0 to 1.8 that 16 has no more (its own documentation does not name them).
        public static let gone: Set<String> = [
            "absolutetimeout", "appendcdruserfield", "callingpres", "checkgroup", "curl", "cut", "dbget", "dbput",
            "digittimeout", "enumlookup", "eval", "fastagi", "getgroupcount", "getgroupmatchcount", "hasnewvoicemail",
            "hasvoicemail", "lookupblacklist", "lookupcidname", "math", "md5", "md5check", "muxmon", "prefix", "random",
            "readvar", "realtime", "realtimeupdate", "responsetimeout", "setaccount", "setcallerid", "setcallerpres",
            "setcdruserfield", "setcidname", "setcidnum", "setglobalvar", "setgroup", "setlanguage", "setmusiconhold",
            "setrdnis", "settransfercapability", "setvar", "sipgetheader", "striplsd", "stripmsd", "substring",
            "suffix",
            "txtcidname", "waitmusiconhold", "zapbarge", "zapras", "zapscan",
        ]

        /// Applications that speak or wait with a caller, and mostly keep him.
        public static let takers: Set<String> = [
            "agentlogin", "alarmreceiver", "background", "backgrounddetect", "bridgewait", "chanspy", "confbridge",
            "dictate",
            "directory", "disa", "echo", "externalivr", "followme", "meetme", "milliwatt", "minivmgreet", "musiconhold",
            "park", "parkandannounce", "parkedcall", "pickup", "pickupchan", "queue", "receivefax", "record", "stasis",
            "voicemail", "voicemailmain", "waitexten",
        ]
    }

    /// What becomes of a channel that is dialled.
    public struct Answer: Sendable, Equatable {
        /// `DIALSTATUS`.
        public var status: DialStatus
        /// `HANGUPCAUSE`, as Q.850 numbers it.
        public var hangupCause: Int
        /// The peer's last word, such as `SIP 503 Service Unavailable`; nil if no channel was made, or nobody said anything.
        public var response: String?
        /// Whether a channel was made: `HANGUPCAUSE_KEYS` names it.
        public var madeChannel: Bool

        /// Makes one.
        public init(_ status: DialStatus, hangupCause: Int, response: String? = nil, madeChannel: Bool = true) {
            self.status = status
            self.hangupCause = hangupCause
            self.response = response
            self.madeChannel = madeChannel
        }

        /// It is taken.
        public static let answered = Answer(.answer, hangupCause: 16, response: "SIP 200 OK")
        /// The peer is known to be away: no channel is made.
        public static let unreachable = Answer(.chanUnavail, hangupCause: 3, madeChannel: false)
    }

    /// The values of `DIALSTATUS`.
    public enum DialStatus: String, Sendable {
        case answer = "ANSWER"
        case busy = "BUSY"
        case noAnswer = "NOANSWER"
        case cancel = "CANCEL"
        case congestion = "CONGESTION"
        case chanUnavail = "CHANUNAVAIL"
        case invalidArguments = "INVALIDARGS"
    }
}
