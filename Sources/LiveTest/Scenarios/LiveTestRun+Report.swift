import DialPlan
import PBXBackends
import SIPServer
import TrunkModel

extension LiveTestRun {
    /// Makes the report of what was seen.
    func report(_ stage: ProviderStage, notices: [LiveTestReport.Notice]) -> Outcome {
        let packets = stage.log.packets.all
        let brand = configuration.brand ?? BrandGuess.brand(stage.log.wire.all)
        let own = Set([stage.main, stage.other].compactMap { $0?.address })
        let strange = stage.stranger?.address
        let provider = plan.trunk.profile.title
        let built = LadderBuilder(
            start: stage.log.began,
            known: stage.ladderTitles.mapValues { ($0.title, $0.act) },
            naming: { endpoint in
                own.contains(endpoint)
                    ? "\(provider) \(endpoint)" : endpoint == strange ? "? \(endpoint)" : "PBX \(endpoint)"
            },
            part: { endpoint in own.contains(endpoint) ? .provider : endpoint == strange ? .stranger : .pbx }
        ).build(packets)
        var all = notices
        if let notice = built.notice { all.append(LiveTestReport.Notice(time: stage.log.time, notice)) }
        let verdicts = stage.book.all
        let report = LiveTestReport(
            trunk: plan.trunk.name,
            provider: provider,
            listen: "\(stage.main.address)",
            began: Int(stage.log.began / 1_000_000_000),
            duration: stage.log.time,
            pbx: BrandGuess.software(stage.log.wire.all),
            brand: brand,
            acts: Act.allCases.filter { act in
                configuration.acts.contains(act) || verdicts.contains { $0.act == act }
            },
            verdicts: verdicts.map { advised($0, brand) },
            notices: all,
            ladders: built.ladders
        )
        return Outcome(report: report, packets: packets)
    }

    /// The verdict, with what to change if something is wrong.
    private func advised(_ verdict: Verdict, _ brand: String?) -> Verdict {
        guard verdict.outcome == .failed || verdict.outcome == .warned else { return verdict }
        var verdict = verdict
        let setting = verdict.check.setting
        let account = plan.trunk.accounts.firstIndex { verdict.subject.contains($0.username) }
        let digits = verdict.subject.prefix { $0.isWholeNumber || $0 == "+" }.filter(\.isWholeNumber)
        let number = [digits, digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits]
            .first { plan.trunk.block(holding: $0) != nil }
        let named = advisors.filter { $0.name == brand }
        let advice = named.compactMap { selection -> Advice? in
            let places = selection.backend.places(
                of: setting,
                in: plan,
                line: selection.line,
                account: account,
                number: number
            )
            return places.isEmpty ? nil : Advice(brand: selection.name, setting.remedy, places: places)
        }
        verdict.advice = advice.isEmpty ? [Advice(brand: nil, setting.remedy, places: [])] : advice
        return verdict
    }
}
