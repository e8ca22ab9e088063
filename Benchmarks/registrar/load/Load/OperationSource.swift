/// Says which operation is next.
///
/// An account has one operation at a time, as a phone has: a second would make its CSeq and nonce count arrive out of
/// order. Accounts take turns, so every one is as rarely in the server's caches as the next.
struct OperationSource {
    private let mix: [(kind: OperationKind, upTo: Double)]
    private var random: SeededRandom
    private var phones: Ring
    /// Accounts that are only used with wrong passwords: what a server does about guessing must not hit the others.
    private var guessed: Ring

    /// Takes the share of each kind; with wrong passwords among them, a twentieth of the accounts is set aside.
    init(_ shares: [(kind: OperationKind, share: Double)], users: Int, random: SeededRandom) {
        let total = shares.reduce(0) { $0 + $1.share }
        var sum = 0.0
        mix = shares.map {
            sum += $0.share / total
            return ($0.kind, sum)
        }
        self.random = random
        let aside = shares.contains { $0.kind == .wrongPassword } ? max(1, users / 20) : 0
        phones = Ring(0..<UInt32(users - aside))
        guessed = Ring(UInt32(users - aside)..<UInt32(users))
    }

    /// The next operation; nil when every account that could do it is busy.
    mutating func next() -> Operation? {
        let kind = mix.count == 1 ? mix[0].kind : kindByChance()
        switch kind {
        case .register, .reregister: return phones.take().map { Operation(kind: kind, user: $0) }
        case .wrongPassword: return guessed.take().map { Operation(kind: kind, user: $0) }
        case .options: return Operation(kind: kind, user: 0)
        case .unknownUser: return Operation(kind: kind, user: UInt32(random.next() % UInt64(phones.size)))
        }
    }

    /// Frees the account for its next operation.
    mutating func done(_ operation: Operation) {
        switch operation.kind {
        case .register, .reregister: phones.put(operation.user)
        case .wrongPassword: guessed.put(operation.user)
        case .options, .unknownUser: break
        }
    }

    private mutating func kindByChance() -> OperationKind {
        let chance = random.fraction()
        return mix.first { chance < $0.upTo }?.kind ?? .options
    }
}

/// Accounts in the order in which they became free.
private struct Ring {
    private var users: [UInt32]
    private var first = 0
    private var count: Int

    var size: Int { users.count }

    init(_ range: Range<UInt32>) {
        users = Array(range)
        count = users.count
    }

    mutating func take() -> UInt32? {
        guard count > 0 else { return nil }
        defer {
            first = first + 1 == users.count ? 0 : first + 1
            count -= 1
        }
        return users[first]
    }

    mutating func put(_ user: UInt32) {
        let place = first + count
        users[place < users.count ? place : place - users.count] = user
        count += 1
    }
}
