import SIPMessages

/// Guesses the PBX's brand from how it writes its messages.
enum BrandGuess {
    /// What it says it is; nil if it does not say.
    static func software(_ messages: [WireMessage]) -> String? {
        messages.lazy.filter(\.isIncoming).compactMap { $0.message[.userAgent] ?? $0.message[.server] }.first
    }

    /// The brand, as after `--pbx`; nil if it cannot be told.
    ///
    /// chan_pjsip's branches begin with `z9hG4bKPj`, which is pjproject's own; chan_sip's do not.
    ///
    /// Calls that pass through Kamailio still bear the name of the PBX behind it; it is Kamailio that holds the trunk.
    static func brand(_ messages: [WireMessage]) -> String? {
        guard let software = software(messages)?.lowercased() else { return nil }
        if software.hasPrefix("kamailio") { return "kamailio" }
        guard software.contains("asterisk") else { return nil }
        let branches = messages.lazy.filter { $0.isIncoming && $0.message.method != nil }
            .compactMap { $0.message.vias.first?.branch }
        guard let branch = branches.first else { return nil }
        return branch.hasPrefix("z9hG4bKPj") ? "asterisk-pjsip" : "asterisk-sip"
    }
}
