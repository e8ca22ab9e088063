import DialPlan
import TrunkModel

extension TrunkImporter {
    /// Whether one registration carries all numbers, or each number has an account of its own.
    mutating func kind(
        _ callers: CallerSearch,
        _ numbers: DeployedNumbers,
        _ accountNumbers: [PhoneNumber?],
        _ country: Country
    ) -> TrunkKind {
        guard profile.kinds[.deviceAccounts] != nil else { return .trunk }
        guard profile.kinds[.trunk] != nil else { return .deviceAccounts }
        let own = accountNumbers.compactMap(\.self)
        guard own.count == deployed.accounts.count, Set(own).count == own.count else { return .trunk }
        let all = Set(own)
        guard numbers.entries.allSatisfy({ all.contains($0.number) }) else { return .trunk }
        let shown = [callers.everybody] + callers.callers.map(\.shown) + callers.extra.map(\.shown)
        let isSeparate = shown.compactMap(\.self).allSatisfy { shown in
            guard shown.accounts.count == 1, let index = shown.accounts.first, own.indices.contains(index) else {
                return false
            }
            guard let callerID = shown.callerID else { return true }
            return wire.number(callerID, dialledIn: country) == own[index]
        }
        guard isSeparate else { return .trunk }
        guard own.count == 1 else { return .deviceAccounts }
        // One account with one number can be either; its objects' names tell what was meant.
        let label = deployed.accounts.first?.label
        let isNamedAfterNumber = label.map { $0.filter(\.isNumber) == own.first?.digits } ?? true
        guess(
            "kind",
            LocalizedText(
                nl: "een account met een nummer kan allebei zijn; de naam ervan beslist",
                en: "one account with one number can be either; its name decides"
            )
        )
        return isNamedAfterNumber ? .deviceAccounts : .trunk
    }

    /// The order in which calls try the accounts.
    mutating func setOrder(_ callers: CallerSearch, _ kind: TrunkKind) {
        let all = deployed.accounts.prefix(Self.maximumAccounts).indices
        let used = (callers.everybody?.accounts ?? []).filter(all.contains)
        var seen: Set<Int> = []
        order = (used + all).filter { seen.insert($0).inserted }
        if deployed.accounts.count > Self.maximumAccounts {
            leave(
                LocalizedText(
                    nl: "\(deployed.accounts.count) accounts",
                    en: "\(deployed.accounts.count) accounts"
                ),
                LocalizedText(
                    nl: "alleen de eerste \(Self.maximumAccounts) zijn overgenomen",
                    en: "only the first \(Self.maximumAccounts) are carried over"
                ),
                at: deployed.accounts[Self.maximumAccounts].location
            )
        }
    }

    /// The accounts, for device accounts with their numbers.
    mutating func setAccounts(_ kind: TrunkKind, _ accountNumbers: [PhoneNumber?], _ numbers: DeployedNumbers) {
        var accounts: [TrunkFile.Account] = []
        for (index, deployedIndex) in order.enumerated() {
            let account = deployed.accounts[deployedIndex]
            let location = account.location ?? place
            var entry = TrunkFile.Account(index, at: location)
            if !account.username.isEmpty { entry.username = located(account.username, at: location) }
            entry.password = account.password.map { located(.plain($0), at: location) }
            if account.server != profile.server {
                entry.server = located(account.server.uriHostPort, at: location)
            }
            var comment = account.comment
            if kind == .deviceAccounts, let number = accountNumbers[deployedIndex] {
                entry.number = located(number.e164, at: location)
                let run = numbers.entry(number.digits).map { NumberRun.runs(of: [$0]) }?.first
                entry.inbound = run?.destination.map { TrunkFile.Inbound($0, of: entry.path, at: location) }
                comment = run?.comment ?? comment
            }
            entry.description = Self.text(comment).map { located($0, at: location) }
            accounts.append(entry)
            reportAccount(account)
        }
        file.accounts = located(accounts)
    }

    /// A text that a trunk file can hold as a description; nil for none.
    static func text(_ comment: String?) -> String? {
        guard let comment else { return nil }
        let scalars = comment.unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar
        }
        let text = String(String(String.UnicodeScalarView(scalars)).drop { $0 == " " }.prefix(200))
        return text.isEmpty ? nil : text
    }

    private mutating func reportAccount(_ account: DeployedAccount) {
        if account.username.isEmpty {
            leave(
                LocalizedText(nl: "een account bij \(account.server.host)", en: "an account at \(account.server.host)"),
                LocalizedText(
                    nl: "gebruikersnaam en wachtwoord staan niet in de configuratie: vul ze in",
                    en: "the configuration holds neither user name nor password: fill them in"
                ),
                at: account.location
            )
            return
        }
        if let name = account.authName, name != account.username {
            leave(
                LocalizedText(nl: "inlognaam '\(name)'", en: "authentication name '\(name)'"),
                LocalizedText(
                    nl: "een trunkbestand kent per account een naam: '\(account.username)'",
                    en: "a trunk file has one name for each account: '\(account.username)'"
                ),
                at: account.location
            )
        }
        if account.password == nil {
            leave(
                LocalizedText(
                    nl: "wachtwoord van '\(account.username)'",
                    en: "password of '\(account.username)'"
                ),
                LocalizedText(
                    nl: "het staat niet leesbaar in de configuratie: vul het in",
                    en: "the configuration does not hold it in clear: fill it in"
                ),
                at: account.location
            )
        }
    }

    /// Names numbers that no device account has.
    mutating func reportStray(_ numbers: DeployedNumbers, _ accountNumbers: [PhoneNumber?]) {
        let own = Set(accountNumbers.compactMap(\.self))
        for run in NumberRun.runs(of: numbers.entries.filter { !own.contains($0.number) }) {
            leave(
                LocalizedText(nl: "inkomend nummer \(run.first.e164)", en: "inbound number \(run.first.e164)"),
                LocalizedText(nl: "geen account heeft dit nummer", en: "no account has this number"),
                at: run.location
            )
        }
    }

    /// What follows the provider's profile, whatever is deployed.
    mutating func checkMedia() {
        let codecs = profile.codecs.map(\.rawValue)
        if !deployed.codecs.isEmpty, deployed.codecs != codecs {
            let list = deployed.codecs.prefix(20).joined(separator: ", ")
            leave(
                LocalizedText(nl: "codecs \(list)", en: "codecs \(list)"),
                LocalizedText(
                    nl: "het provider-profiel bepaalt ze: \(codecs.joined(separator: ", "))",
                    en: "the provider's profile decides them: \(codecs.joined(separator: ", "))"
                ),
                at: deployed.location(of: .codecs)
            )
        }
        if let dtmf = deployed.dtmf, dtmf != "rfc4733" {
            leave(
                LocalizedText(nl: "DTMF als \(dtmf)", en: "DTMF as \(dtmf)"),
                LocalizedText(nl: "een trunk stuurt toetsen als RFC 4733", en: "a trunk sends digits as RFC 4733"),
                at: deployed.location(of: .dtmf)
            )
        }
        let known = profile.networks + deployed.accounts.compactMap(\.server.ipAddress)
        let extra = deployed.providerNetworks.prefix(1000).filter { network in !known.contains { $0.contains(network) }
        }
        guard !extra.isEmpty else { return }
        let list = extra.prefix(Self.maximumExamples).map(\.description).joined(separator: ", ")
        leave(
            LocalizedText(nl: "netwerken \(list)", en: "networks \(list)"),
            LocalizedText(
                nl: "het provider-profiel kent ze niet; zet ze in een eigen profiel als gesprekken ervandaan komen",
                en:
                    "the provider's profile does not know them; put them into a profile of your own if calls come from there"
            ),
            at: deployed.location(of: .providerNetworks)
        )
    }
}
