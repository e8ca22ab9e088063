/// How much of the usual time is taken: all of it, but in tests of the live test itself.
struct Times: Sendable {
    /// What is always waited out, such as the registrar's silence: a part of the usual time.
    var pauses = 1.0
    /// How long to wait for what should come, or must not: a part of the usual time.
    var limits = 1.0

    /// A pause.
    func pause(_ seconds: Double) -> Duration { .seconds(seconds * pauses) }

    /// A limit.
    func limit(_ seconds: Double) -> Duration { .seconds(seconds * limits) }
}
