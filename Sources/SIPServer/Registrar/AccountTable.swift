internal import SIPMessages

/// All accounts with their bindings, found by user name without making a text of it.
struct AccountTable {
    /// What is kept of an account.
    struct Record {
        /// Where its name stands in `names`.
        var name: ByteRange
        /// What its credentials are checked with.
        var secret: DigestSecret
        /// Its entry in `networks`.
        var networks: Int32
        /// Its bindings, in the order in which they were made.
        var bindings: [Binding] = []
    }

    /// The accounts in the order in which they were given.
    var records: [Record] = []
    /// All user names, one behind the other.
    private(set) var names: [UInt8] = []
    /// Whitelists: most accounts share one.
    private(set) var networks: [[SourceNetwork]] = []
    /// Open addressing: a record's index plus one, 0 for an empty place.
    ///
    /// Names come from the configuration, so nobody can choose them to collide.
    private var places: [Int32]

    /// Makes the table.
    ///
    /// - Parameters:
    ///   - accounts: The accounts; of two with one name the first counts.
    ///   - realm: The realm that passwords are hashed with.
    init(_ accounts: [Account], realm: String) {
        var size = 16
        while size < accounts.count * 2 { size *= 2 }
        places = Array(repeating: 0, count: size)
        records.reserveCapacity(accounts.count)
        var lists: [[SourceNetwork]: Int32] = [:]
        for account in accounts {
            let start = names.count
            names += Array(account.username.utf8)
            let name = ByteRange(start, names.count)
            guard find(name, in: names.span) == nil else { continue }
            let list = lists[account.networks] ?? Int32(networks.count)
            if Int(list) == networks.count {
                networks.append(account.networks)
                lists[account.networks] = list
            }
            let secret = DigestSecret(username: account.username, realm: realm, password: account.password)
            records.append(Record(name: name, secret: secret, networks: list))
            var place = hash(name, in: names.span) & (size - 1)
            while places[place] != 0 { place = (place + 1) & (size - 1) }
            places[place] = Int32(records.count)
        }
    }

    /// The index of the account with a name.
    ///
    /// - Parameters:
    ///   - name: The name, without escapes.
    ///   - bytes: What it stands in.
    /// - Returns: nil if there is none.
    func find(_ name: ByteRange, in bytes: Span<UInt8>) -> Int? {
        let mask = places.count - 1
        var place = hash(name, in: bytes) & mask
        while places[place] != 0 {
            let index = Int(places[place]) - 1
            if bytes.equals(name, records[index].name, of: names.span) { return index }
            place = (place + 1) & mask
        }
        return nil
    }

    /// The index of the account whose name a URI's user is, escapes resolved (RFC 3261 §10.3 step 5).
    func find(user: ByteRange, in bytes: Span<UInt8>) -> Int? {
        for place in user.indices where bytes[place] == UInt8(ascii: "%") {
            let name = Unescaping.bytes(bytes, user)
            return find(ByteRange(0, name.count), in: name.span)
        }
        return find(user, in: bytes)
    }

    /// The name of an account.
    func username(_ index: Int) -> String { names.text(records[index].name) }

    /// FNV-1a.
    private func hash(_ name: ByteRange, in bytes: Span<UInt8>) -> Int {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in name.indices { value = (value ^ UInt64(bytes[place])) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: value ^ value >> 32)
    }
}
