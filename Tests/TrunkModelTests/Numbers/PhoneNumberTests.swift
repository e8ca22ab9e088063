import Testing

@testable import TrunkModel

@Suite("Telephone numbers")
struct PhoneNumberTests {
    /// Numbers of the examples, of ranges that regulators keep for films, and libphonenumber's own sample numbers.
    @Test(
        "What kind of number it is, and whose",
        arguments: [
            ("+31508200000", NumberType.fixed, "NL"),
            ("+31101234567", .fixed, "NL"),
            ("+31612345678", .mobile, "NL"),
            ("+31852100000", .voip, "NL"),
            ("+318001234", .freephone, "NL"),
            ("+319061234", .premiumRate, "NL"),
            ("+31662345678", .pager, "NL"),
            ("+3233000100", .fixed, "BE"),
            ("+32470123456", .mobile, "BE"),
            ("+3290012345", .premiumRate, "BE"),
            ("+493023125000", .fixed, "DE"),
            ("+442079460000", .fixed, "GB"),
            ("+447400123456", .mobile, "GB"),
            ("+12125550100", .fixedOrMobile, "US"),
            ("+390612345678", .fixed, "IT"),
            ("+80012345678", .freephone, "001"),
        ]
    )
    func kinds(text: String, type: NumberType, region: String) throws {
        let number = try PhoneNumber(e164: text)
        #expect(number.type == type)
        #expect(number.region == region)
        #expect(number.e164 == text)
    }

    @Test(
        "Anything but valid E.164 is refused, with the reason",
        arguments: [
            ("", PhoneNumber.Fault.notE164),
            ("+", .notE164),
            ("31508200000", .notE164),
            ("0508200000", .notE164),
            ("+0508200000", .notE164),
            ("anonymous", .notE164),
            ("+31 508200000", .character(" ", offset: 3)),
            ("+31-508200000", .character("-", offset: 3)),
            ("+31508200000 ", .character(" ", offset: 12)),
            ("+3150820000\u{0663}", .character("\u{0663}", offset: 11)),
            ("+3150\u{0301}8200000", .character("\u{0301}", offset: 5)),
            ("+31508200000\n", .character("\n", offset: 12)),
            ("+31508200000;ext=1", .character(";", offset: 12)),
            ("+999123456", .callingCode),
            ("+315", .tooShort),
            ("+3150820000", .notAssigned),
            ("+31508200000000000", .tooLong),
            ("+31190000000", .notAssigned),
            ("+310508200000", .trunkPrefix(meant: "+31508200000")),
        ]
    )
    func refused(text: String, fault: PhoneNumber.Fault) {
        #expect(throws: fault) { try PhoneNumber(e164: text) }
    }

    @Test("A leading zero that belongs to the number stays")
    func italianZero() throws { #expect(try PhoneNumber(e164: "+390612345678").digits == "390612345678") }

    @Test("Written in each of the three formats")
    func formats() throws {
        let number = try PhoneNumber(e164: "+31508200000")
        #expect(number.formatted(.plus) == "+31508200000")
        #expect(number.formatted(.withoutPlus) == "31508200000")
        #expect(number.formatted(.internationalPrefix) == "0031508200000")
        #expect(number.formatted(.internationalPrefix, internationalPrefix: "011") == "01131508200000")
    }

    @Test(
        "What was probably meant",
        arguments: [
            ("0508200000", "+31508200000"), ("050-8200000", "+31508200000"), ("(050) 820 00 00", "+31508200000"),
            ("0031508200000", "+31508200000"), ("31508200000", "+31508200000"), ("+31 50 8200000", "+31508200000"),
            ("+31(0)508200000", "+31508200000"), ("0032 3 300 01 00", "+3233000100"),
        ]
    )
    func guess(text: String, meant: String) throws {
        let netherlands = try #require(Country(region: "NL"))
        #expect(PhoneNumber.guess(text, from: netherlands) == meant)
    }

    @Test("Nothing is guessed where nothing can be told", arguments: ["", "receptie", "12", "é050", "0\u{0}508200000"])
    func noGuess(text: String) throws {
        #expect(PhoneNumber.guess(text, from: try #require(Country(region: "NL"))) == nil)
    }
}
