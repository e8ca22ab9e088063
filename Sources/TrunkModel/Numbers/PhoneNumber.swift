import CPhoneNumber

/// What kind of number it is, as libphonenumber classifies it.
public enum NumberType: String, Sendable, CaseIterable {
    case fixed
    case mobile
    /// A country such as the United States, where the number does not tell.
    case fixedOrMobile = "fixed_or_mobile"
    case freephone
    case premiumRate = "premium_rate"
    case sharedCost = "shared_cost"
    case voip
    case personalNumber = "personal_number"
    case pager
    /// Universal access number: one number for a company, such as the Dutch 088.
    case companyNumber = "company_number"
    case voicemail
    case unknown
}

/// A valid telephone number in E.164: at most 15 digits, calling code first (ITU-T E.164 §6).
public struct PhoneNumber: Sendable, Hashable {
    /// The digits without plus: `31508200000`.
    public let digits: String
    /// ITU calling code: 31.
    public let callingCode: Int
    /// ISO 3166-1 alpha-2 region, or `001` for a number that belongs to no country.
    public let region: String
    /// What kind of number it is.
    public let type: NumberType

    /// Why a text is not a valid number.
    public enum Fault: Error, Sendable, Equatable {
        /// It does not begin with `+` and 1 to 9.
        case notE164
        /// Something other than digits follows the plus; the offset is in Unicode scalars.
        case character(Character, offset: Int)
        /// No country has this calling code.
        case callingCode
        case tooShort
        case tooLong
        /// Its length fits, but no such number exists in the numbering plan.
        case notAssigned
        /// A trunk prefix stands behind the country code, as in `+310508200000`; the number that was probably meant.
        case trunkPrefix(meant: String)

        /// The fault as the end of a sentence that begins with the number.
        public var phrase: String {
            switch self {
            case .notE164: "is not in E.164: it must begin with + and the country code, as +31508200000 does"
            case .character(let character, _): "holds '\(character)': write E.164 with digits only, as +31508200000"
            case .callingCode: "begins with a country code that does not exist"
            case .tooShort: "is too short for its country"
            case .tooLong: "is too long for its country"
            case .notAssigned:
                "is not a valid number in its country's numbering plan; check its length and its area code"
            case .trunkPrefix: "has a trunk prefix behind the country code"
            }
        }
    }

    /// Parses E.164 text with its plus, and nothing else: no blanks, hyphens or national notation.
    ///
    /// - Throws: `Fault`.
    public init(e164 text: String) throws(Fault) {
        // By scalars: as a Character, a digit with a combining mark lies between "0" and "9" too.
        let scalars = text.unicodeScalars
        guard scalars.first == "+", let first = scalars.dropFirst().first, ("1"..."9").contains(first) else {
            throw .notE164
        }
        if let (offset, wrong) = scalars.enumerated().dropFirst().first(where: { !("0"..."9").contains($0.element) }) {
            throw .character(Character(wrong), offset: offset)
        }
        guard text.utf8.count <= 16 else { throw .tooLong }
        let parsed = cpn_parse(text, "ZZ")
        switch parsed.status {
        case CPN_OK: break
        case CPN_INVALID_COUNTRY_CODE: throw .callingCode
        case CPN_TOO_SHORT: throw .tooShort
        case CPN_TOO_LONG: throw .tooLong
        default: throw .notAssigned
        }
        // libphonenumber takes a trunk prefix behind the country code, and drops it; on the wire it would be wrong.
        let meant = parsed.canonical
        guard meant == text else { throw .trunkPrefix(meant: meant) }
        self.digits = String(text.dropFirst())
        self.callingCode = Int(parsed.calling_code)
        self.region = withUnsafeBytes(of: parsed.region) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        self.type = NumberType(parsed.type)
    }

    /// The E.164 text that a number in another notation probably means: `050-8200000`, `0031508200000`, `31508200000`.
    ///
    /// - Parameters:
    ///   - text: What stands in the file.
    ///   - country: Whose dialling habits it follows.
    /// - Returns: Valid E.164 text; nil when none can be told.
    static func guess(_ text: String, from country: Country) -> String? {
        guard text.utf8.count <= 40, text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else { return nil }
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        for candidate in [text, "+" + text] {
            let parsed = cpn_parse(candidate, country.region)
            if parsed.status == CPN_OK { return parsed.canonical }
        }
        return nil
    }

    private init(digits: String, like other: PhoneNumber) {
        self.digits = digits
        self.callingCode = other.callingCode
        self.region = other.region
        self.type = other.type
    }

    /// The number with its plus: `+31508200000`.
    public var e164: String { "+" + digits }

    /// The number with the given offset from this one, in the same block of one length.
    func advanced(by offset: Int) -> PhoneNumber {
        let value = String((UInt64(digits) ?? 0) + UInt64(offset))
        return PhoneNumber(digits: value, like: self)
    }

    /// The number as the trunk sends it.
    ///
    /// - Parameters:
    ///   - format: How numbers are written.
    ///   - internationalPrefix: What the provider's country dials before a country code, such as `00`.
    /// - Returns: The digits with what the format puts before them.
    public func formatted(_ format: NumberFormat, internationalPrefix: String = "00") -> String {
        format.text(ofDigits: digits, internationalPrefix: internationalPrefix)
    }
}

extension cpn_number {
    /// The number as libphonenumber writes it in E.164.
    fileprivate var canonical: String {
        withUnsafeBytes(of: e164) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}

extension NumberType {
    init(_ type: cpn_type) {
        self =
            switch type {
            case CPN_FIXED_LINE: .fixed
            case CPN_MOBILE: .mobile
            case CPN_FIXED_LINE_OR_MOBILE: .fixedOrMobile
            case CPN_TOLL_FREE: .freephone
            case CPN_PREMIUM_RATE: .premiumRate
            case CPN_SHARED_COST: .sharedCost
            case CPN_VOIP: .voip
            case CPN_PERSONAL_NUMBER: .personalNumber
            case CPN_PAGER: .pager
            case CPN_UAN: .companyNumber
            case CPN_VOICEMAIL: .voicemail
            default: .unknown
            }
    }
}
