public import Diagnostics

/// Trunk files that are made of something else than a text, such as a deployed configuration.
extension TrunkFile {
    /// Makes an empty trunk file.
    public init(named file: String, at location: SourceLocation) {
        self.init(file: file, location: location)
    }

    /// Gives accounts without a user name one, so that the rest of the file can be tried.
    package mutating func nameUnknownAccounts() {
        for index in (accounts?.value ?? []).indices where accounts?.value[index].username == nil {
            accounts?.value[index].username = Located("account-\(index + 1)", at: location)
        }
    }
}

extension TrunkFile.Account {
    /// Makes an empty account.
    ///
    /// - Parameters:
    ///   - index: Which of the list it is (0-based).
    ///   - location: Where it comes from.
    public init(_ index: Int, at location: SourceLocation) {
        path = "accounts[\(index)]"
        self.location = location
    }
}

extension TrunkFile.Number {
    /// Makes an empty number.
    ///
    /// - Parameters:
    ///   - index: Which of the list it is (0-based).
    ///   - location: Where it comes from.
    public init(_ index: Int, at location: SourceLocation) {
        path = "numbers[\(index)]"
        self.location = location
    }
}

extension TrunkFile.Caller {
    /// Makes a caller; `callerID` is E.164 or nil for an anonymous one.
    ///
    /// - Parameters:
    ///   - index: Which of the list it is (0-based).
    ///   - number: The internal number.
    ///   - callerID: What the caller shows.
    ///   - location: Where it comes from.
    public init(_ index: Int, extension number: String, callerID: String?, at location: SourceLocation) {
        path = "callers[\(index)]"
        self.location = location
        `extension` = Located(number, at: location)
        self.callerID = Located(callerID ?? CallerRule.anonymous, at: location)
    }
}

extension TrunkFile.Inbound {
    /// Makes a destination of a number or an account, whose path it continues.
    public init(_ destination: InboundDestination, of path: String, at location: SourceLocation) {
        self.path = "\(path).inbound"
        self.location = location
        targets = [(destination.kind, Located(destination.notation, at: location))]
    }
}

extension TrunkFile.PBX {
    /// Makes an empty mapping.
    public init(at location: SourceLocation) {
        self.location = location
        addresses = []
    }
}
