public import Diagnostics
public import DialPlan
import TrunkModel

/// Makes a trunk file of what a deployed PBX does: each value is the one with which a plan behaves as the PBX did in a few
/// thousand trials, and what no value explains is named.
public struct TrunkImporter {
    let deployed: any DeployedTrunk
    let provider: ImportProvider
    let data: NumberingData
    let observer: CallObserver
    let wire: WireNumber
    /// Where what stands nowhere is said to stand.
    let place: SourceLocation
    /// The deployed accounts in the order in which calls try them, by their deployed index.
    var order: [Int] = []
    var file: TrunkFile
    var guesses: [ImportResult.Guess] = []
    var uncarried: [Uncarried] = []

    /// So many numbers are named as examples.
    static let maximumExamples = 5
    /// So many settings that a brand names itself are listed.
    static let maximumLeftBehind = 1_000
    /// More accounts than any trunk has.
    static let maximumAccounts = 1_000

    /// The trunk file that behaves as a deployed trunk does.
    ///
    /// - Parameters:
    ///   - trunk: What is deployed.
    ///   - provider: The provider; nil for the built-in profile that fits the trunk's servers and networks.
    ///   - name: The trunk's name; nil for what its objects' names suggest.
    ///   - data: The numbering plans of the world.
    /// - Returns: The trunk file, what was assumed, and what it cannot carry.
    /// - Throws: `DiagnosedFailure` (rule `import-nothing`) where there is no account, so that there is no trunk.
    public static func trunkFile(
        from trunk: any DeployedTrunk,
        provider: ImportProvider? = nil,
        name: String? = nil,
        data: NumberingData = .builtIn
    ) throws(DiagnosedFailure) -> ImportResult {
        guard !trunk.accounts.isEmpty else {
            throw DiagnosedFailure(
                "no account at a provider was found, so there is no trunk to import",
                rule: "import-nothing",
                at: trunk.location(of: .trunk)
            )
        }
        guard let found = provider ?? ImportProvider.best(for: trunk) else {
            throw DiagnosedFailure("no built-in profile can be read", rule: "import-nothing")
        }
        var importer = TrunkImporter(trunk, found, data)
        if provider == nil { importer.guessProvider() }
        importer.run(name: name)
        return ImportResult(
            file: importer.file,
            profile: found.profile,
            guesses: importer.guesses,
            uncarried: importer.uncarried
        )
    }

    private init(_ trunk: any DeployedTrunk, _ provider: ImportProvider, _ data: NumberingData) {
        deployed = trunk
        self.provider = provider
        self.data = data
        observer = CallObserver(trunk)
        wire = WireNumber(internationalPrefix: provider.profile.internationalPrefix)
        place = trunk.location(of: .trunk) ?? trunk.accounts.first?.location ?? SourceLocation(file: "")
        file = TrunkFile(named: place.file, at: place)
    }

    private mutating func run(name: String?) {
        let title = name ?? Self.name(deployed.name)
        if name == nil, title != deployed.name {
            guess("name", LocalizedText(nl: "de naam is '\(title)'", en: "the name is '\(title)'"))
        }
        file.name = Located(title, at: place)
        uncarried += deployed.uncarried.prefix(Self.maximumLeftBehind)
        file.provider = Located(provider.reference, at: place)
        var numbers = DeployedNumbers(deployed, wire: wire, country: profile.country)
        let dialling = findDialling(numbers.entries.map(\.number))
        if dialling.country.region != profile.country.region {
            numbers = DeployedNumbers(deployed, wire: wire, country: dialling.country)
        }
        uncarried += numbers.uncarried
        setPBX(dialling)
        let accountNumbers = deployed.accounts.prefix(Self.maximumAccounts).map { account in
            wire.number(account.number ?? account.username, dialledIn: dialling.country)
        }
        for number in accountNumbers.compactMap(\.self) where numbers.isTaken(number) { numbers.add(number, at: nil) }
        let callers = findCallers(dialling, numbers, accountNumbers)
        let kind = kind(callers, numbers, accountNumbers, dialling.country)
        file.kind = Located(kind, at: place)
        setFormat(dialling, callers)
        setOrder(callers, kind)
        setAccounts(kind, accountNumbers, numbers)
        if kind == .trunk {
            setNumbers(&numbers, callers, dialling.country)
        } else {
            reportStray(numbers, accountNumbers)
        }
        switch kind {
        case .trunk: setTrunkCallers(callers, dialling.country)
        case .deviceAccounts: setDeviceCallers(callers)
        }
        setDestinations(dialling)
        checkMedia()
        // Where nothing says what goes out, every call would seem to fare otherwise.
        if !deployed.gaps.contains(.outboundCalls) { checkCalls() }
    }

    var profile: ProviderProfile { provider.profile }

    func located<Value>(_ value: Value, at location: SourceLocation? = nil) -> Located<Value> {
        Located(value, at: location ?? place)
    }

    mutating func guess(_ key: String, _ reason: LocalizedText) {
        guesses.append(ImportResult.Guess(key, reason))
    }

    mutating func leave(_ setting: LocalizedText, _ reason: LocalizedText, at location: SourceLocation?) {
        uncarried.append(Uncarried(setting, reason, at: location ?? deployed.location(of: .trunk)))
    }

    /// A name that a trunk can have, of the letters and digits of another.
    private static func name(_ suggested: String?) -> String {
        let allowed = (suggested ?? "").unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil) || scalar == "_"
                ? Character(scalar) : "-"
        }
        let name = String(allowed.drop { !$0.isLetter }.prefix(40))
        return name.contains(where: \.isLetter) ? name : "trunk"
    }

    private mutating func guessProvider() {
        let known = provider.reference != ImportProvider.generic
        let title = profile.title
        guess(
            "provider",
            known
                ? LocalizedText(
                    nl: "de servers of netwerken zijn die van \(title)",
                    en: "the servers or networks are those of \(title)"
                )
                : LocalizedText(
                    nl: "geen ingebouwd profiel kent deze servers; maak zo nodig een eigen profiel",
                    en: "no built-in profile knows these servers; make a profile of your own where needed"
                )
        )
    }
}
