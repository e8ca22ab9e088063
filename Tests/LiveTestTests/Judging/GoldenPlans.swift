import DialPlan
import TestSupport

/// The plans of the golden cases: many tests read them, and making one takes a tenth of a second.
enum GoldenPlans {
    private static let all = Dictionary(
        uniqueKeysWithValues: GoldenCase.all.map { golden in (golden.name, Result { try golden.plan().plan }) }
    )

    /// A case's plan.
    static func plan(_ name: String) throws -> DialPlan { try (all[name] ?? .failure(Missing(name: name))).get() }

    private struct Missing: Error { var name: String }
}
