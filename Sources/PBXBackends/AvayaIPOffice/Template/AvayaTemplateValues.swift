import TrunkModel

/// What a SIP trunk template should hold, element by element.
///
/// No source at hand shows such a file: names and values are as remembered (elements of releases 8.1 to 9). So nothing is
/// made from nothing: a value is put only into an element that the user's own file has, and only in the place of a value
/// of the kind that is expected there.
struct AvayaTemplateValues {
    /// The root element.
    static let root = "Template"
    /// The element that says what kind of template it is, and what it says.
    static let type = (element: "TemplateType", value: "SIPTrunk")

    /// An element's value.
    struct Value {
        let element: String
        let text: String
        let form: Form
    }

    /// What must stand in an element already for its value to be replaced.
    enum Form {
        case anything
        /// `true` or `false`.
        case flag
        case number
        /// A word that begins so.
        case word(String)
        /// Names with commas between.
        case codecs

        /// Whether a value is of this form.
        func takes(_ text: String) -> Bool {
            switch self {
            case .anything, .codecs: true
            case .flag: text == "true" || text == "false"
            case .number: !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            case .word(let start): text.hasPrefix(start)
            }
        }
    }

    /// The values in the order in which the elements are remembered.
    static func values(of trunk: Trunk, line: AvayaLine) -> [Value] {
        [
            Value(element: "DescriptiveName", text: trunk.name, form: .anything),
            Value(element: "ITSPDomainName", text: line.server.host, form: .anything),
            Value(element: "SendCallerID", text: "CallerIDPAI", form: .word("CallerID")),
            Value(element: "ReferSupport", text: "false", form: .flag),
            Value(element: "RegistrationRequired", text: "true", form: .flag),
            Value(element: "UseTelURI", text: "false", form: .flag),
            Value(element: "CheckOOS", text: "true", form: .flag),
            Value(element: "UpdateSupport", text: "UpdateNever", form: .word("Update")),
            Value(element: "CallerIDfromFromheader", text: "false", form: .flag),
            Value(element: "ITSPProxy", text: line.server.host, form: .anything),
            Value(element: "LayerFourProtocol", text: "SipUDP", form: .word("Sip")),
            Value(element: "SendPort", text: String(line.server.port), form: .number),
            Value(element: "ListenPort", text: "5060", form: .number),
            Value(element: "CallsRouteViaRegistrar", text: "true", form: .flag),
            Value(element: "UseAdvVoiceCodecPrefs", text: "true", form: .flag),
            Value(element: "AdvCodecPref", text: codecs(trunk), form: .codecs),
            Value(element: "CallInitiationTimeout", text: "4", form: .number),
            Value(element: "DTMFSupport", text: "DTMF_SUPPORT_RFC2833", form: .word("DTMF_SUPPORT_")),
            Value(element: "VoipSilenceSupression", text: "false", form: .flag),
            Value(element: "ReinviteSupported", text: "true", form: .flag),
            Value(element: "FaxTransportSupport", text: "FOIP_NONE", form: .word("FOIP_")),
            Value(element: "UseOffererPrefferedCodec", text: "false", form: .flag),
            Value(element: "Rel100Supported", text: "false", form: .flag),
        ]
    }

    private static func codecs(_ trunk: Trunk) -> String {
        trunk.profile.codecs.map { codec in
            switch codec {
            case .alaw: "G.711 ALAW 64K"
            case .ulaw: "G.711 ULAW 64K"
            case .g722: "G.722 64K"
            case .g729: "G.729(a) 8K CS-ACELP"
            }
        }.joined(separator: ",")
    }
}
