/// The configuration of a PBX that has no trunk yet, into which generated fragments are included.
struct StockFiles {
    /// The fragments by file name, as the test gave them.
    var fragments: [String: String]
    /// Where SIP is spoken.
    var sip: SocketAddress
    /// Where AMI listens.
    var ami: SocketAddress
    /// The extensions or patterns of the context `internal` that answer.
    var extensions: [String]
    /// The contexts that `internal` includes, such as `callvoip-outbound`.
    var outbound: [String]
    /// What such an extension does: steps of the dial plan.
    var steps = ["UserEvent(Reached,\(reached))", "Answer()", "Wait(60)", "Hangup()"]
    /// Whether chan_pjsip gives up on a silent server after 6.4 seconds, as the setup sheet recommends, and not after 32.
    var isHasty = false
    /// Modules to load besides the usual ones.
    var modules: [String] = []

    /// AMI's user, and its secret too.
    static let amiUser = "harness"

    /// All files by name but `asterisk.conf`; a fragment named like a stock file takes its place.
    func all(_ driver: SIPDriver) -> [String: String] {
        var files = Self.quiet
        files["extensions.conf"] = extensionsFile
        files["manager.conf"] = manager
        files["modules.conf"] = StockModules.text(driver, modules)
        files[driver == .sip ? "sip.conf" : "pjsip.conf"] = driver == .sip ? sipFile : pjsipFile
        return files.merging(fragments) { _, given in given }
    }

    private var pjsipFile: String {
        """
        [transport-udp]
        type = transport
        protocol = udp
        bind = \(sip)

        \(isHasty ? "[system]\ntype = system\ntimer_t1 = 100\ntimer_b = 6400\n" : "")
        \(include { $0.hasPrefix("pjsip_") })
        """
    }

    // `register =>` lines count only inside [general].
    private var sipFile: String {
        """
        [general]
        udpbindaddr = \(sip)
        \(include { $0.hasPrefix("sip_register_") })

        \(include { $0.hasPrefix("sip_") && !$0.hasPrefix("sip_register_") })
        """
    }

    private var extensionsFile: String {
        let answer = extensions.map { pattern in
            steps.enumerated().map { place, step in
                place == 0 ? "exten => \(pattern),1,\(step)\n" : " same => n,\(step)\n"
            }.joined()
        }
        return """
            [general]
            static = yes
            writeprotect = yes

            [internal]
            \(answer.joined())\(outbound.map { "include => \($0)\n" }.joined())
            \(include { $0.hasPrefix("extensions_") })
            """
    }

    // What a test may want to know of a call that reached an extension.
    private static let reached = [
        "Extension: ${EXTEN}", "Number: ${CALLERID(num)}", "Name: ${CALLERID(name)}",
        "Presentation: ${CALLERID(pres)}", "Called: ${CALLERID(dnid)}", "Channel: ${CHANNEL(name)}",
    ].joined(separator: ",")

    // Asterisk hangs up on who takes longer than 100 ms to read what it says, as a test may where all run at once.
    private var manager: String {
        """
        [general]
        enabled = yes
        bindaddr = \(ami.host)
        port = \(ami.port)

        [\(Self.amiUser)]
        secret = \(Self.amiUser)
        read = all
        write = all
        writetimeout = 30000
        """
    }

    private func include(_ belongs: (String) -> Bool) -> String {
        fragments.keys.filter { belongs($0) && $0.hasSuffix(".conf") }.sorted().map { "#include \($0)\n" }.joined()
    }

    /// The files that Asterisk would miss aloud if they were not there.
    static let quiet: [String: String] = [
        "acl.conf": "", "pjproject.conf": "", "udptl.conf": "",
        "ccss.conf": "[general]\n", "cdr.conf": "[general]\n", "cel.conf": "[general]\n",
        "features.conf": "[general]\n",
        "indications.conf": """
        [general]
        country = nl
        [nl]
        description = Netherlands
        ringcadence = 1000,4000
        dial = 425
        busy = 425/500,0/500
        ring = 425/1000,0/4000
        congestion = 425/250,0/250
        """,
        "rtp.conf": "[general]\nrtpstart = 20000\nrtpend = 29999\nicesupport = no\n",
        "logger.conf": "[general]\n[logfiles]\nmessages = notice,warning,error\n",
    ]
}
