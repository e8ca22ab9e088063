/// An offer of a fax over T.38 (ITU-T T.38 annex D).
enum FaxOffer {
    /// The session description.
    static func session(host: String, port: UInt16) -> [UInt8] {
        let family = host.contains(":") ? "IP6" : "IP4"
        let lines = [
            "v=0", "o=- 1 99 IN \(family) \(host)", "s=-", "c=IN \(family) \(host)", "t=0 0",
            "m=image \(port) udptl t38", "a=T38FaxVersion:0", "a=T38MaxBitRate:14400",
            "a=T38FaxRateManagement:transferredTCF", "a=T38FaxMaxBuffer:200", "a=T38FaxMaxDatagram:200",
            "a=T38FaxUdpEC:t38UDPRedundancy",
        ]
        return Array(lines.map { $0 + "\r\n" }.joined().utf8)
    }
}
