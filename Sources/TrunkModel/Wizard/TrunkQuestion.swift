/// A question of the wizard that makes a trunk file, in the order of the provider's own wizard (manual, "Stap 2: de Trunk
/// instellen").
///
/// What that wizard does not ask comes where it is needed: the country stands before the numbers, which are read as they
/// are dialled there. The raw value is the name of the flag that answers it.
public enum TrunkQuestion: String, Sendable, CaseIterable {
    case provider
    case kind
    case name
    case channels
    /// Brand and type ("Merk", "Type"): not in the trunk file, which is for every brand.
    case pbx
    case numberFormat = "number-format"
    case address
    case country
    case areaCode = "area-code"
    /// Has a flag, but is never asked: only one family of brands has contexts.
    case internalContext = "internal-context"
    case number
    case defaultCallerID = "default-caller-id"
    case fallback
    case account
    case outsideLine = "outside-line"
    case destinations
    case block
    case limits
    case caller

    /// The flag, such as `--area-code`.
    public var flag: String { "--" + rawValue }

    /// Whether the answer is a list, so that the flag may stand several times.
    public var isRepeated: Bool {
        switch self {
        case .address, .number, .account, .block, .caller: true
        default: false
        }
    }
}
