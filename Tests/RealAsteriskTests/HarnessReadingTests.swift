import TestSupport
import Testing

/// Proves what the harness reads: values as Asterisk's own parser sees them, and the lists of what Asterisk knows.
@Suite struct HarnessReadingTests {
    @Test(arguments: AsteriskVersion.allCases)
    func getConfigReadsAPasswordBack(_ version: AsteriskVersion) async throws {
        let file = "[a]\npassword = p\\;q\\r\\\\;s\"\n"
        try await AsteriskInstance.with(version, .pjsip, files: ["escaped.conf": file]) { pbx in
            let response = try await pbx.ami.action("GetConfig", ["Filename": "escaped.conf"]).response
            #expect(response["Category-000000"] == "a")
            #expect(response["Line-000000-000000"] == "password=p;q\\r\\;s\"")
        }
    }

    @Test(arguments: AsteriskVersion.allCases)
    func showsTheDialPlan(_ version: AsteriskVersion) async throws {
        try await AsteriskInstance.with(version, .pjsip) { pbx in
            let steps = try await pbx.ami.action("ShowDialPlan", ["Context": "internal"]).events
            #expect(steps.contains { $0["Extension"] == "_[2-9]XX" && $0["Application"] == "Answer" })
            #expect(try await pbx.cli("dialplan show 345@internal").contains("_[2-9]XX"))
            #expect(try await pbx.cli("dialplan show nosuch").contains("There is no existence of 'nosuch' context"))
        }
    }

    @Test(arguments: AsteriskVersion.allCases)
    func knowsOptionsApplicationsAndFunctions(_ version: AsteriskVersion) throws {
        let known = try AsteriskDocumentation(of: AsteriskInstall(version))
        for object in ["endpoint", "aor", "auth", "identify", "registration", "transport", "global", "system"] {
            #expect(known.pjsipOptions[object]?.isEmpty == false, "\(object)")
        }
        #expect(known.pjsipOptions["endpoint"]?.contains("direct_media") == true)
        #expect(known.pjsipOptions["endpoint"]?.contains("bogus") == false)
        #expect(known.applications.isSuperset(of: ["Dial", "Gosub", "Hangup", "Set"]))
        #expect(known.functions.isSuperset(of: ["CALLERID", "HANGUPCAUSE", "PJSIP_HEADER"]))
    }

    @Test func knowsTheOptionsOfChanSIP() throws {
        let known = try ChanSIPOptions(of: AsteriskInstall(.v16))
        for name in ["remotesecret", "fromdomain", "sendrpid", "insecure", "callbackextension", "trustrpid"] {
            #expect(known.knows(name), "\(name)")
        }
        for name in ["fromuer", "wibble", "bogus_option"] { #expect(!known.knows(name), "\(name)") }
    }
}
