public import Diagnostics

extension TrunkDraft {
    /// All that is wrong or worth knowing, by the rules that judge a trunk file; nothing of what is not answered yet.
    public var findings: [Diagnostic] {
        var log = DiagnosticLog()
        for question in TrunkQuestion.allCases { log.append(unread[question] ?? DiagnosticLog()) }
        file.validate(with: profile, log: &log)
        // Plain passwords only: those of variables and files may not exist yet.
        var resolver = SecretResolver(sources: SecretSources())
        for account in file.accounts?.value ?? [] {
            guard let password = account.password, case .plain = password.value else { continue }
            _ = resolver.resolve(password, path: "\(account.path).password")
        }
        log.append(resolver.log)
        return log.diagnostics
    }

    /// The findings about one answer.
    public func findings(about question: TrunkQuestion) -> [Diagnostic] {
        // A broken profile's own findings stand in the profile's file.
        let own = unread[question]?.diagnostics ?? []
        return own + findings.filter { $0.location?.file == question.flag && !own.contains($0) }
    }

    /// The findings about one entry of a list.
    func findings(about question: TrunkQuestion, entry index: Int) -> [Diagnostic] {
        findings(about: question).filter { $0.location == Self.place(question, index) }
    }

    /// The questions that must be answered and are not.
    var missing: [TrunkQuestion] {
        var result: [TrunkQuestion] = []
        func check(_ question: TrunkQuestion, _ isAnswered: Bool) {
            // What was answered wrongly is not missing.
            if !isAnswered, unread[question]?.hasErrors != true { result.append(question) }
        }
        check(.provider, file.provider != nil)
        check(.kind, file.kind != nil)
        check(.name, file.name != nil)
        check(.address, file.pbx?.addresses.isEmpty == false)
        if file.kind?.value == .trunk { check(.number, file.numbers != nil) }
        check(.account, file.accounts != nil)
        return result
    }

    /// What to tell somebody who answered by flags: all findings in the order of the questions, and what is missing.
    public var report: [Diagnostic] {
        let all = findings
        let missing = missing
        let flags = Set(TrunkQuestion.allCases.map(\.flag))
        let ordered = TrunkQuestion.allCases.flatMap { question -> [Diagnostic] in
            if missing.contains(question) {
                let message = "\(question.flag) is missing: \(question.label.en)"
                return [Diagnostic(.error, message, rule: "answer-missing", at: nil)]
            }
            return all.filter { $0.location?.file == question.flag }.map(Self.flagged)
        }
        return ordered + all.filter { !flags.contains($0.location?.file ?? "") }
    }

    /// A finding as one about flags, for people who gave the answers there.
    public static func flagged(_ finding: Diagnostic) -> Diagnostic {
        guard let place = finding.location, TrunkQuestion.allCases.contains(where: { $0.flag == place.file }) else {
            return finding
        }
        return Diagnostic(finding.severity, "\(place.file): \(finding.message)", rule: finding.rule, at: nil)
    }
}

extension TrunkDraft {
    /// Whether a password stands in the file itself.
    public var holdsPassword: Bool {
        file.accounts?.value.contains { if case .plain = $0.password?.value { true } else { false } } == true
    }
}
