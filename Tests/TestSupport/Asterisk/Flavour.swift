/// A version of Asterisk with a channel driver, and the brand whose files it takes.
public struct Flavour: Sendable, Hashable, CustomStringConvertible {
    /// The version.
    public let version: AsteriskVersion
    /// The channel driver.
    public let driver: SIPDriver

    /// chan_sip on 16, the last version in Debian that has it.
    public static let sip16 = Flavour(version: .v16, driver: .sip)
    /// chan_pjsip on 16.
    public static let pjsip16 = Flavour(version: .v16, driver: .pjsip)
    /// chan_pjsip on 22.
    public static let pjsip22 = Flavour(version: .v22, driver: .pjsip)
    /// chan_sip is gone from 22, so these are all there are.
    public static let all = [sip16, pjsip16, pjsip22]

    /// The brand's name, such as `asterisk-pjsip`.
    public var brand: String { "asterisk-\(driver.rawValue)" }

    /// What a failing test calls it.
    public var description: String { "\(brand) on \(version.rawValue)" }
}
