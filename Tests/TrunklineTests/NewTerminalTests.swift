import Foundation
import TestSupport
import Testing

/// `trunkline new` with a person at a terminal.
@Suite struct NewTerminalTests {
    @Test func wholeTrunk() async throws {
        let folder = try TemporaryFolder()
        let command = try TypedCommand(["new", "--language", "nl"], in: folder.url)
        try await command.answer("Provider [callvoip]")
        try await command.answer("Soort aansluiting [trunk]")
        try await command.answer("Naam van de PBX", "gron ingen")
        try await command.wait(for: "name 'gron ingen' holds ' '; use letters from a to z, digits, - and _\n")
        try await command.answer("Naam van de PBX", "groningen")
        try await command.answer("Gelijktijdige gesprekken [geen]", "?")
        try await command.wait(for: "Leeg: geen grens.\n")
        try await command.answer("Gelijktijdige gesprekken [geen]", "8")
        try await command.answer("Merk en type van de PBX [geen]", "1")
        try await command.answer("Nummerformaat [plus]")
        try await command.answer("IP-adres of subnet van de PBX", "203.0.113.10")
        try await command.answer("Land van de PBX [NL]")
        try await command.answer("Netnummer [geen]", "050")
        try await command.answer("Nummer of reeks", "050-82")
        try await command.wait(for: "is too short for its country\n")
        try await command.answer("Nummer of reeks", "050-8200000")
        try await command.answer("Omschrijving", "Receptie: \"é\" # '")
        try await command.answer("Inkomend (DID)", "2")
        try await command.answer("Intern nummer", "600")
        try await command.answer("Nummerweergave")
        try await command.answer("Nummer of reeks [klaar]")
        try await command.answer("Standaard nummerweergave [+31508200000]")
        try await command.answer("Failover naar belplan [geen]", "Belplan Receptie")
        try await command.answer("Primair account", "trunk-a")
        try await command.answer("Waar het wachtwoord staat [env]")
        try await command.answer("Naam van de variabele [GRONINGEN_PASSWORD_PRIMARY]")
        try await command.answer("(secundair)", "trunk-b")
        try await command.answer("Waar het wachtwoord staat [env]", "text")
        try await command.answer("Wachtwoord (onzichtbaar)", "GEHEIMX\u{7f}é")
        try await command.wait(for: "stands in the file as plain text")
        try await command.answer("buitenlijn [geen]", "0")
        try await command.answer("Bestemmingen [europe]", "benelux")
        try await command.answer("Geblokkeerde soorten nummers [premium_rate,satellite]")
        try await command.answer("per uur/dag/week [10/25/50]")
        try await command.answer("Toestel dat iets anders toont [klaar]", "219")
        try await command.answer("Toont nummer", "anonymous")
        try await command.answer("Toestel dat iets anders toont [klaar]")
        #expect(try await command.waitForEnd() == 0)
        #expect(try command.output.hasPrefix("created groningen.yaml\nHierna:\n"))
        #expect(!command.shown.contains("GEHEIM"))
        #expect(command.shown.contains("\u{1b}[1;31merror\u{1b}[0m: "))
        let text = try folder.text("groningen.yaml")
        for line in [
            "description: \"Receptie: \\\"é\\\" # '\"", "inbound: { ring_group: \"600\" }", "password: \"GEHEIMé\"",
            "fallback: Belplan Receptie ", "destinations: benelux ", "caller_id: anonymous ",
            "# Merk: Asterisk; type: ",
        ] {
            #expect(text.contains(line), "\(line)")
        }
        #expect(try folder.mode("groningen.yaml") == 0o600)
        let check = try await TrunklineCommand.run(
            ["check", "groningen.yaml"],
            in: folder.url,
            environment: ["GRONINGEN_PASSWORD_PRIMARY": "x"]
        )
        #expect(check.status == 0, "\(check.errors)")
    }

    @Test func flagsAreNotAsked() async throws {
        let folder = try TemporaryFolder()
        let flags = [
            "--provider", "callvoip", "--kind", "trunk", "--channels", "8", "--pbx", "asterisk-sip", "--number-format",
            "plus",
            "--country", "NL", "--area-code", "050", "--default-caller-id", "0508200000", "--fallback", "x",
            "--outside-line", "none",
            "--destinations", "europe", "--block", "none", "--limits", "1/2/3", "--caller", "219=anonymous",
        ]
        let command = try TypedCommand(NewCommandTests.least + flags + ["-"], in: folder.url)
        #expect(try await command.waitForEnd() == 0)
        #expect(!command.shown.contains("["))
        #expect(try command.output.contains("\nname: stad "))
        #expect(try command.output.contains("block: [] "))
    }

    @Test(arguments: [("\u{4}", []), ("callvoip\n\u{4}", []), ("half\u{4}\u{4}\u{4}", ["--provider", "generic"])])
    func endOfInput(_ typed: String, _ flags: [String]) async throws {
        let folder = try TemporaryFolder()
        let command = try TypedCommand(["new", "--name", "stad", "--language", "en"] + flags, in: folder.url)
        try await command.wait(for: "]: ")
        command.type(typed)
        #expect(try await command.waitForEnd() == 2)
        #expect(
            command.shown.contains(": the answers ended before the questions; nothing was written [answer-missing]\n")
        )
        #expect(try folder.files() == [])
        #expect(try command.output.isEmpty)
    }

    /// Ctrl-C where nothing is shown must not leave the terminal mute.
    @Test func interruptedPassword() async throws {
        let folder = try TemporaryFolder()
        let command = try TypedCommand(
            [
                "new", "--name", "stad", "--language", "en", "--provider", "callvoip", "--kind", "trunk", "--channels",
                "8", "--pbx",
                "asterisk-sip", "--number-format", "plus", "--country", "NL", "--area-code", "050", "--fallback", "x",
                "--address",
                "203.0.113.10", "--number", "0508200000", "--default-caller-id", "0508200000",
            ],
            in: folder.url
        )
        try await command.answer("Primary account, user name", "a")
        try await command.answer("Where the password stands", "3")
        try await command.wait(for: "Password (not shown): ")
        command.type("GEHEIM\u{3}")
        #expect(try await command.waitForEnd() == 2)
        #expect(!command.shown.contains("GEHEIM"))
        #expect(try folder.files() == [])
    }

    @Test func noColour() async throws {
        let folder = try TemporaryFolder()
        let command = try TypedCommand(["new", "--language", "en"], in: folder.url, environment: ["NO_COLOR": "1"])
        try await command.answer("Provider [callvoip]", "nobody")
        try await command.wait(for: "  error: no profile is called 'nobody'")
        command.type("\u{4}")
        #expect(try await command.waitForEnd() == 2)
        #expect(!command.shown.contains("\u{1b}"))
    }

    @Test func noInput() async throws {
        let folder = try TemporaryFolder()
        let command = try TypedCommand(["new", "--no-input"], in: folder.url)
        #expect(try await command.waitForEnd() == 2)
        #expect(command.shown.contains("--name is missing"))
    }

    @Test func existingFile() async throws {
        let folder = try TemporaryFolder()
        try folder.write("here", to: "stad.yaml")
        // Named: nothing is asked at all. By the trunk's name: another name is asked for.
        let named = try TypedCommand(["new", "stad.yaml"], in: folder.url)
        #expect(try await named.waitForEnd() == 2)
        #expect(named.shown.contains("[file-exists]"))
        let command = try TypedCommand(["new", "--language", "en", "--name", "stad"], in: folder.url)
        try await command.answer("Provider")
        try await command.answer("Kind of connection")
        try await command.wait(for: "--name: stad.yaml: the file exists already; --force replaces it\n")
        try await command.answer("Name of the PBX", "dorp")
        try await command.wait(for: "Calls at the same time")
        command.type("\u{4}")
        #expect(try await command.waitForEnd() == 2)
        #expect(try folder.text("stad.yaml") == "here")
        #expect(try folder.files() == ["stad.yaml"])
    }
}
