public import Diagnostics

extension DialplanMachine {
    /// What became of a call.
    public struct Outcome: Sendable {
        /// Every channel that was dialled, in order; those of one `Dial` have the same ``Dial/step``.
        public internal(set) var dials: [Dial] = []
        /// How the caller's call ended.
        public internal(set) var end = End.nowhere
        /// Where it was then: also a place that the dial plan does not have, to which it was sent.
        public internal(set) var place = Place(context: "", digits: "", priority: 1)
        /// The steps that were taken, in order, those of channels of technology Local and of routines of `Dial` too.
        public internal(set) var trail: [Visit] = []
        /// The functions and applications that were asked and not run, sorted: what a dial plan does may depend on them.
        public internal(set) var unknown: Set<String> = []
        /// Whether something depended on the time.
        public internal(set) var dependsOnTime = false
        /// Whether another system would have been asked for the dial plan (`switch`).
        public internal(set) var dependsOnSwitch = false
        /// What the run took, in bytes that it looked at, more or less: for whoever makes many runs.
        public internal(set) var cost = 0
    }

    /// A place in a dial plan.
    public struct Place: Sendable, Hashable {
        /// The context.
        public var context: String
        /// What is dialled in it.
        public var digits: String
        /// The priority.
        public var priority: Int
    }

    /// How a call ends.
    public enum End: Sendable, Equatable {
        /// It is hung up, with a cause as Q.850 numbers it.
        case hangup(cause: Int)
        /// Somebody took it.
        case answered
        /// An application has it.
        case application(name: String, arguments: String)
        /// It goes round and round without end.
        case loop
        /// It was not seen through: too many steps, too much text, too deep.
        case tooLong
        /// The context has no such extension: 404.
        case nowhere
    }

    /// A channel that is dialled.
    public struct Dial: Sendable {
        /// The channel driver as written, such as `PJSIP`, `SIP`, `Local`.
        public var technology: String
        /// All behind it, such as `+31612345678@trunk`.
        public var resource: String
        /// The number that is called there; nil if the resource names none.
        public var number: String?
        /// The endpoint, peer or line.
        public var endpoint: String
        /// How long it rings, in seconds as written.
        public var timeout: String
        /// The options of `Dial`.
        public var options: String
        /// The caller's number that it shows; nil if there is none.
        public var callerNumber: String?
        /// The caller's name that it shows; nil if there is none.
        public var callerName: String?
        /// Whether the number may be shown, as `CALLERID(pres)` says it, such as `allowed` or `prohib`.
        public var presentation: String
        /// The headers that the dial plan adds to its INVITE, in order.
        public var addedHeaders: [(name: String, value: String)] = []
        /// What became of it; nil for a channel of technology Local.
        public var answer: Answer?
        /// The place of its `Dial` in the trail.
        public var step: Int
        /// Where it stands.
        public var location: SourceLocation

        /// Whether the caller asks not to be shown.
        public var isHidden: Bool { presentation.hasPrefix("prohib") }
    }

    /// A step that was taken.
    public struct Visit: Sendable {
        /// The context that the call was in; the step may stand in one that this includes.
        public var context: String
        /// What was dialled.
        public var digits: String
        /// The priority.
        public var priority: Int
        /// The application, as written.
        public var application: String
        /// Its arguments, variables put in.
        public var arguments: String
        /// Which channel took it: 0 for the caller's.
        public var channel: Int
        /// Where it stands.
        public var location: SourceLocation
    }
}
