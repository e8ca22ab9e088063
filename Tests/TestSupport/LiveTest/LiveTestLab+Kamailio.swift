import DialPlan
import Foundation
import TrunkModel

extension LiveTestLab.PBX {
    /// An office's Asterisk without a trunk: what it dials goes to Kamailio on the same machine, with the caller's extension,
    /// and what comes from there goes to its telephones.
    init(behindKamailioFor plan: DialPlan) {
        let pjsip = """
            [kamailio]
            type = endpoint
            transport = transport-udp
            context = internal
            disallow = all
            allow = alaw,ulaw
            aors = kamailio
            direct_media = no
            identify_by = ip
            send_pai = yes
            trust_id_outbound = yes

            [kamailio]
            type = aor
            contact = sip:\(plan.address):5060

            [kamailio]
            type = identify
            endpoint = kamailio
            match = \(plan.address)

            """
        let steps = "1,Dial(PJSIP/${EXTEN}@kamailio)\n same => n,Hangup(${HANGUPCAUSE})\n"
        let extensions = """
            [\(plan.trunk.name)-outbound]
            exten => _X!,\(steps)exten => _+X!,\(steps)
            """
        self.init(.pjsip22, files: ["pjsip_kamailio.conf": pjsip, "extensions_kamailio.conf": extensions])
        sip = SocketAddress("127.0.0.1", 5070)
    }
}

/// A real Kamailio in the laboratory's network.
public enum KamailioInstance {
    /// The program.
    ///
    /// - Throws: `MissingProgram`.
    public static func program() throws -> String { try MissingProgram.path(of: "kamailio", in: "/usr/sbin") }

    /// Starts the Asterisk behind it, and once that takes calls, itself: it registers whether or not anybody is behind it.
    private static let script = """
        folder=$1 kamailio=$2; shift 2
        "$@" >"$folder/behind" 2>&1 &
        until "$@" -rx 'core waitfullybooted' 2>/dev/null | grep -q 'fully booted'; do sleep 0.2; done
        \(LiveTestLab.waiting)
        exec "$kamailio" -DD -E -Y "$folder" -w "$folder" -f "$folder/kamailio/kamailio.cfg"
        """

    /// Writes its folder, with a `local.cfg` that says what only this machine knows.
    ///
    /// - Returns: What starts it, to which the command of the PBX behind it is to be added.
    /// - Throws: What writing files throws.
    static func prepare(_ files: [String: String], _ folder: RunFolder, _ plan: DialPlan) throws -> [String] {
        let path = "\(folder.path)/kamailio"
        let local = "listen=udp:\(plan.address):5060\n#!define TABLES \"text://\(path)/dbtext\"\n"
        for (name, text) in files.merging(["local.cfg": local], uniquingKeysWith: { given, _ in given }) {
            let file = URL(filePath: "\(path)/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        return ["/bin/bash", "-c", script, "kamailio", folder.path, try program()]
    }
}
