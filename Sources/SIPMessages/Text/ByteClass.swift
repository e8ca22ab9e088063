/// A set of ASCII characters: one bit each, so that membership costs a shift and no memory is read.
///
/// The numbers are those of RFC 3261 §25.1; a test compares them with its character lists.
struct ByteClass: Sendable {
    private let low: UInt64
    private let high: UInt64

    /// Whether a byte belongs to the set.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        byte < 128 && ((byte < 64 ? low : high) >> UInt64(byte & 63)) & 1 == 1
    }

    /// `token` (RFC 3261 §25.1).
    @inline(__always) static var token: ByteClass {
        ByteClass(low: 0x03ff_6ca2_0000_0000, high: 0x47ff_ffff_87ff_fffe)
    }

    /// What stands in `user` without escape: unreserved and user-unreserved.
    @inline(__always) static var user: ByteClass {
        ByteClass(low: 0xabff_ffd2_0000_0000, high: 0x47ff_fffe_87ff_fffe)
    }

    /// What stands in `password` without escape.
    @inline(__always) static var password: ByteClass {
        ByteClass(low: 0x23ff_7fd2_0000_0000, high: 0x47ff_fffe_87ff_fffe)
    }

    /// What stands in a URI's parameters without escape: unreserved and param-unreserved.
    @inline(__always) static var uriParameter: ByteClass {
        ByteClass(low: 0x07ff_efd2_0000_0000, high: 0x47ff_fffe_afff_fffe)
    }

    /// What stands in a URI's header part as a whole: hnv-unreserved, what joins them.
    @inline(__always) static var headerPart: ByteClass {
        ByteClass(low: 0xa7ff_efd2_0000_0000, high: 0x47ff_fffe_afff_fffe)
    }

    /// What stands in a host name or IPv4 address; the underscore is not in the standard, but in use.
    @inline(__always) static var host: ByteClass {
        ByteClass(low: 0x03ff_6000_0000_0000, high: 0x07ff_fffe_87ff_fffe)
    }

    /// What stands between the brackets of an IPv6 address.
    @inline(__always) static var address6: ByteClass {
        ByteClass(low: 0x07ff_4000_0000_0000, high: 0x0000_007e_0000_007e)
    }

    /// Hexadecimal digits.
    @inline(__always) static var hexadecimal: ByteClass {
        ByteClass(low: 0x03ff_0000_0000_0000, high: 0x0000_007e_0000_007e)
    }

    /// Decimal digits.
    @inline(__always) static var digit: ByteClass {
        ByteClass(low: 0x03ff_0000_0000_0000, high: 0x0000_0000_0000_0000)
    }

    /// What stands in a URI's scheme behind its first letter (RFC 3986 §3.1).
    @inline(__always) static var scheme: ByteClass {
        ByteClass(low: 0x03ff_6800_0000_0000, high: 0x07ff_fffe_07ff_fffe)
    }

    /// What stands in a telephone number (RFC 3966 §3).
    @inline(__always) static var telephone: ByteClass {
        ByteClass(low: 0x03ff_6708_0000_0000, high: 0x0000_007e_0000_007e)
    }

    /// What stands in a parameter's value: `token`, and what addresses have.
    @inline(__always) static var parameterValue: ByteClass {
        ByteClass(low: 0x07ff_6ca2_0000_0000, high: 0x47ff_ffff_afff_fffe)
    }
}
