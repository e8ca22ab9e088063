import Testing

@testable import SIPMessages

/// The bit sets against the character lists of RFC 3261 §25.1.
@Suite struct ByteClassTests {
    static let alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    static let unreserved = alphanumeric + "-_.!~*'()"

    static let classes: [(String, ByteClass, String)] = [
        ("token", .token, alphanumeric + "-.!%*_+`'~"),
        ("user", .user, unreserved + "&=+$,;?/"),
        ("password", .password, unreserved + "&=+$,"),
        ("URI parameter", .uriParameter, unreserved + "[]/:&+$"),
        ("URI header part", .headerPart, unreserved + "[]/?:+$&="),
        ("parameter value", .parameterValue, alphanumeric + "-.!%*_+`'~:[]"),
        ("blank", .blank, " \t\r\n"),
        ("telephone", .telephone, "0123456789abcdefABCDEF*#-.()"),
        ("host", .host, alphanumeric + "-._"),
        ("IPv6 address", .address6, "0123456789abcdefABCDEF:."),
        ("hexadecimal", .hexadecimal, "0123456789abcdefABCDEF"),
        ("digit", .digit, "0123456789"),
        ("scheme", .scheme, alphanumeric + "+-."),
    ]

    @Test(arguments: classes.indices)
    func everyByte(_ index: Int) {
        let (name, set, characters) = Self.classes[index]
        for byte in UInt8.min ... .max {
            #expect(set.contains(byte) == characters.utf8.contains(byte), "\(name), byte \(byte)")
        }
    }
}
