import DialPlan
import TrunkModel

/// Finds out what each caller shows and over which accounts the call goes.
struct CallerSearch {
    /// What a caller's calls look like.
    struct Shown: Equatable {
        var callerID: String?
        var isHidden: Bool
        var accounts: [Int]
    }

    /// What somebody without a rule of their own shows; nil where nothing goes out.
    let everybody: Shown?
    /// Callers with a rule of their own, in order; nil for who cannot call where others can.
    let callers: [(extension: String, shown: Shown?)]
    /// The same for extensions that may have a rule although none is written.
    let extra: [(extension: String, shown: Shown?)]
    /// Whether calls were found that show whether a caller hides.
    let isTelling: Bool

    /// More callers than any PBX behind one trunk has.
    static let maximumCallers = 20_000
    /// Digits that go out for one caller mostly go out for all.
    private static let maximumProbes = 3

    /// Asks for every caller.
    ///
    /// - Parameters:
    ///   - trunk: What is deployed.
    ///   - extra: Extensions that may have a rule although none is written.
    ///   - telling: Digits that go out, and are no emergency number.
    ///   - urgent: Emergency numbers that go out: they tell the number, but never hide it.
    init(_ trunk: any DeployedTrunk, extra: [String], telling: [String], urgent: [String]) {
        let probes = Array((telling.isEmpty ? urgent : telling).prefix(Self.maximumProbes))
        func shown(_ caller: String?) -> Shown? {
            probes.lazy.compactMap { trunk.outbound($0, from: caller) }.first.map {
                Shown(callerID: $0.callerID, isHidden: $0.isHidden, accounts: $0.accounts)
            }
        }
        isTelling = !telling.isEmpty
        everybody = shown(nil)
        var seen: Set<String> = []
        func all(_ extensions: [String]) -> [(extension: String, shown: Shown?)] {
            extensions.prefix(Self.maximumCallers).filter { seen.insert($0).inserted }.map { ($0, shown($0)) }
        }
        callers = all(trunk.callers)
        self.extra = all(extra)
    }
}
