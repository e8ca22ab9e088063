public import DialPlan
import Foundation
import TrunkModel

extension LiveTestLab {
    /// A real Asterisk with the configuration that was generated for it.
    public struct PBX: Sendable {
        /// Its version and channel driver.
        public let flavour: Flavour
        /// The generated files by name.
        public var files: [String: String]
        /// Whether telephones that answer tell their own name and number, as they do in an office.
        ///
        /// Asterisk keeps them to itself unless its configuration says otherwise.
        public var showsExtensions = true
        /// Whether chan_pjsip gives up on a silent server early, as the setup sheet recommends.
        public var isHasty = false
        /// Further modules to load, such as `app_macro`.
        public var modules: [String] = []
        /// Where it speaks SIP; nil for port 5060 of the trunk file's address.
        var sip: SocketAddress?

        /// An Asterisk with a golden's files.
        ///
        /// - Throws: What reading files throws.
        public init(_ flavour: Flavour, _ golden: GoldenCase) throws {
            self.flavour = flavour
            let folder = GoldenCase.folder.appending(path: "\(flavour.brand)/\(golden)")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            files = [:]
            for name in names where name.hasSuffix(".conf") {
                files[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            }
        }

        /// An Asterisk with files of somebody else's making.
        public init(_ flavour: Flavour, files: [String: String]) {
            self.flavour = flavour
            self.files = files
        }

        /// The configuration of the PBX around them.
        func stock(_ plan: DialPlan) -> StockFiles {
            // A telephone rings for a second, then sends back what it hears.
            let echo = ["Ringing()", "Wait(1)", "Answer()", "Echo()", "Hangup()"]
            let shown = [
                "Set(CONNECTEDLINE(name,i)=Frans Jansen)", "Set(CONNECTEDLINE(num,i)=${EXTEN})",
                "Set(CONNECTEDLINE(pres,i)=allowed)",
            ]
            var stock = StockFiles(
                fragments: files,
                sip: sip ?? SocketAddress(plan.address, 5060),
                ami: SocketAddress("127.0.0.1", 5038),
                extensions: plan.extensions,
                outbound: ["\(plan.trunk.name)-outbound"]
            )
            stock.steps = showsExtensions ? shown + echo : echo
            stock.isHasty = isHasty
            stock.modules = modules
            return stock
        }
    }
}

extension DialPlan {
    /// The PBX's own address: the first of those that the provider knows.
    ///
    /// Of a network that is the first that a machine may have.
    public var address: String {
        let text = trunk.pbx.networks.first?.description ?? "127.0.0.1"
        guard let slash = text.firstIndex(of: "/") else { return text }
        var parts = text[..<slash].split(separator: ".").compactMap { Int($0) }
        if let last = parts.popLast() { parts.append(last + 1) }
        return parts.map(String.init).joined(separator: ".")
    }

    /// The telephones that the trunk file speaks of, each by its own number, so that no other number is hidden by them.
    fileprivate var extensions: [String] {
        let called = trunk.numbers.flatMap { block in
            block.numbers.compactMap { block.inbound?.target(forDigits: $0.digits) }
        }
        return Set(called + callers.callers.map { $0.extension } + ["100"]).sorted()
    }
}
