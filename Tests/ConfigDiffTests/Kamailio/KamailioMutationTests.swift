import ConfigDiff
import ConfigFormats
import PBXBackends
import TestSupport
import Testing

/// One change at a time to what is deployed of Kamailio.
@Suite struct KamailioMutationTests {
    private static func bed() throws -> MutationBed {
        let generated = try GeneratedBed("kamailio")
        return try generated.bed(generated.folder())
    }

    @Test(arguments: KamailioRows.parameters) func parameters(_ row: Mutation) throws { try Self.bed().check(row) }
    @Test(arguments: KamailioRows.server) func server(_ row: Mutation) throws { try Self.bed().check(row) }
    @Test(arguments: KamailioRows.routes) func routes(_ row: Mutation) throws { try Self.bed().check(row) }
    @Test(arguments: KamailioRows.registrations) func registrations(_ row: Mutation) throws {
        try Self.bed().check(row)
    }
    @Test(arguments: KamailioRows.rules) func rules(_ row: Mutation) throws { try Self.bed().check(row) }
    @Test(arguments: KamailioRows.places) func places(_ row: Mutation) throws { try Self.bed().check(row) }

    @Test func garbled() throws { try Self.bed().checkHostile(rounds: 40) }

    /// What a mend leaves of a file is all that was not wrong.
    @Test func everythingElseStays() throws {
        let bed = try Self.bed()
        let text = try #require(bed.deployed[KamailioRows.trunk]?.text)
        for (old, new) in [
            ("$var(calls) >= 8)", "$var(calls) >= 9)"),
            ("    route(TRUNK_NO_FAX);\n    dlg_manage();\n    set_dlg", "    set_dlg"),
            ("\"reg_timer_interval\", 5)", "\"reg_timer_interval\", 500) # lang"),
        ] {
            let folder = try #require(bed.deployed.replacing(old, with: new, in: KamailioRows.trunk))
            let (differences, deployment) = try bed.differences(folder)
            let (files, leftOut) = try #require(deployment.editor).applying(differences.compactMap(\.mend), to: folder)
            #expect(leftOut.isEmpty && files.map(\.path) == [KamailioRows.trunk])
            #expect(files.first?.text.replacing(" # lang", with: "") == text)
        }
    }
}

/// Passwords as they stand in our own files.
enum GeneratedSecrets {
    /// The first account's of `groningen`, as table `uacreg` has it.
    static let first: String = {
        let text = GoldenCase.environment["TRUNK_PASSWORD_PRIMARY"] ?? ""
        return DBText.escape(text)
    }()
}
