import Diagnostics
import DialPlan
import TrunkModel

extension TrunkImporter {
    /// How callers dial.
    mutating func findDialling(_ numbers: [PhoneNumber]) -> Dialling {
        let trunk = skeleton(numbers)
        let search = trunk.map { DiallingSearch(observer: observer, trunk: $0, data: data, wire: wire) }
        guard let search, let found = search.best(of: search.countries(of: numbers), search.lines) else {
            return Dialling(country: profile.country, outsideLine: "", rules: [])
        }
        if found.confirmed == 0 {
            guess(
                "pbx.country",
                LocalizedText(
                    nl: "geen enkel gekozen nummer ging uit, dus dit is het land van de provider",
                    en: "no dialled number went out, so this is the provider's country"
                )
            )
            return search.dialling(profile.country, "", nil)
        }
        return search.completed(found)
    }

    /// A trunk with nothing but numbers: what a plan can be made of before anything else is known.
    private func skeleton(_ numbers: [PhoneNumber]) -> Trunk? {
        var file = TrunkFile(named: place.file, at: place)
        file.name = located("trunk")
        file.kind = located(.trunk)
        file.accounts = located([])
        file.pbx = TrunkFile.PBX(at: place)
        file.pbx?.country = located(profile.country.region)
        // Any number of an area tells how long its numbers are.
        var areas: Set<Substring> = []
        let samples = numbers.filter { areas.insert($0.digits.prefix(6)).inserted }
        file.numbers = located(
            samples.prefix(40).enumerated().map { index, number in
                var entry = TrunkFile.Number(index, at: place)
                entry.number = located(number.e164)
                return entry
            }
        )
        return plan(of: file)?.trunk
    }

    /// The plan of a trunk file, whatever its user names and passwords are.
    func plan(of file: TrunkFile) -> DialPlan? {
        var file = file
        for index in (file.accounts?.value ?? []).indices {
            file.accounts?.value[index].password = located(.plain(.redacted))
        }
        file.nameUnknownAccounts()
        var log = DiagnosticLog()
        return Trunk(file, profile: profile, secrets: .redacting, log: &log).map { DialPlan($0, data: data) }
    }

    /// What is known of the PBX itself.
    mutating func setPBX(_ dialling: Dialling) {
        var pbx = TrunkFile.PBX(at: place)
        pbx.addresses = deployed.pbxNetworks.prefix(100).map { located($0.description) }
        pbx.country = located(dialling.country.region)
        pbx.areaCode = dialling.areaCode.map { located($0) }
        pbx.internalContext = deployed.internalContext.map {
            located($0, at: deployed.location(of: .internalContext))
        }
        file.pbx = pbx
        file.channels = deployed.channels.map { located($0, at: deployed.location(of: .channels)) }
        file.outbound.outsideLine = located(dialling.outsideLine)
        if pbx.addresses.isEmpty {
            guess(
                "pbx.address",
                LocalizedText(
                    nl: "geen configuratie noemt het publieke adres: vul het in",
                    en: "no configuration names the public address: fill it in"
                )
            )
        }
    }

    /// How numbers are written: as the calls show it; else as the caller IDs; else as the provider has it.
    mutating func setFormat(_ dialling: Dialling, _ callers: CallerSearch) {
        let kind = file.kind?.value ?? .trunk
        let ownFormat = profile.kinds[kind]?.numberFormat ?? .plus
        // Neither accounts nor numbers are known yet, and a trunk has to have them.
        var bare = file
        (bare.kind, bare.accounts, bare.numbers) = (located(.trunk), located([]), located([]))
        let search = plan(of: bare).map {
            DiallingSearch(observer: observer, trunk: $0.trunk, data: data, wire: wire)
        }
        let found = search?.format(with: dialling) ?? callers.everybody?.callerID.map { wire.format(of: $0) }
        guard let found = found ?? writtenFormat(dialling.country) else {
            return file.numberFormat = located(ownFormat)
        }
        guard profile.numberFormats.contains(found) else {
            leave(
                LocalizedText(nl: "nummerformaat \(found.rawValue)", en: "number format \(found.rawValue)"),
                LocalizedText(
                    nl: "\(profile.title) neemt dit niet aan; het wordt \(ownFormat.rawValue)",
                    en: "\(profile.title) does not accept it; it becomes \(ownFormat.rawValue)"
                ),
                at: nil
            )
            return file.numberFormat = located(ownFormat)
        }
        file.numberFormat = located(found)
    }

    /// How the called numbers are written, where the deployed form holds nothing else.
    private func writtenFormat(_ country: Country) -> NumberFormat? {
        guard deployed.gaps.contains(.outboundCalls) else { return nil }
        return deployed.inboundPatterns.prefix(100).lazy.compactMap { did in
            let text = did.pattern.literalPrefix
            guard did.pattern.isLiteral, let number = wire.number(text, dialledIn: country) else { return nil }
            return wire.format(of: text, digits: number.digits)
        }.first
    }

    /// Where calls may go.
    mutating func setDestinations(_ dialling: Dialling) {
        guard !deployed.gaps.contains(.outboundCalls) else {
            return guess(
                "outbound",
                LocalizedText(
                    nl: "er staan geen uitgaande regels in: dit zijn de bestemmingen van het provider-profiel",
                    en: "it holds no outbound rules: these are the destinations of the provider's profile"
                )
            )
        }
        let search = DestinationSearch(
            observer: observer,
            dialling: dialling,
            profile: profile,
            data: data,
            isCoarse: deployed.gaps.contains(.foreignTypes)
        )
        guard let found = search.best() else { return }
        file.outbound.destinations = located(found.group.name)
        let blocked = BlockedType.allCases.filter(found.blocked.contains)
        file.outbound.block = blocked.map { located($0) }
        let unknown = BlockedType.allCases.filter(found.unknown.contains).map(\.rawValue).joined(separator: ", ")
        if !unknown.isEmpty {
            guess(
                "outbound.block",
                LocalizedText(
                    nl: "van \(unknown) is niets te zien; dit is de keuze van het provider-profiel",
                    en: "nothing shows \(unknown); this is the choice of the provider's profile"
                )
            )
        }
    }
}
