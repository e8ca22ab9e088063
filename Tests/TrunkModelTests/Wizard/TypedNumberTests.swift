import Testing

@testable import TrunkModel

@Suite("Numbers as people type them")
struct TypedNumberTests {
    @Test(
        "One number",
        arguments: [
            ("+31508200000", "NL"), ("050-8200000", "NL"), ("050 820 00 00", "NL"), ("0031 50 820 0000", "NL"),
            ("+31 (0)50 820 00 00", "NL"), ("31508200000", "NL"), (" 0508200000 ", "NL"), ("050.820.00.00", "NL"),
            ("050/8200000", "NL"), ("050\u{a0}820\u{a0}0000", "NL"), ("0031508200000", "BE"), ("+31-50-8200000", "GB"),
        ]
    )
    func one(text: String, region: String) {
        let ends = TypedNumber.ends(text, from: Country(region: region))
        #expect(ends.from == "+31508200000")
        #expect(ends.to == nil)
    }

    @Test(
        "A range",
        arguments: [
            "0508200010..0508200019", "+31508200010-+31508200019", "050-8200010 - 050-8200019",
            "050-8200010-050-8200019",
            "050-8200010 t/m 050-8200019", "0508200010-19", "050-8200010 - 19", "050-8200010-9",
            "+31508200010 .. +31508200019",
            "0508200010–0508200019", "050 820 00 10 tot 050 820 00 19", "0031508200010…0031508200019",
        ]
    )
    func range(text: String) {
        let ends = TypedNumber.ends(text, from: Country(region: "NL"))
        #expect(ends.from == "+31508200010")
        #expect(ends.to == "+31508200019")
    }

    @Test(
        "What is no number stays as it is, for the rules to judge",
        arguments: [
            "", "abc", "0800-TAXI", "050-8200000 x12", "12", "tel:+31508200000", "+", "..", "anonymous", "050820000٣",
        ]
    )
    func none(text: String) { #expect(TypedNumber.e164(text, from: Country(region: "NL")) == text) }

    @Test("A number that does not exist becomes E.164 too, so that the rules can say what is wrong with it")
    func invalid() {
        let country = Country(region: "NL")
        #expect(TypedNumber.e164("050-82", from: country) == "+315082")
        #expect(TypedNumber.e164("0031 50 82", from: country) == "+315082")
        #expect(TypedNumber.e164("+31 50 82", from: country) == "+315082")
        #expect(TypedNumber.e164("03 300 01 00", from: Country(region: "BE")) == "+3233000100")
    }
}
