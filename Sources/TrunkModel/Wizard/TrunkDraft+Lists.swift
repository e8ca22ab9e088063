import Diagnostics

extension TrunkDraft {
    /// Makes the file's numbers of the entries.
    mutating func setNumbers(_ context: ReadingContext) {
        let entries = numbers.enumerated().map { index, entry -> TrunkFile.Number in
            let place = Self.place(.number, index)
            let path = "numbers[\(index)]"
            var result = TrunkFile.Number(path: path, location: place)
            let (from, to) = TypedNumber.ends(entry.numbers, from: country)
            if let to {
                result.range = (Located(from, at: place), Located(to, at: place))
            } else {
                result.number = Located(from, at: place)
            }
            result.description = entry.description.map { Located($0, at: place) }
            result.inbound = entry.inbound.flatMap { inbound($0, path, place, context) }
            result.mayBeCallerID = Located(entry.mayBeCallerID, at: place)
            return result
        }
        // Findings about the list as a whole stand at no entry.
        file.numbers = entries.isEmpty ? nil : Located(entries, at: Self.place(.number, -1))
        unread[.number] = context.log
    }

    /// Makes the file's accounts of the entries.
    mutating func setAccounts(_ context: ReadingContext) {
        let entries = accounts.enumerated().map { index, entry -> TrunkFile.Account in
            let place = Self.place(.account, index)
            let path = "accounts[\(index)]"
            var result = TrunkFile.Account(path: path, location: place)
            var (username, number) = (entry.username, entry.number.map { TypedNumber.e164($0, from: country) })
            if isDeviceAccounts {
                // The account's name is the number (manual, device accounts), so that one tells the other.
                if number == nil { number = Self.number(of: username, country) }
                if username.isEmpty, let number, number.hasPrefix("+") { username = String(number.dropFirst()) }
            }
            if username.isEmpty {
                context.log.error("\(path).username is missing", rule: "missing-key", at: place)
            } else {
                result.username = Located(username, at: place)
            }
            result.password = Located(SecretReference(entry.password ?? suggestedPassword(index)), at: place)
            result.server = entry.server.map { Located($0, at: place) }
            result.number = number.map { Located($0, at: place) }
            result.inbound = entry.inbound.flatMap { inbound($0, path, place, context) }
            result.description = entry.description.map { Located($0, at: place) }
            return result
        }
        file.accounts = entries.isEmpty ? nil : Located(entries, at: Self.place(.account, -1))
        unread[.account] = context.log
    }

    /// Takes what each caller shows.
    mutating func answerCallers(_ texts: [String], _ context: ReadingContext) {
        callers = []
        for (index, text) in texts.enumerated() {
            if let entry = CallerEntry(text) {
                callers.append(entry)
            } else {
                context.log.error(
                    "'\(text)' must be EXTENSION=NUMBER or EXTENSION=anonymous",
                    rule: "answer-field",
                    at: Self.place(.caller, index)
                )
            }
        }
        setCallers()
    }

    /// Makes the file's callers of the entries.
    mutating func setCallers() {
        file.callers = callers.enumerated().map { index, entry in
            let place = Self.place(.caller, index)
            var result = TrunkFile.Caller(path: "callers[\(index)]", location: place)
            result.extension = Located(entry.extension, at: place)
            result.callerID = entry.shown.map { shown in
                let isWord = shown.contains(where: \.isLetter)
                return Located(isWord ? shown.lowercased() : TypedNumber.e164(shown, from: country), at: place)
            }
            return result
        }
    }

    mutating func answerBlock(_ words: [(text: String, index: Int)], _ context: ReadingContext) {
        let isNone = words.count == 1 && YesNo.isNone(words[0].text)
        let types: [Located<BlockedType>] =
            isNone
            ? []
            : words.reduce(into: []) { types, word in
                let found: Located<BlockedType>? = choice(word.text, "outbound.block[\(word.index)]", context)
                if let found, !types.contains(where: { $0.value == found.value }) { types.append(found) }
            }
        file.outbound.block = types
    }

    /// Takes `10/25/50` (an hour, a day, a week) or `hour=10,week=50`.
    mutating func answerLimits(_ text: String, _ context: ReadingContext) {
        let place = Self.place(.limits)
        let periods = SpendingPeriod.allCases
        var amounts: [(period: SpendingPeriod, text: String)] = []
        if text.contains("=") {
            let fields = FieldList(text, keys: periods.map(\.rawValue), at: place, log: &context.log)
            if !fields.head.isEmpty {
                context.log.error("'\(fields.head)' is no field", rule: "answer-field", at: place)
            }
            amounts = periods.compactMap { period in fields[period.rawValue].map { (period, $0) } }
        } else {
            let parts = text.split { $0 == "/" || $0.isWhitespace }.map(String.init)
            if parts.count == periods.count {
                amounts = Array(zip(periods, parts)).map { (period: $0, text: $1) }
            } else {
                context.log.error(
                    "limits must be three amounts, as 10/25/50, or hour=10,day=25,week=50",
                    rule: "answer-field",
                    at: place
                )
            }
        }
        file.providerSide.limits = amounts.compactMap { period, text in
            context.integer(text, "provider_side.limits.\(period.rawValue)").map { (period, $0) }
        }
    }

    /// Where a password comes from when nobody says: a variable named after the trunk and the account.
    func suggestedPassword(_ index: Int) -> String {
        let name = file.name?.value.uppercased().replacing("-", with: "_") ?? ""
        let isName = name.utf8.allSatisfy(NameRule.isNameByte) && name.utf8.first.map(NameRule.isLetter) == true
        let part =
            isDeviceAccounts ? "\(index + 1)" : ["PRIMARY", "SECONDARY"].dropFirst(index).first ?? "\(index + 1)"
        return "${env:\(isName ? name : "TRUNK")_PASSWORD_\(part)}"
    }

    /// The number that a device account's name holds: `31…`.
    private static func number(of username: String, _ country: Country?) -> String? {
        let number = "+" + username
        return username.utf8.allSatisfy { (0x30...0x39).contains($0) } && (try? PhoneNumber(e164: number)) != nil
            ? number : nil
    }

    private func inbound(
        _ entry: InboundEntry,
        _ path: String,
        _ place: SourceLocation,
        _ context: ReadingContext
    ) -> TrunkFile.Inbound? {
        let names = InboundDestination.Kind.allCases.map(\.rawValue)
        let name = entry.kind.replacing("-", with: "_")
        guard let kind = InboundDestination.Kind(rawValue: name) else {
            let hint = Suggestion.phrase(for: name, among: names)
            context.log.error(
                "\(path).inbound cannot be '\(entry.kind)'"
                    + (hint.isEmpty ? "; it is one of \(names.joined(separator: ", "))" : hint),
                rule: "unknown-value",
                at: place
            )
            return nil
        }
        return TrunkFile.Inbound(
            path: "\(path).inbound",
            location: place,
            targets: [(kind, Located(entry.target, at: place))]
        )
    }
}
