import Foundation

/// Which options chan_sip knows.
///
/// It ignores an unknown one without a word and has no list of them, but the names that
/// it compares with stand in its module, each with a zero byte at its end.
public struct ChanSIPOptions: Sendable {
    private let module: Data

    /// Reads the module of an install.
    ///
    /// - Throws: What reading it throws; version 22 has no such module.
    public init(of install: AsteriskInstall) throws {
        module = try Data(contentsOf: URL(fileURLWithPath: "\(install.moduleFolder)/chan_sip.so"))
    }

    /// Whether an option of `sip.conf` is known.
    ///
    /// A name that ends a longer one, such as `user` in `fromuser`, counts too.
    public func knows(_ name: String) -> Bool { module.range(of: Data(name.lowercased().utf8) + [0]) != nil }
}
