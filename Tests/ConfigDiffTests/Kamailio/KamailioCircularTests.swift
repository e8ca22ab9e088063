import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// What `generate` makes for Kamailio differs in nothing from what should be, however it is deployed.
@Suite struct KamailioCircularTests {
    @Test(arguments: GoldenCase.all) func nothingDiffers(_ golden: GoldenCase) throws {
        let generated = try GeneratedBed("kamailio", case: golden)
        let bed = try generated.bed(generated.folder())
        try bed.checkClean()
        #expect(try bed.drift(bed.deployed, others: true) == [])
        guard GoldenCase.single.contains(golden.name) else { return }
        for file in bed.deployed.files {
            #expect(try bed.drift(SourceFolder(name: "pbx", files: [file]), others: true) == [], "\(file.path)")
        }
    }

    /// A copy of `/etc`, one of the folder of tables alone, and one file for all.
    @Test func elsewhere() throws {
        let generated = try GeneratedBed("kamailio")
        let bed = try generated.bed(generated.folder())
        let deeper = bed.deployed.files.map { SourceFile(path: "kamailio/\($0.path)", bytes: $0.bytes) }
        #expect(try bed.drift(SourceFolder(name: "etc", files: deeper), others: true) == [])
        let tables = bed.deployed.files.filter { $0.path.hasPrefix("dbtext/") }
            .map { SourceFile(path: String($0.path.dropFirst(7)), bytes: $0.bytes) }
        #expect(try bed.drift(SourceFolder(name: "dbtext", files: tables), others: true) == [])
        let root = try #require(bed.deployed["kamailio.cfg"]?.text)
        let trunk = try #require(bed.deployed["trunk-groningen.cfg"]?.text)
        let pasted = root.replacingOccurrences(of: "include_file \"trunk-groningen.cfg\"", with: trunk)
        let folder = bed.deployed.without("trunk-groningen.cfg").with(SourceFile(path: "kamailio.cfg", text: pasted))
        #expect(try bed.drift(folder) == [])
    }

    /// What stands in `local.cfg` is the user's own.
    @Test func ownSettings() throws {
        let generated = try GeneratedBed("kamailio")
        let bed = try generated.bed(generated.folder())
        let local = """
            #!define CONTACT "198.51.100.7:5080"
            #!define INSIDE "10.0.0.2"
            #!define TABLES "text:///srv/sip/dbtext"
            listen=udp:198.51.100.7:5080 advertise 203.0.113.10:5080
            debug=3
            log_name="sip"
            """
        #expect(try bed.drift(bed.deployed.with(SourceFile(path: "local.cfg", text: local + "\n"))) == [])
    }

    /// A server of the user's own, with other things to do, that calls our routes behind the same check.
    @Test func ownServer() throws {
        let generated = try GeneratedBed("kamailio")
        let bed = try generated.bed(generated.folder())
        let root = try #require(bed.deployed["kamailio.cfg"]?.text)
        let start = try #require(root.range(of: "request_route {"))
        let first = try #require(root.range(of: "    if (allow_source_address"))
        let last = try #require(root.range(of: "    # Both sides ask"))
        let own = """
            request_route {
                if ($ua =~ "scanner") drop;
                route(LIMITS);
            \(root[first.lowerBound..<last.lowerBound])
                if (is_method("REGISTER")) { save("location"); exit; }
                if (has_totag()) { route(TRUNK_DIALOG); }
                if ($var(side) == "provider") {
                    route(TRUNK_IN);
                    lookup("location");
                    t_relay();
                    exit;
                }
                route(TRUNK_OUT);
            }
            route[LIMITS] { if (!pike_check_req()) exit; }

            """
        let file = SourceFile(path: "kamailio.cfg", text: root[..<start.lowerBound] + own)
        #expect(try bed.drift(bed.deployed.with(file)) == [])
        let open = own.replacingOccurrences(of: "allow_source_address(\"1\")", with: "$si != INSIDE")
        let openFile = SourceFile(path: "kamailio.cfg", text: root[..<start.lowerBound] + open)
        let drift = try bed.differences(bed.deployed.with(openFile)).differences.filter { $0.kind != .notOurs }
        #expect(drift.map(\.rule) == ["request_route/statement"] && drift.first?.severity == .security)
    }

    @Test func renamed() throws {
        for name in ["groningen", "assen-device-accounts"] {
            let generated = try GeneratedBed("kamailio", case: name)
            let bed = try generated.bed(generated.folder())
            let trunk = bed.plan.trunk.name
            let files = bed.deployed.files.map { file in
                var text = file.text
                // Registrations and the count of calls have other names, and so has the trunk.
                for (index, account) in bed.plan.trunk.accounts.enumerated() {
                    let old = account.username
                    if file.path == "dbtext/uacreg" {
                        text = text.replacingOccurrences(
                            of: "\(index + 1):\(old):",
                            with: "\(index + 1):lijn_\(index):"
                        )
                    } else if file.path.hasPrefix("trunk-") {
                        text = text.replacingOccurrences(of: "\"\(old)\"", with: "\"lijn_\(index)\"")
                    }
                }
                text = text.replacingOccurrences(
                    of: "profiles_no_value\", \"trunk\"",
                    with: "profiles_no_value\", \"tel\""
                )
                .replacingOccurrences(of: "profile(\"trunk\"", with: "profile(\"tel\"")
                .replacingOccurrences(of: "profile_size(\"trunk\"", with: "profile_size(\"tel\"")
                .replacingOccurrences(of: "trunk-\(trunk).cfg", with: "trunk-anders.cfg")
                .replacingOccurrences(of: "\"\(trunk): ", with: "\"anders: ")
                .replacingOccurrences(of: "TRUNK_SEND", with: "PROVIDER_SEND")
                let path = file.path.hasPrefix("trunk-") ? "trunk-anders.cfg" : file.path
                return SourceFile(path: path, text: text)
            }
            #expect(try bed.drift(SourceFolder(name: "pbx", files: files)) == [], "\(name)")
        }
    }

    /// A table that is gone is missed as a whole; one that lies elsewhere is not.
    @Test func missingFiles() throws {
        let generated = try GeneratedBed("kamailio")
        let bed = try generated.bed(generated.folder())
        let gone = try bed.differences(bed.deployed.without("dbtext/dispatcher")).differences
        #expect(gone.map(\.rule) == ["server/missing"])
        let elsewhere = SourceFolder(name: "pbx", files: bed.deployed.files.filter { !$0.path.hasPrefix("dbtext/") })
        let (differences, deployment) = try bed.differences(elsewhere)
        #expect(differences.isEmpty && deployment.findings.diagnostics.map(\.rule) == ["deployed-form"])
        #expect(throws: (any Error).self) {
            try bed.drift(SourceFolder(files: [SourceFile(path: "hallo.txt", text: "hallo\n")]))
        }
    }
}
