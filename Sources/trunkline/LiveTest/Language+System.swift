import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

extension Language {
    /// The language that the environment asks for: Dutch where the locale is, else English.
    static var ofSystem: Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
            return value.hasPrefix("nl") ? .nl : .en
        }
        return .en
    }
}
