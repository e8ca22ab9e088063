import TestSupport

/// A version of Asterisk with a channel driver, and the brand whose files it takes.
struct Flavour: Sendable, CustomStringConvertible {
    let version: AsteriskVersion
    let driver: SIPDriver

    /// chan_sip is gone from 22, so these are all there are.
    static let all = [
        Flavour(version: .v16, driver: .sip), Flavour(version: .v16, driver: .pjsip),
        Flavour(version: .v22, driver: .pjsip),
    ]

    /// The brand's name, such as `asterisk-pjsip`.
    var brand: String { "asterisk-\(driver.rawValue)" }

    /// What a failing test calls it.
    var description: String { "\(brand) on \(version.rawValue)" }
}
