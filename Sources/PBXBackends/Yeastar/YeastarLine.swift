import DialPlan
import TrunkModel

/// Yeastar's product lines, which share their dial patterns and little else.
enum YeastarLine: String {
    /// Appliance, Software and Cloud Edition: Open API, CSV.
    case pSeries = "p-series"
    /// S-Series, K2 and the old Cloud PBX: CSV.
    case sSeries = "s-series"
    /// MyPBX SOHO, Standard, Pro and U-series: screens only.
    case myPBX = "mypbx"

    /// The line of a product line that the brand has declared.
    init(_ line: ProductLine) { self = line.name.flatMap(Self.init(rawValue:)) ?? .pSeries }

    /// Whether dial patterns and what is prepended may hold `+`, `*` and `#`.
    ///
    /// On the S-Series patterns hold digits and pattern letters and prepends digits only; MyPBX is held to the same.
    var takesSigns: Bool { self == .pSeries }

    /// How the line writes numbers on the wire.
    func numberFormat(_ plan: DialPlan) -> NumberFormat {
        plan.trunk.numberFormat == .plus && !takesSigns ? .withoutPlus : plan.trunk.numberFormat
    }
}
