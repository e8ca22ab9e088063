import DialPlan
import Testing

/// Dialling in other countries, with and without an outside line.
@Suite struct OtherDiallingTests {
    struct Entry: Sendable, CustomTestStringConvertible {
        let golden: String
        let row: DialTable.Row

        var testDescription: String { "\(golden): \(row.testDescription)" }
    }

    static func entries(_ golden: String, _ table: String) -> [Entry] {
        DialTable(table).rows.map { Entry(golden: golden, row: $0) }
    }

    /// Belgium, outside line 0, area code 03, numbers with 00 on the wire, western Europe.
    static let antwerpen = entries(
        "antwerpen",
        """
        112             | emergency 112
        0112            | emergency 112
        100             | emergency 100
        0101            | emergency 101
        00112           | none refused
        116000          | none refused
        0116000         | short 116000
        01207           | short 1207
        033000100       | none refused
        0033000100      | national 003233000100
        00470123456     | national 0032470123456
        0 0470 12 34 56 | national 0032470123456
        0080012345      | national 003280012345
        0090212345      | national blocked:premium_rate
        03000100        | local 003233000100
        3000100         | none refused
        0031508200000   | none refused
        00031508200000  | international 0031508200000
        000 44 20 7123 4567 | international 00442071234567
        00074951234567  | international outside
        00012125550100  | international outside
        000881612345678 | international blocked:satellite
        +3233000100     | e164 003233000100
        0+3233000100    | e164 003233000100
        +31508200000    | e164 0031508200000
        03233000100     | e164_without_plus 003233000100
        032470123456    | e164_without_plus 0032470123456
        3233000100      | none refused
        350             | none refused
        """
    )

    /// Device accounts in the Netherlands, only Dutch numbers, without plus on the wire.
    static let assen = entries(
        "assen-device-accounts",
        """
        112             | emergency 112
        0612345678      | national 31612345678
        312345          | local 31592312345
        0592312345      | national 31592312345
        8200000         | none refused
        003212345678    | international outside
        0031508200000   | international 31508200000
        +4930123456     | e164 outside
        09001234        | service blocked:premium_rate
        08001234        | service 318001234
        """
    )

    /// Germany, outside line 00, which meets the international prefix.
    static let german = entries(
        "german-pbx",
        """
        112             | emergency 112
        110             | emergency 110
        00112           | emergency 112
        00115           | short 115
        00030123456     | national +4930123456
        00015112345678  | national +4915112345678
        00090012345678  | national blocked:premium_rate
        00070012345678  | national blocked:personal_number
        000031508200000 | international +31508200000
        0000 31 50 8200000 | international +31508200000
        0023125001      | local +493023125001
        0031508200000   | none refused
        030123456       | none refused
        +31508200000    | e164 +31508200000
        00+31508200000  | e164 +31508200000
        """
    )

    /// Denmark: no trunk prefix, no area codes, outside line 0.
    static let danish = entries(
        "danish-pbx-no-area-codes",
        """
        112             | emergency 112
        0112            | emergency 112
        0114            | emergency 114
        033123456       | national +4533123456
        33123456        | none refused
        080123456       | national +4580123456
        090123456       | national blocked:premium_rate
        0031508200110   | none refused
        00031508200110  | international +31508200110
        04533123456     | e164_without_plus +4533123456
        0116000         | short 116000
        """
    )

    /// Spain: numbers are dialled whole, without outside line.
    static let spanish = entries(
        "spanish-pbx-no-trunk-prefix",
        """
        112             | emergency 112
        961234567       | national 34961234567
        612345678       | national 34612345678
        800123456       | national 34800123456
        803123456       | national blocked:premium_rate
        0031508200100   | international 31508200100
        0034961234567   | international 34961234567
        34961234567     | e164_without_plus 34961234567
        0074951234567   | international outside
        116000          | short 116000
        100             | none refused
        96123456        | none refused
        """
    )

    @Test(arguments: antwerpen + assen + german + danish + spanish) func dialled(_ entry: Entry) throws {
        let plan = try Samples.plan(entry.golden)
        #expect(plan.decide(dialled: entry.row.dialled).summary == entry.row.expected)
    }
}
