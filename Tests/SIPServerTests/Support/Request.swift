/// A request as text, put together from parts that a test can change.
struct Request {
    var method = "REGISTER"
    var uri = "sip:provider.example"
    var vias = ["SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-1;rport"]
    var from = "<sip:alice@provider.example>;tag=f1"
    var to = "<sip:alice@provider.example>"
    var callID = "1@192.0.2.1"
    var cseq = "1"
    /// The values of Contact, a field each.
    var contacts: [String] = []
    /// What telephones say about themselves: it makes a request as large as requests are.
    var usual = [
        "User-Agent: Telephone/1.0",
        "Allow: INVITE, ACK, OPTIONS, CANCEL, BYE, SUBSCRIBE, NOTIFY, INFO, REFER, UPDATE, PRACK",
        "X-Serial: 00:00:5E:00:53:01 00000000-0000-1000-8000-00005E005301",
        "X-Site: first floor, behind the coffee machine",
    ]
    /// Other fields: name and value.
    var headers: [String] = []
    var body = ""

    /// The request on the wire.
    var text: String {
        var lines = ["\(method) \(uri) SIP/2.0"]
        lines += vias.map { "Via: \($0)" }
        lines += ["Max-Forwards: 70", "From: \(from)", "To: \(to)", "Call-ID: \(callID)", "CSeq: \(cseq) \(method)"]
        lines += contacts.map { "Contact: \($0)" } + usual + headers
        return (lines + ["Content-Length: \(body.utf8.count)", "", body]).joined(separator: "\r\n")
    }

    /// A request of another method, from the same sender.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - change: What is different about it.
    init(_ method: String = "REGISTER", _ change: (inout Request) -> Void = { _ in }) {
        self.method = method
        if method != "REGISTER" {
            uri = "sip:0508200000@provider.example"
            to = "<sip:0508200000@provider.example>"
        }
        change(&self)
    }

    /// The branch of the topmost Via.
    var branch: String {
        get { vias.first?.split(separator: "branch=").last?.split(separator: ";").first.map(String.init) ?? "" }
        set { vias = ["SIP/2.0/UDP 192.0.2.1:5060;branch=\(newValue);rport"] }
    }
}
