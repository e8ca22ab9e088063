import Crypto
import Glibc

/// The name of an account: `u000000`, `u000001`, …; one with another letter exists on no server.
struct AccountName {
    var letter = UInt8(ascii: "u")
    var number: UInt32
}

/// What a phone remembers of every account: the hash of its password, the last challenge, and its counters.
final class Accounts {
    /// A challenge longer than this is not kept, so that a packet always has room for it.
    static let challengeRoom = 384

    let count: Int
    let realm: [UInt8]
    private let hashes: UnsafeMutableRawPointer
    private let challenges: UnsafeMutableRawPointer
    private var states: [State]

    private struct State {
        var nonceLength: UInt16 = 0
        var opaqueLength: UInt16 = 0
        var nonceCount: UInt32 = 0
        var sequence: UInt32 = 0
    }

    /// Hashes the passwords of `count` accounts: `pw-u000000` is that of `u000000` (RFC 7616 §3.4.2, for MD5).
    init(count: Int, realm: String) {
        self.count = count
        self.realm = Array(realm.utf8)
        hashes = .allocate(byteCount: count * 32, alignment: 8)
        // Fresh memory of the system: pages that no challenge is put in cost nothing.
        challenges = .allocate(byteCount: count * Self.challengeRoom, alignment: 8)
        states = Array(repeating: State(), count: count)
        withUnsafeTemporaryAllocation(byteCount: PacketWriter.room, alignment: 8) { room in
            guard let start = room.baseAddress else { return }
            for number in 0..<count {
                let name = AccountName(number: UInt32(number))
                var text = PacketWriter(start)
                text.put(name)
                text.put(":")
                text.put(self.realm)
                text.put(":pw-")
                text.put(name)
                MD5.hex(UnsafeRawBufferPointer(start: start, count: text.count), into: hashes + number * 32)
            }
        }
    }

    deinit {
        hashes.deallocate()
        challenges.deallocate()
    }

    func passwordHash(_ user: UInt32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: hashes + Int(user) * 32, count: 32)
    }

    /// The challenge that the account answered last; nil when there is none.
    func challenge(_ user: UInt32) -> Challenge? {
        let state = states[Int(user)]
        guard state.nonceLength > 0 else { return nil }
        let start = UnsafeRawPointer(challenges + Int(user) * Self.challengeRoom)
        return Challenge(
            nonce: UnsafeRawBufferPointer(start: start, count: Int(state.nonceLength)),
            opaque: UnsafeRawBufferPointer(start: start + Int(state.nonceLength), count: Int(state.opaqueLength))
        )
    }

    /// Keeps a challenge, unless it is too long: then it says false.
    func keep(_ challenge: Challenge, _ user: UInt32) -> Bool {
        guard challenge.isShort else { return false }
        var writer = PacketWriter(challenges + Int(user) * Self.challengeRoom)
        writer.put(challenge.nonce)
        writer.put(challenge.opaque)
        states[Int(user)].nonceLength = UInt16(challenge.nonce.count)
        states[Int(user)].opaqueLength = UInt16(challenge.opaque.count)
        states[Int(user)].nonceCount = 0
        return true
    }

    func forgetChallenge(_ user: UInt32) { states[Int(user)].nonceLength = 0 }

    /// The next count of the account's nonce.
    func nextNonceCount(_ user: UInt32) -> UInt32 {
        states[Int(user)].nonceCount += 1
        return states[Int(user)].nonceCount
    }

    /// The next CSeq of the requests under the account's own Call-ID.
    func nextSequence(_ user: UInt32) -> UInt32 {
        states[Int(user)].sequence += 1
        return states[Int(user)].sequence
    }
}

/// What of a challenge goes back to the server.
struct Challenge {
    var nonce: UnsafeRawBufferPointer
    var opaque: UnsafeRawBufferPointer

    /// Whether a packet has room for it.
    var isShort: Bool { nonce.count + opaque.count <= Accounts.challengeRoom }
}

enum MD5 {
    /// Writes the 32 digits of a hash.
    static func hex(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawPointer) {
        var hash = Insecure.MD5()
        hash.update(bufferPointer: bytes)
        var writer = PacketWriter(target)
        for byte in hash.finalize() { writer.put(hex: UInt64(byte), digits: 2) }
    }
}
