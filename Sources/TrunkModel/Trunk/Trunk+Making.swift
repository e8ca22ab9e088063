public import Diagnostics

extension Trunk {
    /// Makes a trunk of a file in which the rules found no error; nil when something is missing, which then was reported.
    ///
    /// - Parameters:
    ///   - file: The trunk file.
    ///   - profile: Its provider's profile.
    ///   - secrets: Where passwords come from.
    ///   - log: Takes findings about passwords.
    public init?(_ file: TrunkFile, profile: ProviderProfile, secrets: SecretSources, log: inout DiagnosticLog) {
        var resolver = SecretResolver(sources: secrets)
        let kind = file.kind?.value ?? .trunk
        let accounts = (file.accounts?.value ?? []).enumerated().compactMap { index, entry in
            Account(entry, index: index, kind: kind, profile: profile, resolver: &resolver)
        }
        log.append(resolver.log)
        guard !log.hasErrors, accounts.count == file.accounts?.value.count, let name = file.name?.value,
            let pbx = file.pbx.flatMap(PBX.init),
            let destinations = profile.destinationGroup(
                file.outbound.destinations?.value ?? profile.defaultDestinations
            )
        else { return nil }
        self.name = name
        self.profile = profile
        self.kind = kind
        numberFormat = file.numberFormat?.value ?? profile.kinds[kind]?.numberFormat ?? .plus
        channels = file.channels?.value
        self.accounts = accounts
        self.pbx = pbx
        numbers =
            kind == .trunk
            ? (file.numbers?.value ?? []).compactMap(NumberBlock.init)
            : (file.accounts?.value ?? []).compactMap(NumberBlock.init)
        if kind == .trunk {
            let named = file.defaultCallerID.flatMap { try? PhoneNumber(e164: $0.value) }
            defaultCallerID = named ?? numbers.first(where: \.mayBeCallerID)?.first
        }
        callers = file.callers.compactMap(Caller.init)
        outsideLine = file.outbound.outsideLine?.value ?? ""
        self.destinations = destinations
        blocked = Set(file.outbound.block?.map(\.value) ?? profile.defaultBlocked)
        limits = Dictionary(file.providerSide.limits.map { ($0.period, $0.amount.value) }) { first, _ in first }
        if limits.isEmpty { limits = profile.defaultLimits }
        fallback = file.providerSide.fallback?.value
        self.file = file.file
        locations = file.locations
    }
}

extension Trunk.Account {
    fileprivate init?(
        _ entry: TrunkFile.Account,
        index: Int,
        kind: TrunkKind,
        profile: ProviderProfile,
        resolver: inout SecretResolver
    ) {
        guard let username = entry.username?.value, let reference = entry.password,
            let password = resolver.resolve(reference, path: "\(entry.path).password"),
            let server = entry.server.flatMap({ try? ServerAddress($0.value) }) ?? profile.server
        else { return nil }
        number = entry.number.flatMap { try? PhoneNumber(e164: $0.value) }
        label =
            switch kind {
            case .trunk: index == 0 ? "primary" : index == 1 ? "secondary" : "account\(index + 1)"
            case .deviceAccounts: number?.digits ?? username
            }
        self.username = username
        self.password = password
        self.server = server
        path = entry.path
        description = entry.description?.value
    }
}

extension Trunk.PBX {
    fileprivate init?(_ entry: TrunkFile.PBX) {
        guard let country = entry.country.flatMap({ Country(region: $0.value) }) else { return nil }
        networks = entry.addresses.compactMap { try? IPNetwork($0.value) }
        self.country = country
        areaCode = entry.areaCode?.value
        internalContext = entry.internalContext?.value ?? Self.defaultInternalContext
    }

    /// Where extensions live when the trunk file does not say.
    public static let defaultInternalContext = "internal"
}

extension NumberBlock {
    fileprivate init?(_ entry: TrunkFile.Number) {
        guard let from = entry.number ?? entry.range?.from, let to = entry.number ?? entry.range?.to,
            let first = try? PhoneNumber(e164: from.value), let last = try? PhoneNumber(e164: to.value),
            let count = RangeRule.size(first, last)
        else { return nil }
        self.init(
            first: first,
            count: count,
            description: entry.description?.value,
            inbound: entry.inbound.flatMap(InboundDestination.init),
            mayBeCallerID: entry.mayBeCallerID?.value ?? true
        )
    }

    fileprivate init?(_ entry: TrunkFile.Account) {
        guard let number = entry.number.flatMap({ try? PhoneNumber(e164: $0.value) }) else { return nil }
        self.init(
            first: number,
            count: 1,
            description: entry.description?.value,
            inbound: entry.inbound.flatMap(InboundDestination.init),
            mayBeCallerID: true
        )
    }
}

extension InboundDestination {
    fileprivate init?(_ entry: TrunkFile.Inbound) {
        guard let (kind, target) = entry.targets.first,
            let made = try? InboundDestination(kind: kind, target: target.value)
        else { return nil }
        self = made
    }
}

extension Trunk.Caller {
    fileprivate init?(_ entry: TrunkFile.Caller) {
        guard let number = entry.extension?.value, let callerID = entry.callerID?.value else { return nil }
        `extension` = number
        if callerID == CallerRule.anonymous {
            identity = .anonymous
        } else if let shown = try? PhoneNumber(e164: callerID) {
            identity = .number(shown)
        } else {
            return nil
        }
    }
}

extension TrunkFile {
    /// Where the keys stand that later stages may have to name.
    fileprivate var locations: [String: SourceLocation] {
        var result: [String: SourceLocation] = [:]
        func add(_ path: String, _ location: SourceLocation?) { if let location { result[path] = location } }
        add("name", name?.location)
        add("kind", kind?.location)
        add("number_format", numberFormat?.location)
        add("channels", channels?.location)
        add("outbound.outside_line", outbound.outsideLine?.location)
        for account in accounts?.value ?? [] {
            add("\(account.path)", account.location)
            add("\(account.path).username", account.username?.location)
            add("\(account.path).password", account.password?.location)
        }
        for number in numbers?.value ?? [] {
            add(number.path, number.location)
            add("\(number.path).inbound", number.inbound?.targets.first?.target.location)
        }
        for account in accounts?.value ?? [] {
            add("\(account.path).inbound", account.inbound?.targets.first?.target.location)
        }
        for caller in callers {
            add("\(caller.path).extension", caller.extension?.location)
            add("\(caller.path).caller_id", caller.callerID?.location)
        }
        return result
    }
}
