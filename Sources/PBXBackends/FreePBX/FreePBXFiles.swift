import DialPlan
import Templating
import TrunkModel

/// The files for a plan on a version of FreePBX: what is imported or included, and what FreePBX is expected to write.
struct FreePBXFiles {
    let view: FreePBXPlan
    /// The product's name, for comments.
    let product: String

    private var trunk: Trunk { view.trunk }
    private var plan: DialPlan { view.plan }

    /// All of them, in the order in which a reader wants them.
    var renderings: [Rendering] {
        custom + [FreePBXApply.rendering(view)].compactMap(\.self) + inbound + patterns
            + FreePBXExpected(view: view, product: product).renderings
    }

    // MARK: Files to include

    private var custom: [Rendering] {
        let extensions = "extensions_custom_\(trunk.name).conf"
        var files = [
            Rendering(extensions, template: "freepbx/extensions_custom.conf.mustache", scope: custom(file: extensions))
        ]
        if view.line.driver == .sip {
            let general = "sip_general_custom_\(trunk.name).conf"
            files.append(
                Rendering(general, template: "freepbx/sip_general_custom.conf.mustache", scope: custom(file: general))
            )
        }
        return files
    }

    /// The networks by which chan_sip knows the provider's calls: the peers' own addresses are not all of them.
    private var networks: [IPNetwork] {
        view.line.driver == .sip ? trunk.providerNetworks.filter(\.isIPv4) : []
    }

    private func custom(file: String) -> TemplateScope {
        let prefix = trunk.profile.internationalPrefix
        let spellings: [(pattern: String, cut: String)] = [
            ("_+X.", ":1"), ("_\(prefix)X.", ":\(prefix.count)"), ("_X.", ""),
        ]
        let numbers = trunk.numbers
        return [
            "file": .text(file),
            "name": .text(trunk.name, key: "name"),
            "provider": .text(trunk.profile.title),
            "product": .text(product),
            "gosub": .flag(view.line.usesGosub),
            "functions": .flag(view.line.setsHeadersByFunction),
            "asserted_identity": .flag(trunk.profile.requiresAssertedIdentity),
            "identity_call": .text(identityCall),
            "anonymous_from": .flag(trunk.profile.anonymous == .anonymousFrom),
            "accounts": .list(view.trunks.map(account)),
            "has_blocked": .flag(view.routes.contains { $0.purpose == .blocked }),
            "blocked_routes": .texts(view.routes.filter { $0.purpose == .blocked }.map(\.name)),
            "anonymous_routes": .texts(view.routes.filter(\.isAnonymous).map(\.name)),
            "inbound_context": .text(FreePBXNames.inboundContext(trunk)),
            "spellings": .list(spellings.map { ["pattern": .text($0.pattern), "cut": .text($0.cut)] }),
            "international_prefix": .text(prefix),
            "international_prefix_length": .text(String(prefix.count)),
            "has_account_users": .flag(!accountUsers.isEmpty),
            "account_users": .texts(accountUsers),
            "to_header": .text(view.line.driver == .sip ? "${SIP_HEADER(To)}" : "${PJSIP_HEADER(read,To)}"),
            "wire_prefix": .text(trunk.numberFormat.prefix(internationalPrefix: prefix)),
            "did_context": .text(view.didContext),
            "dids": .list(
                numbers.filter { $0.inbound != nil }.flatMap(\.patterns).map {
                    ["pattern": .text(AsteriskPatterns.extension($0))]
                }
            ),
            "guests": .flag(!networks.isEmpty),
            "networks_text": .text(networks.map(\.description).joined(separator: ", ")),
            "networks_pattern": .text(AddressPattern.regularExpression(networks)),
        ]
    }

    /// An account that is named after its number is called by that number anyway.
    private var accountUsers: [String] {
        trunk.accounts.map(\.username).filter { trunk.block(holding: $0) == nil }
    }

    private var identityCall: String {
        let identity = "<sip:${TRUNKLINE_SHOWN}@${TRUNKLINE_HOST}>"
        return view.line.setsHeadersByFunction
            ? "Gosub(func-set-sipheader,s,1(P-Asserted-Identity,\(identity)))"
            : "SIPAddHeader(P-Asserted-Identity: \(identity))"
    }

    private func account(_ entry: FreePBXTrunk) -> TemplateScope {
        [
            "priority": .text(entry.index == 0 ? "1" : "n"),
            "number": .text(String(entry.index + 1)),
            "dial": .text(entry.dial(view.line)),
            "other_dial": .optional(entry.otherDial(view.line)),
            "host": .text(entry.account.server.uriHost, key: "\(entry.account.path).server"),
        ]
    }

    // MARK: Files to import

    private var inbound: [Rendering] {
        guard view.line.importsInboundRoutes else { return [] }
        let template = view.line.family == .issabel ? "dids-issabel" : "dids"
        return [
            Rendering(
                "dids.csv",
                template: "freepbx/\(template).csv.mustache",
                scope: ["inbound_routes": .list(view.inboundRoutes.map(\.scope))]
            )
        ]
    }

    private var patterns: [Rendering] {
        view.routes.map { route in
            Rendering(
                route.file,
                template: "freepbx/patterns.csv.mustache",
                scope: [
                    "patterns": .list(
                        route.patterns.map { pattern in
                            [
                                "prepend": .text(pattern.prepend), "prefix": .text(pattern.prefix),
                                "match": .text(pattern.match), "callerid": .text(pattern.callerID),
                            ]
                        }
                    )
                ]
            )
        }
    }
}

extension FreePBXInboundRoute {
    /// What templates print of it.
    var scope: TemplateScope {
        [
            "number": .text(number),
            "description": .text(description),
            "destination": .text(destination.text),
        ]
    }
}

extension FreePBXRoute {
    /// The file with its patterns, for the page's upload.
    var file: String { "route-\(name)-patterns.csv" }
}

extension FreePBXTrunk {
    /// What FreePBX's globals `OUT_N` and `OUT_N_SUFFIX` hold together.
    func dial(_ line: FreePBXLine) -> String { line.driver == .sip ? "SIP/\(name)" : "PJSIP@\(name)" }

    /// The other way in which they may: Issabel's for pjsip is not known.
    func otherDial(_ line: FreePBXLine) -> String? {
        line.family == .issabel && line.driver == .pjsip ? "PJSIP/\(name)" : nil
    }
}

extension FreePBXPlan {
    /// Where calls from the provider go on, the number checked: with a limit on calls through the first trunk's own
    /// context, which counts them against its Maximum Channels.
    var didContext: String {
        guard trunk.channels != nil, line.family != .issabel, let first = trunks.first else { return "from-pstn" }
        return "from-trunk-\(line.driver == .sip ? "sip" : "pjsip")-\(first.name)"
    }
}
