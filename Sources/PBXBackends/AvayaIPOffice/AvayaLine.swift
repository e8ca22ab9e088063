import DialPlan
import TrunkModel

/// A SIP line: all accounts at one server, since two lines to one address would both get the calls of the lower one.
struct AvayaLine {
    /// Line Number: 1 to 16 are for hardware on an IP500 V2.
    let number: Int
    /// The server that all its accounts register at.
    let server: ServerAddress
    /// The accounts in order of priority, as indices into the trunk's.
    let accounts: [Int]

    /// The first line's number, and the group that all calls from the provider come in by.
    static let firstNumber = 17
    /// A group that no short code names: entries that only take calls leave by it.
    static let unusedGroup = 99
    /// A line holds this many sets of credentials (Manager 10, SIP Credentials).
    static let maximumCredentials = 30

    /// A trunk's lines, by the order of their first accounts.
    static func lines(of trunk: Trunk) -> [AvayaLine] {
        trunk.accounts.map(\.server).uniqued.enumerated().map { offset, server in
            AvayaLine(
                number: firstNumber + offset,
                server: server,
                accounts: trunk.accounts.indices.filter { trunk.accounts[$0].server == server }
            )
        }
    }

    /// The group that an account's calls leave by: 17 and 18, or 1701 and on for device accounts.
    static func outgoingGroup(ofAccount index: Int, in trunk: Trunk) -> Int {
        switch trunk.kind {
        case .trunk: firstNumber + index
        case .deviceAccounts: firstNumber * 100 + 1 + index
        }
    }

    /// An account as the entries name it: its place in the line's list of credentials, and its user name.
    func credentials(ofAccount index: Int, in trunk: Trunk) -> String {
        "\((accounts.firstIndex(of: index) ?? 0) + 1): \(trunk.accounts[index].username)"
    }
}
