import ConfigDiff
import ConfigFormats
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Mends change what they have to and nothing else.
@Suite struct AsteriskEditorTests {
    /// A file before a change and after the mends of all that then differs.
    private func mended(
        _ name: String,
        _ file: String,
        _ old: String,
        _ new: String,
        leaving count: Int = 0
    ) throws -> (String, String) {
        let bed = try AsteriskBed(brand: "asterisk-pjsip", golden: GoldenCase(name: "one-number"), form: .pieces).bed()
        let folder = try #require(try AsteriskFolderTests.Folder(name: name).read().replacing(old, with: new, in: file))
        let (differences, deployment) = try bed.differences(folder)
        let (files, leftOut) = try #require(deployment.editor).applying(differences.compactMap(\.mend), to: folder)
        #expect(leftOut.count == count)
        #expect(try bed.drift(files.reduce(folder) { $0.with($1) }).count == count)
        let result = try #require(files.first { $0.path == file })
        #expect(result.isUTF8 == folder[file]?.isUTF8)
        return (try #require(folder[file]).text, result.text)
    }

    @Test func windowsFilesStayAsTheyAre() throws {
        let (before, after) = try mended(
            "pjsip-windows-numbered",
            "pjsip.conf",
            "allow_transfer=no\r\nidentify_by=ip\r\ntrust_id_inbound=yes\r\naors=provider_b",
            "allow_transfer=yes ; tijdelijk, Ren\u{e9}\r\ntrust_id_inbound=yes\r\naors=provider_b"
        )
        let expected = before.replacingOccurrences(of: "allow_transfer=yes ;", with: "allow_transfer=no ;")
            .replacingOccurrences(
                of: "send_diversion=yes\r\n\r\n[provider_b]",
                with: "send_diversion=yes\r\nidentify_by = ip\r\n\r\n[provider_b]"
            )
        #expect(after == expected)
    }

    @Test func stepsKeepTheirNumbers() throws {
        let (before, after) = try mended(
            "pjsip-windows-numbered",
            "extensions.conf",
            ",Set(CALLERID(name)=)\r\n",
            ",Set(CALLERID(name)=Winkel)\r\n"
        )
        #expect(after == before.replacingOccurrences(of: "Set(CALLERID(name)=Winkel)", with: "Set(CALLERID(name)=)"))
    }

    @Test func whatATemplateSaysIsOverriddenInTheObject() throws {
        let (before, after) = try mended(
            "pjsip-layers",
            "klanten/winkel.conf",
            "dtmf_mode=rfc4733\naors=lijn-1",
            "aors=lijn-1"
        )
        #expect(after != before)
        #expect(after.contains("outbound_auth=lijn-1\ndtmf_mode = rfc4733\n"))
    }

    @Test func aWizardGetsItsOwnKeys() throws {
        let (_, after) = try mended(
            "pjsip-wizard",
            "pjsip_wizard.conf",
            "endpoint/identify_by=ip\n",
            "",
            // The second line's own identification cannot be taken out of a wizard.
            leaving: 1
        )
        #expect(after.contains("endpoint/identify_by = ip\n"))
    }
}
