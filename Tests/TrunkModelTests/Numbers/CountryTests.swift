import Diagnostics
import Testing

@testable import TrunkModel

@Suite("Countries")
struct CountryTests {
    struct Habits: Sendable {
        var region: String
        var callingCode: Int
        var trunkPrefix: String
        var internationalPrefix: String?
        /// A length that every user of the country knows.
        var length: Int
    }

    @Test(
        "Prefixes and lengths",
        arguments: [
            Habits(region: "NL", callingCode: 31, trunkPrefix: "0", internationalPrefix: "00", length: 9),
            Habits(region: "BE", callingCode: 32, trunkPrefix: "0", internationalPrefix: "00", length: 8),
            Habits(region: "DE", callingCode: 49, trunkPrefix: "0", internationalPrefix: "00", length: 11),
            Habits(region: "GB", callingCode: 44, trunkPrefix: "0", internationalPrefix: "00", length: 10),
            Habits(region: "ES", callingCode: 34, trunkPrefix: "", internationalPrefix: "00", length: 9),
            Habits(region: "DK", callingCode: 45, trunkPrefix: "", internationalPrefix: "00", length: 8),
            Habits(region: "IT", callingCode: 39, trunkPrefix: "", internationalPrefix: "00", length: 10),
            Habits(region: "US", callingCode: 1, trunkPrefix: "1", internationalPrefix: "011", length: 10),
            Habits(region: "RU", callingCode: 7, trunkPrefix: "8", internationalPrefix: "810", length: 10),
            Habits(region: "HU", callingCode: 36, trunkPrefix: "06", internationalPrefix: "00", length: 8),
        ]
    )
    func habits(_ expected: Habits) throws {
        let country = try #require(Country(region: expected.region))
        #expect(country.callingCode == expected.callingCode)
        #expect(country.trunkPrefix == expected.trunkPrefix)
        #expect(country.internationalPrefix == expected.internationalPrefix)
        #expect(country.nationalLengths.contains(expected.length))
        #expect(country.nationalLengths == country.nationalLengths.sorted())
    }

    @Test("Where the international prefix depends on the carrier, there is none")
    func carriers() throws { #expect(try #require(Country(region: "BR")).internationalPrefix == nil) }

    @Test("No country", arguments: ["", "N", "nl", "XX", "NLD", "001", "NL\0", "ÅX", "ZZ"])
    func none(region: String) { #expect(Country(region: region) == nil) }

    @Test("An area code can be judged in every country there is")
    func everyCountry() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let regions = letters.flatMap { first in letters.map { "\(first)\($0)" } }.filter { Country(region: $0) != nil }
        #expect(regions.count > 200)
        for region in regions {
            let findings = Sample.findings(replacing: "country: NL", with: "country: \(region), area_code: \"0\"")
            #expect(findings.allSatisfy { ["area-code", "country-prefix"].contains($0.rule) })
        }
    }
}
