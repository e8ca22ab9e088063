import ConfigFormats
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// `xapi-plan.json` against the published description: names, types, enums, references, and the order of the requests.
@Suite struct ThreeCXPlanTests {
    private static func plan(_ golden: GoldenCase) throws -> (node: JSONNode, bundle: GeneratedBundle) {
        let bundle = try ThreeCXFiles.bundle("20", golden)
        return (try ThreeCXPlanReading.read(try bundle.file("xapi-plan.json")), bundle)
    }

    @Test(arguments: GoldenCase.all) func followsThePublishedDescription(_ golden: GoldenCase) throws {
        let (plan, bundle) = try Self.plan(golden)
        var kept: Set<String> = []
        var faults: [String] = []
        for (index, request) in (plan["requests"]?.items ?? []).enumerated() {
            let path = try #require(request["path"]?.text)
            let method = try #require(request["method"]?.text)
            #expect(request["description"]?["nl"]?.text != nil && request["description"]?["en"]?.text != nil)
            if method == "GET" {
                let template = path.split(separator: "{").dropFirst().first?.prefix { $0 != "." }
                if path != "/Trunks" {
                    #expect(path.hasPrefix("/Trunks/Pbx.InitTrunk(template={"))
                    #expect(template.map { kept.contains(String($0)) } == true, "\(path)")
                }
                #expect(request["body"] == nil)
            } else {
                #expect(method == "POST")
                let schema = try #require(XAPISchema.bodies[path])
                let body = try #require(request["body"])
                faults += schema.faults(of: body, at: "requests[\(index)]", kept: kept)
            }
            if let name = request["as"]?.text { #expect(kept.insert(name).inserted, "\(name) twice") }
        }
        #expect(faults.isEmpty, "\(faults.prefix(3))")
        #expect(bundle.plan.trunk.accounts.allSatisfy { kept.contains("trunk-\($0.label)") })
    }

    @Test func checkerFindsMistakes() throws {
        let schema = try #require(XAPISchema.bodies["/OutboundRules"])
        func faults(_ text: String) throws -> [String] {
            schema.faults(of: try ThreeCXPlanReading.read(text), at: "body", kept: ["trunk-a"])
        }
        #expect(try faults(#"{"Name": "x", "Routes": [{"TrunkId": {"$ref": "trunk-a.Id"}, "StripDigits": 1}]}"#) == [])
        #expect(try faults(#"{"name": "x"}"#) == ["body.name: no such property"])
        #expect(try faults(#"{"Priority": "1"}"#) == ["body.Priority: no integer"])
        #expect(try faults(#"{"Routes": [{"TrunkId": {"$ref": "trunk-b.Id"}}]}"#).count == 1)
        let trunk = try #require(XAPISchema.bodies["/Trunks"])
        let node = try ThreeCXPlanReading.read(#"{"TransportRestriction": "udp"}"#)
        #expect(trunk.faults(of: node, at: "body", kept: []) == ["body.TransportRestriction: udp is no value"])
    }

    @Test func holdsNoPassword() throws {
        for golden in GoldenCase.all {
            let bundle = try ThreeCXFiles.bundle("20", golden)
            let text = try bundle.file("xapi-plan.json")
            for account in bundle.plan.trunk.accounts where account.password.reveal().utf8.count > 4 {
                #expect(!text.contains(account.password.reveal()), "\(golden)")
            }
        }
    }

    /// The customer's own words come back as they are, with quotes, backslashes and what markup has.
    @Test func descriptionsSurvive() throws {
        let (plan, bundle) = try Self.plan(GoldenCase(name: "passwords-comment-signs"))
        let description = try #require(bundle.plan.trunk.numbers.first?.description)
        let texts = (plan["requests"]?.items ?? []).compactMap { $0["description"]?["en"]?.text }
        #expect(texts.contains { $0.hasSuffix("(\(description))") })
    }
}
