/// A parameter of a challenge or of credentials (RFC 7616 §3.3, §3.4).
public enum DigestParameter: UInt8, Sendable, Hashable, CaseIterable {
    /// What a client writes back from the challenge or adds; credentials keep where these stand.
    case username, realm, nonce, uri, response, algorithm, qop, nonceCount, cnonce, opaque
    /// What else has a meaning.
    case stale, userhash, extendedUsername
    /// What has none here, such as `domain`, `charset` and the inventions of manufacturers.
    case other

    /// How many parameters credentials keep.
    static let keptCount = 10

    /// The parameter of a name.
    ///
    /// - Parameters:
    ///   - packed: The last eight characters in lower case, the last one in the lowest byte.
    ///   - count: How many characters the name has.
    ///   - first: Its first character in lower case.
    @inline(__always)
    init(packed: UInt64, count: Int, first: UInt8) {
        self =
            switch (packed, count) {
            case (0x0000_0000_0000_6e63, 2): .nonceCount  // nc
            case (0x0000_0000_0075_7269, 3): .uri
            case (0x0000_0000_0071_6f70, 3): .qop
            case (0x0000_0072_6561_6c6d, 5): .realm
            case (0x0000_006e_6f6e_6365, 5): .nonce
            case (0x0000_0073_7461_6c65, 5): .stale
            case (0x0000_636e_6f6e_6365, 6): .cnonce
            case (0x0000_6f70_6171_7565, 6): .opaque
            case (0x7573_6572_6e61_6d65, 8): .username
            case (0x7265_7370_6f6e_7365, 8): .response
            case (0x7573_6572_6861_7368, 8): .userhash
            case (0x6c67_6f72_6974_686d, 9) where first == UInt8(ascii: "a"): .algorithm  // lgorithm
            case (0x7365_726e_616d_652a, 9) where first == UInt8(ascii: "u"): .extendedUsername  // sername*
            default: .other
            }
    }
}
