/// What a phone does.
///
/// Most take two transactions: a request without credentials, and one that answers the challenge.
enum OperationKind: UInt8, CaseIterable {
    /// REGISTER, 401, REGISTER with credentials, 200.
    case register
    /// One REGISTER that answers an earlier challenge again with the next count, 200.
    case reregister
    case options
    /// As `register`, but with a password that is wrong: refused twice.
    case wrongPassword
    /// As `register`, but of an account that does not exist: refused twice.
    case unknownUser

    var name: String {
        switch self {
        case .register: "register"
        case .reregister: "reregister"
        case .options: "options"
        case .wrongPassword: "wrong_password"
        case .unknownUser: "unknown_user"
        }
    }
}

/// One operation of one account.
struct Operation {
    var kind: OperationKind
    var user: UInt32

    var name: AccountName {
        AccountName(letter: UInt8(ascii: kind == .unknownUser ? "x" : "u"), number: user)
    }
}

/// A non-INVITE client transaction (RFC 3261 §17.1.2) and the operation that it is a part of.
struct Transaction {
    enum State: UInt8 {
        case free
        /// Trying: the request is repeated until a final answer comes.
        case waiting
        /// Completed: copies of the answer may still come, and must be the same.
        case completed
    }

    var state = State.free
    var operation = Operation(kind: .options, user: 0)
    /// 1 for the first request of the operation, 2 for the one that answers the challenge.
    var step: UInt8 = 1
    var transmissions: UInt8 = 0
    /// A number that no other transaction of the run has; 40 bits of it are in the branch.
    var sequence: UInt64 = 0
    /// What the From tag and the Call-ID are made of.
    var dialogue: UInt64 = 0
    var commandSequence: UInt32 = 1
    /// When the operation was due, and when this transaction's request was first sent.
    var begun: UInt64 = 0
    var sent: UInt64 = 0
    var length: UInt16 = 0
    var callIDStart: UInt16 = 0
    var callIDLength: UInt16 = 0
    /// The first final answer.
    var status: UInt16 = 0
    var tag: UInt64 = 0
}
