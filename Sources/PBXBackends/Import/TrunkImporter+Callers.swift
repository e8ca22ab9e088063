import DialPlan
import TrunkModel

extension TrunkImporter {
    /// Asks what every caller shows.
    func findCallers(
        _ dialling: Dialling,
        _ numbers: DeployedNumbers,
        _ accountNumbers: [PhoneNumber?]
    ) -> CallerSearch {
        var telling: [String] = []
        var short: [String] = []
        var urgent: [String] = []
        for dialled in observer.asked where observer.call(dialled) != nil {
            switch dialling.rewrite(dialled)?.rule.kind {
            case .emergency: urgent.append(dialled)
            case .short, nil: short.append(dialled)
            case .local, .service, .national, .international, .e164, .e164WithoutPlus: telling.append(dialled)
            }
        }
        let inbound = accountNumbers.compactMap(\.self).compactMap { numbers.entry($0.digits)?.destination }
        return CallerSearch(
            deployed,
            extra: inbound.filter { $0.kind == .extension }.map(\.target),
            telling: telling + short,
            urgent: urgent
        )
    }

    /// The default caller ID and the callers who show something else.
    mutating func setTrunkCallers(_ callers: CallerSearch, _ country: Country) {
        let standard = callers.everybody?.callerID.flatMap { wire.number($0, dialledIn: country) }
        if let standard { file.defaultCallerID = located(standard.e164) }
        if let everybody = callers.everybody { reportEverybody(everybody, standard) }
        let extra = callers.extra.filter { $0.shown != callers.everybody }
        for (number, shown) in callers.callers + extra {
            guard let shown else {
                reportCaller(
                    number,
                    LocalizedText(
                        nl: "dit toestel belt niet uit waar andere dat wel doen",
                        en: "this extension does not call out where others do"
                    )
                )
                continue
            }
            let callerID = shown.callerID.flatMap { wire.number($0, dialledIn: country) }
            if shown.isHidden, callerID == standard || callerID == nil {
                addCaller(number, nil)
            } else if shown.isHidden {
                addCaller(number, nil)
                reportCaller(
                    number,
                    LocalizedText(
                        nl: "een anonieme beller gaat uit over het standaardnummer, niet over \(shown.callerID ?? "")",
                        en: "an anonymous caller goes out with the default number, not with \(shown.callerID ?? "")"
                    )
                )
            } else if let callerID {
                addCaller(number, callerID)
            } else {
                reportCaller(
                    number,
                    LocalizedText(
                        nl: "het getoonde nummer is geen geldig telefoonnummer",
                        en: "the number shown is no valid telephone number"
                    )
                )
            }
            if shown.accounts != callers.everybody?.accounts {
                reportCaller(
                    number,
                    LocalizedText(
                        nl: "dit toestel gebruikt andere accounts dan de rest",
                        en: "this extension uses other accounts than the rest"
                    )
                )
            }
        }
    }

    private mutating func addCaller(_ number: String, _ shown: PhoneNumber?) {
        let isNumber = (1...20).contains(number.utf8.count) && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber else {
            return reportCaller(
                number,
                LocalizedText(nl: "dit is geen intern nummer van cijfers", en: "it is no internal number of digits")
            )
        }
        let location = deployed.location(of: .caller(number)) ?? place
        file.callers.append(
            TrunkFile.Caller(file.callers.count, extension: number, callerID: shown?.e164, at: location)
        )
    }

    private mutating func reportCaller(_ number: String, _ reason: LocalizedText) {
        leave(
            LocalizedText(nl: "beller \(number)", en: "caller \(number)"),
            reason,
            at: deployed.location(of: .caller(number))
        )
    }

    private mutating func reportEverybody(_ shown: CallerSearch.Shown, _ standard: PhoneNumber?) {
        let setting = LocalizedText(nl: "standaard nummerweergave", en: "default caller ID")
        if standard == nil {
            leave(
                setting,
                shown.callerID == nil
                    ? LocalizedText(
                        nl: "de configuratie laat het nummer aan het toestel over",
                        en: "the configuration leaves the number to the telephone"
                    )
                    : LocalizedText(
                        nl: "'\(shown.callerID ?? "")' is geen geldig telefoonnummer",
                        en: "'\(shown.callerID ?? "")' is no valid telephone number"
                    ),
                at: nil
            )
        }
        if shown.isHidden {
            leave(
                setting,
                LocalizedText(
                    nl: "iedereen is anoniem; een trunkbestand kan dat alleen per beller zeggen",
                    en: "everybody is anonymous; a trunk file can only say so for each caller"
                ),
                at: nil
            )
        }
        let missing = order.count - Set(shown.accounts).count
        if missing > 0 {
            leave(
                LocalizedText(
                    nl: "\(missing) accounts zonder uitgaande gesprekken",
                    en: "\(missing) accounts without outbound calls"
                ),
                LocalizedText(
                    nl: "met een trunkbestand gaat een gesprek over het volgende account als het vorige niet werkt",
                    en: "with a trunk file a call goes over the next account when the one before fails"
                ),
                at: nil
            )
        }
    }
}
