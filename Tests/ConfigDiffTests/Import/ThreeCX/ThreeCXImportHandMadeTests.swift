import ConfigDiff
import ConfigFormats
import Diagnostics
import PBXBackends
import Testing
import TrunkModel

/// A V20 as somebody set it up who never heard of trunk files: answers of its API, and files of an older one.
@Suite struct ThreeCXImportHandMadeTests {
    private static let trunks = """
        {"value": [
        {"Id": 5, "Number": "10002", "AuthID": "trunk8200-a", "AuthPassword": {"Concealed": true, "Value": null},
         "ExternalNumber": "31508200000", "OutboundCallerID": "+31508200000", "SimultaneousCalls": 6, "Direction": "Both",
         "DidNumbers": ["+31508200000", "+31508200010", "+31508200011", "+31508200012", "+31508200013"],
         "Gateway": {"Name": "Callvoip hoofdlijn", "Host": "pbx.callvoip.nl", "Port": 5060, "Codecs": ["PCMU", "PCMA"]}},
        {"Id": 6, "Number": "10003", "AuthID": "trunk8200-b", "AuthPassword": {"Concealed": false, "Value": "geheim 2"},
         "ExternalNumber": "31508200000", "OutboundCallerID": "+31508200000", "SimultaneousCalls": 6, "Direction": "Both",
         "DidNumbers": [], "Gateway": {"Name": "Callvoip backup", "Host": "pbx.callvoip.nl", "Port": 5060, "Codecs": []}},
        {"Id": 7, "Number": "10004", "AuthID": "oud", "AuthPassword": {"Concealed": true, "Value": null},
         "ExternalNumber": "31101234567", "OutboundCallerID": "", "SimultaneousCalls": 2, "Direction": "Both",
         "DidNumbers": ["31101234567"], "Gateway": {"Name": "Oude lijn", "Host": "sip.example.net", "Port": 5060, "Codecs": []}}
        ]}
        """

    private static func rule(_ name: String, _ data: String, _ to: String, _ number: String, trunk: Int = 5) -> String {
        let destination = "{\"To\": \"\(to)\", \"Number\": \"\(number)\", \"External\": \"\(number)\"}"
        let out = "\"OfficeHoursDestination\": \(destination), \"OutOfOfficeHoursDestination\": \(destination)"
        let condition = data.isEmpty ? "ForwardAll" : data.hasPrefix("06") ? "BasedOnCallerID" : "BasedOnDID"
        return "{\"RuleName\": \"\(name)\", \"Condition\": \"\(condition)\", \"Data\": \"\(data)\", "
            + "\"TrunkDN\": {\"Id\": \(trunk)}, \(out)}"
    }

    private static let inbound =
        "[\n"
        + [
            rule("Receptie", "+31508200000", "Queue", "800"), rule("Jan", "*508200010", "Extension", "110"),
            rule("Storing", "+31508200011", "External", "0612345678"), rule("VIP", "0687654321", "Extension", "100"),
            rule("Fax", "+31508200012", "Fax", "900"), rule("Rest", "", "Extension", "100"),
            rule("Oud", "31101234567", "Extension", "100", trunk: 7),
        ].joined(separator: ",\n") + "\n]\n"

    private static let outbound = """
        {"value": [
        {"Name": "Nationaal", "Priority": 3, "Prefix": "0", "NumberLengthRanges": "10", "DNRanges": [], "GroupNames": [],
         "Routes": [{"TrunkId": 5, "StripDigits": 1, "Prepend": "+31"}, {"TrunkId": 6, "StripDigits": 1, "Prepend": "+31"}]},
        {"Name": "Buitenland directie", "Priority": 2, "Prefix": "00", "NumberLengthRanges": "", "GroupNames": [],
         "DNRanges": [{"From": "100", "To": "110"}],
         "Routes": [{"TrunkId": 5, "StripDigits": 2, "Prepend": "+"}, {"TrunkId": 6, "StripDigits": 2, "Prepend": "+"}]},
        {"Name": "Nood", "Priority": 1, "Prefix": "112", "NumberLengthRanges": "3", "DNRanges": [], "GroupNames": ["Overal"],
         "Routes": [{"TrunkId": 5, "StripDigits": 0, "Prepend": ""}, {"TrunkId": 6, "StripDigits": 0, "Prepend": ""}]},
        {"Name": "Oud", "Priority": 4, "Prefix": "8", "NumberLengthRanges": "", "DNRanges": [], "GroupNames": [],
         "Routes": [{"TrunkId": 7, "StripDigits": 1, "Prepend": ""}]}
        ]}
        """

    private func folder() -> SourceFolder {
        SourceFolder(
            name: "v20",
            files: [
                SourceFile(path: "InboundRules.json", text: Self.inbound),
                SourceFile(path: "OutboundRules.json", text: Self.outbound),
                SourceFile(path: "Trunks.json", text: Self.trunks),
            ]
        )
    }

    @Test func becomesATrunkFile() throws {
        let bed = try ThreeCXImportBed(folder(), as: "3cx:20", trunk: "Callvoip")
        let trunk = bed.trunk
        #expect(trunk.name == "Callvoip")
        #expect(bed.outcome.result.file.provider?.value == "callvoip")
        #expect(trunk.kind == .trunk)
        #expect(trunk.accounts.map(\.username) == ["trunk8200-a", "trunk8200-b"])
        #expect(trunk.accounts[1].password.reveal() == "geheim 2")
        #expect(trunk.channels == 6)
        #expect(trunk.numberFormat == .plus)
        #expect(trunk.pbx.country.region == "NL")
        #expect(trunk.outsideLine == "")
        #expect(trunk.destinations.name == "netherlands")
        #expect(trunk.defaultCallerID?.e164 == "+31508200000")
        #expect(trunk.callers.isEmpty)
        let numbers = trunk.numbers.map { block in
            "\(block.first.e164) \(block.count) \(block.inbound.map { "\($0.kind.rawValue) \($0.notation)" } ?? "-") "
                + (block.description ?? "-")
        }
        // What no rule takes goes where the trunk's other calls go.
        #expect(
            numbers == [
                "+31508200000 1 queue 800 Receptie", "+31508200010 1 extension 110 Jan", "+31508200011 1 - Storing",
                "+31508200012 1 extension 900 Fax", "+31508200013 1 extension 100 -",
            ]
        )
        #expect(bed.errors == [])
    }

    @Test func whatIsNotCarriedHasItsPlace() throws {
        let bed = try ThreeCXImportBed(folder(), as: "3cx:20", trunk: "Callvoip")
        func place(_ setting: String) -> String? {
            bed.outcome.result.uncarried.first { $0.setting.en == setting }?.location.map { "\($0.file):\($0.line)" }
        }
        #expect(place("inbound rule VIP") == "v20/InboundRules.json:5")
        #expect(place("inbound number +31508200011") == "v20/InboundRules.json:4")
        #expect(place("outbound rule for 100-110") == "v20/OutboundRules.json:4")
        #expect(place("groups of outbound rule Nood") == "v20/OutboundRules.json:7")
        #expect(place("password of 'trunk8200-a'") == "v20/Trunks.json:2")
        #expect(place("codecs ulaw, alaw") == "v20/Trunks.json:5")
        #expect(bed.uncarried.contains("numbers that extensions show"))
        let messages = bed.outcome.findings.diagnostics.map(\.message)
        #expect(messages.contains { $0.hasPrefix("trunk Callvoip hoofdlijn: Codecs") })
        #expect(!messages.contains { $0.contains("geheim") })
    }

    @Test func anotherProvidersTrunkIsAnotherTrunk() throws {
        let failure = #expect(throws: DiagnosedFailure.self) { try ThreeCXImportBed(folder(), as: "3cx:20") }
        #expect(failure?.log.diagnostics.map(\.rule) == ["import-several"])
        let bed = try ThreeCXImportBed(folder(), as: "3cx:20", trunk: "oud")
        #expect(bed.trunk.accounts.map(\.server.host) == ["sip.example.net"])
        #expect(bed.trunk.numbers.map(\.first.e164) == ["+31101234567"])
    }

    /// Version 14 keeps inbound rules where nobody can read them; the table beside the backup has them, by virtual numbers.
    @Test func olderBackupAndTable() throws {
        let backup = """
            <PhoneSystem><Gateways><VoipProvider><Port>5060</Port><Host>pbx.callvoip.nl</Host><Name>Callvoip</Name>
            </VoipProvider></Gateways><Tenants><Tenant><OutboundRules><OutboundRule><NumberLengthRanges>10</NumberLengthRanges>
            <Priority>1</Priority><Prefix>0</Prefix><Name>Buiten</Name><OutboundRoutes>
            <OutboundRoute><Prepend>31</Prepend><StripDigits>1</StripDigits><Gateway>Callvoip</Gateway></OutboundRoute>
            <OutboundRoute><Prepend/><StripDigits>0</StripDigits><Gateway/></OutboundRoute></OutboundRoutes></OutboundRule>
            </OutboundRules><DN><ExternalLine><DIDNumbers/><Direction>Both</Direction><SimultaneousCalls>4</SimultaneousCalls>
            <OutboundCallerID>31508200000</OutboundCallerID><ExternalNumber>31508200000</ExternalNumber>
            <AuthPassword>geheim</AuthPassword><AuthID>login</AuthID><Number>10004</Number><Gateway>Callvoip</Gateway>
            <RoutingRules><ExternalLineRule><RuleConditionGroup><Condition Type="ForwardAll"/></RuleConditionGroup>
            <Destination><To>Extension</To><Internal DN="100"/></Destination></ExternalLineRule></RoutingRules></ExternalLine>
            </DN></Tenant></Tenants></PhoneSystem>
            """
        let table = """
            PRIORITY,NAME,TYPE,MASK,PORTS,INOFFICE_DEST_TYPE,INOFFICE_DEST_NUMBER,SAME_DEST_AS_INOFFICE,SPECIFIC_HOURS,\
            SPECIFIC_HOURS_TIME,INCLUDE_HOLIDAYS,OUTOFOFFICE_DEST_TYPE,OUTOFOFFICE_DEST_NUMBER,PLAY_HOLIDAY_PROMPT
            2,Receptie,1,31508200000,[10004],2,100,0,0,,,2,100,0
            3,Menu,1,*508200001,[10004],5,801,0,0,,,5,801,0
            4,Ander,1,31508200009,[10009],2,102,0,0,,,2,102,0
            """
        let files = [SourceFile(path: "db.xml", text: backup), SourceFile(path: "exportDID.csv", text: table)]
        let bed = try ThreeCXImportBed(SourceFolder(name: "v14", files: files), as: "3cx:14")
        #expect(bed.trunk.accounts.map(\.username) == ["login"])
        #expect(bed.trunk.numberFormat == .withoutPlus)
        let numbers = bed.trunk.numbers.map {
            "\($0.first.e164) \($0.inbound?.notation ?? "-") \($0.description ?? "-")"
        }
        #expect(numbers == ["+31508200000 100 Receptie", "+31508200001 801 Menu"])
        #expect(bed.errors == [])
    }
}
