import DialPlan
import Testing

/// What a Dutch PBX without an outside line makes of dialled numbers: `groningen`, area code 050, destinations Europe,
/// premium-rate and satellite numbers blocked, numbers with plus on the wire.
@Suite struct DutchDiallingTests {
    static let table = DialTable(
        """
        - help in need: as dialled
        112             | emergency 112
        113             | emergency 113
        144             | emergency 144
        11-2            | emergency 112
        1120            | none refused
        0112            | none refused
        911             | none refused
        - short numbers: as dialled
        1233            | short 1233
        1234            | none refused
        14050           | short 14050
        14 050          | short 14050
        14020           | short 14020
        14 0592         | short 140592
        140             | none refused
        1405            | none refused
        1400592         | none refused
        14150           | none refused
        116000          | short 116000
        116 123         | short 116123
        116006          | short 116006
        11612           | none refused
        1161234         | none refused
        1800            | short 1800
        1818            | short 1818
        1888            | short 1888
        18              | none refused
        18001           | none refused
        - without area code: seven digits that begin with 2 to 9
        8200001         | local +31508200001
        3123456         | local +31503123456
        820 00 01       | local +31508200001
        2000000         | local +31502000000
        9999999         | local +31509999999
        1200001         | none refused
        0200001         | none refused
        820000          | none refused
        82000011        | none refused
        - mobile numbers
        0612345678      | national +31612345678
        06-12345678     | national +31612345678
        06 12 34 56 78  | national +31612345678
        (06) 12345678   | national +31612345678
        0687654321      | national +31687654321
        0662345678      | national +31662345678
        061234567       | none refused
        06123456789     | none refused
        - area codes of two digits behind the 0
        0101234567      | national +31101234567
        0131234567      | national +31131234567
        0201234567      | national +31201234567
        0301234567      | national +31301234567
        0401234567      | national +31401234567
        0501234567      | national +31501234567
        050-8200000     | national +31508200000
        0581234567      | national +31581234567
        0701234567      | national +31701234567
        0791234567      | national +31791234567
        - area codes of three digits behind the 0
        0111123456      | national +31111123456
        0184123456      | national +31184123456
        0297123456      | national +31297123456
        0343123456      | national +31343123456
        0418123456      | national +31418123456
        0592 123456     | national +31592123456
        0592/123456     | national +31592123456
        0592.123456     | national +31592123456
        0793123456      | national +31793123456
        010123456       | none refused
        01012345678     | none refused
        05012345        | none refused
        - companies and services of nine digits
        0851234567      | national +31851234567
        0881234567      | national +31881234567
        0841234567      | national +31841234567
        0871234567      | national +31871234567
        0821234567      | none refused
        0811234567      | none refused
        0861234567      | none refused
        0891234567      | none refused
        08812345678     | none refused
        - machines
        097012345678    | national +3197012345678
        0970123456789   | none refused
        0970123456      | none refused
        0911234567      | none refused
        - freephone: four to seven digits behind the 0800
        0800123         | none refused
        08001234        | service +318001234
        0800-0432       | service +318000432
        080012345       | service +3180012345
        0800123456      | service +31800123456
        08001234567     | service +318001234567
        080012345678    | none refused
        - premium rate: blocked
        09001234        | service blocked:premium_rate
        0900-9292       | service blocked:premium_rate
        090012345       | service blocked:premium_rate
        0900123456      | service blocked:premium_rate
        09001234567     | service blocked:premium_rate
        090012345678    | none refused
        09061234        | service blocked:premium_rate
        0906123456      | service blocked:premium_rate
        09061234567     | service blocked:premium_rate
        09091234        | service blocked:premium_rate
        0909123456      | service blocked:premium_rate
        09091234567     | service blocked:premium_rate
        09011234        | none refused
        09081234567     | none refused
        +319001234      | e164 blocked:premium_rate
        0031900123456   | international blocked:premium_rate
        - international
        0031508200000   | international +31508200000
        00 31 50 820 00 00 | international +31508200000
        003212345678    | international +3212345678
        0049301234567   | international +49301234567
        00442071234567  | international +442071234567
        00390612345678  | international +390612345678
        0074951234567   | international +74951234567
        0077172123456   | international outside
        0012125550100   | international outside
        0018765550100   | international outside
        00905321234567  | international outside
        00881612345678  | international blocked:satellite
        00870773123456  | international blocked:satellite
        00883510012345  | international blocked:satellite
        00979123456789  | international blocked:premium_rate
        004490123456789 | international blocked:premium_rate
        00491234567890123 | international +491234567890123
        004912345678901234 | international too-long
        00900           | none refused
        00 123456       | none refused
        001234567       | international outside
        00              | none refused
        000             | none refused
        0003112345678   | none refused
        00031508200000  | none refused
        - with plus
        +31508200000    | e164 +31508200000
        +31 (50) 820 00 00 | e164 +31508200000
        +3212345678     | e164 +3212345678
        +881612345678   | e164 blocked:satellite
        +12125550100    | e164 outside
        +310508200000   | e164 +310508200000
        +0508200000     | none refused
        +123456         | none refused
        ++31508200000   | none refused
        +               | none refused
        - the own country without plus
        31508200000     | e164_without_plus +31508200000
        31612345678     | e164_without_plus +31612345678
        31881234567     | e164_without_plus +31881234567
        3150820000      | none refused
        315082000000    | none refused
        31821234567     | none refused
        319001234       | none refused
        3212345678      | none refused
        49301234567     | none refused
        12125550100     | none refused
        - what is no number
        *21*            | none refused
        *31#0612345678  | none refused
        #31#0612345678  | none refused
        0612345678#     | none refused
        0031508200000#  | none refused
        0031*508200000  | none refused
        +31508200000*   | none refused
        00+31508200000  | none refused
        100             | none refused
        213             | none refused
        0               | none refused
        """
    )

    @Test(arguments: table.rows) func groningen(_ row: DialTable.Row) throws {
        #expect(try Samples.plan("groningen").decide(dialled: row.dialled).summary == row.expected)
    }

    @Test func tableIsLarge() { #expect(Self.table.rows.count >= 120) }

    @Test func decisionSaysHowItWasMade() throws {
        let plan = try Samples.plan("groningen")
        let decision = plan.decide(dialled: "06 12345678", from: "210")
        #expect(decision.dialled == "0612345678")
        #expect(decision.pattern?.notation == "06XXXXXXXX")
        #expect(decision.e164 == "31612345678")
        #expect(decision.destination?.verdict == .allowed)
        let call = try #require(decision.call)
        #expect(call.callerID == "+31508200010")
        #expect(!call.isAnonymous)
        #expect(call.accounts == [0, 1])
        let short = plan.decide(dialled: "14 050")
        #expect(short.e164 == nil && short.destination == nil)
        let wrong = plan.decide(dialled: "12")
        #expect(wrong.rule == nil && wrong.pattern == nil && wrong.e164 == nil && wrong.call == nil)
    }
}
