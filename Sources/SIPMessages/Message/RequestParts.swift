/// What every request has, checked: the headers of RFC 3261 §8.1.1 and where the ones that decide its fate stand.
///
/// Made in one pass over the fields. All that a server reads from most requests is here, as plain offsets.
public struct RequestParts: Sendable {
    /// The method.
    public var method: SIPMethod
    /// The Request-URI.
    public var uri: URIParts
    /// The topmost Via.
    public var via: ViaParts
    /// How many Vias there are.
    public var viaCount: Int
    /// Who sends it.
    public var from: AddressParts
    /// The tag of From; empty where there is none (RFC 2543).
    public var fromTag: ByteRange
    /// Whom it is for.
    public var to: AddressParts
    /// The tag of To; empty outside a dialog.
    public var toTag: ByteRange
    /// Call-ID.
    public var callID: ByteRange
    /// The number of CSeq.
    public var cseq: UInt32
    /// Max-Forwards; nil where it is missing or no number, which an endpoint lets pass.
    public var maxForwards: UInt8?
    /// The value of Expires as it stands; nil where there is none.
    public var expires: ByteRange?
    /// How many addresses all Contact fields hold; a `*` counts as none.
    public var contactCount: Int
    /// Whether a Contact is `*`.
    public var hasStar: Bool
    /// The value of the last Authorization field; nil where there is none.
    public var authorization: ByteRange?
    /// The value of the last Proxy-Authorization field.
    public var proxyAuthorization: ByteRange?
    /// Whether there is a Require field.
    public var hasRequire = false
    /// Whether there is a Supported, Path or Route field.
    public var hasExtensions = false
    /// The value of Content-Type.
    public var contentType: ByteRange?

    /// Reads and checks a request.
    ///
    /// - Parameter message: The request.
    /// - Throws: `SIPSyntaxError` with the status that a server owes; without one for a response.
    public init(_ message: borrowing SIPMessage) throws(SIPSyntaxError) {
        if let problem = message.problem { throw problem }
        guard case .request(let method, let methodText, let uriText) = message.startLine else {
            throw SIPSyntaxError("no request", at: 0, status: nil)
        }
        let bytes = message.bytes.span
        self.method = method
        uri = try URIParts(bytes, uriText)
        var vias = 0
        var top: ViaParts?
        var sender: AddressParts?
        var target: AddressParts?
        var identity: ByteRange?
        var number: UInt32?
        var forwards: ByteRange?
        var contacts = 0, star = false
        for field in message.fields {
            let start = Int(field.value.start), end = Int(field.value.end)
            switch field.name {
            case .via:
                var next = start
                while true {
                    let via = try Self.via(bytes, next, end, next: &next)
                    if top == nil { top = via }
                    vias += 1
                    // A comma: there is another one, and one must stand behind it.
                    guard next < end else { break }
                    next += 1
                }
            case .from: sender = try Self.single(bytes, field, sender)
            case .to: target = try Self.single(bytes, field, target)
            case .callID:
                guard identity == nil, !field.value.isEmpty else { throw Self.wrong(field) }
                identity = field.value
            case .cseq:
                guard number == nil else { throw Self.wrong(field) }
                number = try Self.cseq(bytes, field, methodText)
            case .maxForwards:
                guard forwards == nil else { throw Self.wrong(field) }
                forwards = field.value
            case .contact: try Self.countContacts(bytes, field, &contacts, &star)
            case .expires: expires = field.value
            case .authorization: authorization = field.value
            case .proxyAuthorization: proxyAuthorization = field.value
            case .require: hasRequire = true
            case .supported, .path, .route: hasExtensions = true
            case .contentType: contentType = field.value
            default: break
            }
        }
        guard let top else { throw SIPSyntaxError("missing", at: 0, in: .via, status: nil) }
        guard let sender else { throw SIPSyntaxError("missing", at: 0, in: .from) }
        guard let target else { throw SIPSyntaxError("missing", at: 0, in: .to) }
        guard let identity else { throw SIPSyntaxError("missing", at: 0, in: .callID) }
        guard let number else { throw SIPSyntaxError("missing", at: 0, in: .cseq) }
        via = top
        viaCount = vias
        contactCount = contacts
        hasStar = star
        from = sender
        to = target
        callID = identity
        cseq = number
        maxForwards = forwards.flatMap { bytes.number($0, limit: 255) }.map { UInt8($0) }
        fromTag = from.tag
        toTag = to.tag
    }

    @inline(__always)
    private static func via(
        _ bytes: Span<UInt8>,
        _ start: Int,
        _ end: Int,
        next: inout Int
    ) throws(SIPSyntaxError) -> ViaParts {
        do throws(SIPSyntaxError) {
            return try ViaParts(bytes, start, end, next: &next)
        } catch {
            throw SIPSyntaxError(error.message, at: error.offset, in: .via)
        }
    }

    private static func wrong(_ field: HeaderField) -> SIPSyntaxError {
        SIPSyntaxError("empty or more than once", at: Int(field.value.start), in: field.name)
    }

    private static func single(
        _ bytes: Span<UInt8>,
        _ field: HeaderField,
        _ before: AddressParts?
    ) throws(SIPSyntaxError) -> AddressParts {
        guard before == nil else { throw wrong(field) }
        let end = Int(field.value.end)
        var next = 0
        do throws(SIPSyntaxError) {
            let address = try AddressParts(bytes, Int(field.value.start), end, next: &next)
            guard next == end else { throw SIPSyntaxError("more than one address", at: next) }
            return address
        } catch {
            throw SIPSyntaxError(error.message, at: error.offset, in: field.name)
        }
    }

    /// RFC 3261 §20.16: a number below 2^32, and the method of the request.
    private static func cseq(
        _ bytes: Span<UInt8>,
        _ field: HeaderField,
        _ method: ByteRange
    ) throws(SIPSyntaxError) -> UInt32 {
        let start = Int(field.value.start), end = Int(field.value.end)
        let digits = bytes.skip(.digit, start, end)
        guard let number = bytes.number(ByteRange(start, digits)), digits < end, isBlank(bytes[digits]) else {
            throw SIPSyntaxError("no number below 2^32 with a method", at: start, in: .cseq)
        }
        let name = ByteRange(bytes.skipBlanks(digits, end), end)
        guard bytes.equals(name, method, of: bytes) else {
            throw SIPSyntaxError("not the method of the request", at: Int(name.start), in: .cseq)
        }
        return UInt32(number)
    }

    private static func countContacts(
        _ bytes: Span<UInt8>,
        _ field: HeaderField,
        _ count: inout Int,
        _ star: inout Bool
    ) throws(SIPSyntaxError) {
        let end = Int(field.value.end)
        var place = Int(field.value.start)
        if field.value.count == 1, bytes[place] == UInt8(ascii: "*") {
            star = true
            return
        }
        do throws(SIPSyntaxError) {
            while true {
                _ = try AddressParts(bytes, place, end, next: &place)
                count += 1
                guard place < end else { break }
                place += 1
            }
        } catch {
            throw SIPSyntaxError(error.message, at: error.offset, in: .contact)
        }
    }
}
