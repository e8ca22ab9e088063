import ConfigFormats
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// What has another name is known by what it is and by what points at it.
@Suite struct AsteriskRenamingTests {
    @Test(arguments: ["asterisk-pjsip", "asterisk-sip"]) func everythingRenamed(_ brand: String) throws {
        for name in ["groningen", "assen-device-accounts"] {
            let golden = GoldenCase(name: name)
            let bed = try AsteriskBed(brand: brand, golden: golden, form: .included).bed()
            let trunk = bed.plan.trunk.name
            let files = bed.deployed.files.map { file in
                // Names of sections begin with the trunk's; the names of files and of groups of calls stay.
                var text = file.text.replacingOccurrences(of: "\(trunk)-", with: "anders_")
                text = text.replacingOccurrences(of: "transport-udp", with: "main")
                return SourceFile(path: file.path, text: text)
            }
            #expect(try bed.drift(SourceFolder(name: "etc", files: files)) == [], "\(name)")
        }
    }
}
