import TrunkModel

extension TrunkImporter {
    /// The callers who do not go out over the account that their own number's calls come in by.
    ///
    /// A plan adds an entry for each inbound extension behind those of the file; so what it would add anyway is left out.
    mutating func setDeviceCallers(_ callers: CallerSearch) {
        let accounts = file.accounts?.value ?? []
        var natural: [String: Int] = [:]
        var implied: [String] = []
        for (index, account) in accounts.enumerated() {
            guard let target = account.inbound?.targets.first, target.kind == .extension,
                let digits = account.number?.value.dropFirst(),
                let made = try? InboundDestination(kind: .extension, target: target.target.value)
            else { continue }
            let number = made.target(forDigits: String(digits))
            guard natural[number] == nil else { continue }
            natural[number] = index
            implied.append(number)
        }
        let rank = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        func account(_ shown: CallerSearch.Shown) -> Int? { shown.accounts.first.flatMap { rank[$0] } }
        func isNatural(_ caller: (extension: String, shown: CallerSearch.Shown?)) -> Bool {
            guard let shown = caller.shown, let own = natural[caller.extension] else { return false }
            return !shown.isHidden && account(shown) == own
        }
        let all = callers.callers + callers.extra.filter { $0.shown != nil && !isNatural($0) }
        let explicit = (0...all.count).first { count in
            let rest = all.dropFirst(count)
            let names = Set(rest.map(\.extension))
            return rest.allSatisfy(isNatural) && rest.map(\.extension) == implied.filter(names.contains)
        }
        for caller in all.prefix(explicit ?? all.count) {
            guard let shown = caller.shown, let index = account(shown), accounts.indices.contains(index) else {
                reportDeviceCaller(caller.extension)
                continue
            }
            let location = deployed.location(of: .caller(caller.extension)) ?? place
            let number = shown.isHidden ? nil : accounts[index].number?.value
            file.callers.append(
                TrunkFile.Caller(file.callers.count, extension: caller.extension, callerID: number, at: location)
            )
            if shown.isHidden, index != natural[caller.extension] ?? 0 { reportDeviceCaller(caller.extension) }
        }
    }

    private mutating func reportDeviceCaller(_ number: String) {
        leave(
            LocalizedText(nl: "beller \(number)", en: "caller \(number)"),
            LocalizedText(
                nl: "een trunkbestand kan niet zeggen over welk account dit toestel uitbelt",
                en: "a trunk file cannot say over which account this extension calls out"
            ),
            at: deployed.location(of: .caller(number))
        )
    }
}
