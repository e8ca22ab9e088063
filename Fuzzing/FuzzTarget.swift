// Compiled by Scripts/fuzz into one module with Sources/SIPMessages, so that the fuzzer sees every branch of it.

/// What libFuzzer calls: the first byte of an input says what the rest of it is taken for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let kind = input.first.flatMap(FuzzKind.init(rawValue:)) else { return rejected }
    kind.check(Array(input.dropFirst()))
    return 0
}

/// What an input is taken for, by the letter that it begins with.
enum FuzzKind: UInt8 {
    case message = 0x6D  // m
    case uri = 0x75  // u
    case address = 0x61  // a
    case via = 0x76  // v
    case credentials = 0x63  // c
    case challenge = 0x77  // w
    case session = 0x73  // s

    /// Parses, and stops the program when what came out breaks a rule.
    func check(_ bytes: [UInt8]) {
        switch self {
        case .message: MessageProperties.check(bytes)
        case .uri: ValueProperties.checkURI(bytes)
        case .address: ValueProperties.checkAddress(bytes)
        case .via: ValueProperties.checkVia(bytes)
        case .credentials: DigestProperties.checkCredentials(bytes)
        case .challenge: DigestProperties.checkChallenge(bytes)
        case .session: SessionProperties.check(bytes)
        }
    }
}
