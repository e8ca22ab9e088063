import ConfigFormats

/// The part of 3CX's published API description (20.0.10) that a plan uses: property names and types, values of enums.
///
/// The description itself forbids no unknown name, so that a misspelt one would pass every JSON Schema made of it.
indirect enum XAPISchema: Sendable {
    case text
    case integer
    case flag
    case oneOf([String])
    case list(XAPISchema)
    case object([String: XAPISchema])

    private static let destination = object([
        "To": .oneOf([
            "None", "VoiceMail", "Extension", "Queue", "RingGroup", "IVR", "External", "Fax", "Boomerang", "Deflect",
            "VoiceMailOfDestination", "Callback", "RoutePoint", "ProceedWithNoExceptions",
        ]),
        "Number": .text, "Name": .text, "External": .text, "Tags": .list(.text),
    ])

    private static let gateway = object([
        "Name": .text, "Host": .text, "Port": .integer, "ProxyHost": .text, "ProxyPort": .integer,
        "RequireRegistrationFor": .oneOf(["Nothing", "IncomingCalls", "OutgoingCalls", "InOutCalls"]),
        "IPInRegistrationContact": .oneOf(["External", "Internal", "Both", "Specified"]),
        "TimeBetweenReg": .integer, "TemplateFilename": .text,
    ])

    /// The body of a request, by its path.
    static let bodies: [String: XAPISchema] = [
        "/TrunkTemplates": .object(["Content": .text, "Name": .text, "Description": .text, "Url": .text]),
        "/Trunks": .object([
            "AuthID": .text, "AuthPassword": .object(["Concealed": .flag, "Value": .text]), "DidNumbers": .list(.text),
            "Direction": .oneOf(["None", "Inbound", "Outbound", "Both"]), "EnableInboundCalls": .flag,
            "EnableOutboundCalls": .flag, "ExternalNumber": .text, "Gateway": gateway,
            "InCIDFormatting": .list(.object(["ReplacePattern": .text, "SourcePattern": .text])),
            "OutCIDFormatting": .list(.object(["ReplacePattern": .text, "SourcePattern": .text])),
            "IPRestriction": .oneOf(["Any", "IPV4", "IPV6"]), "OutboundCallerID": .text,
            "SimultaneousCalls": .integer, "TransportRestriction": .oneOf(["Any", "UDP", "TCP", "TLS"]),
        ]),
        "/InboundRules": .object([
            "RuleName": .text, "Data": .text, "CustomData": .text,
            "Condition": .oneOf([
                "NoAnswer", "PhoneBusy", "PhoneNotRegistered", "ForwardAll", "BasedOnCallerID", "BasedOnDID",
            ]),
            "CallType": .oneOf(["AllCalls", "InternalCallsOnly", "ExternalCallsOnly"]),
            "Hours": .object([
                "Type": .oneOf([
                    "AllHours", "OfficeHours", "OutOfOfficeHours", "SpecificHours",
                    "SpecificHoursExcludingHolidays", "OutOfSpecificHours", "OutOfSpecificHoursIncludingHolidays",
                    "Never", "BreakTime",
                ]),
                "IgnoreHolidays": .flag,
            ]),
            "TrunkDN": .object(["Id": .integer, "Number": .text, "Name": .text]),
            "OfficeHoursDestination": destination, "OutOfOfficeHoursDestination": destination,
            "HolidaysDestination": destination, "AlterDestinationDuringHolidays": .flag,
            "AlterDestinationDuringOutOfOfficeHours": .flag,
        ]),
        "/OutboundRules": .object([
            "Name": .text, "Prefix": .text, "NumberLengthRanges": .text, "Priority": .integer, "EmergencyRule": .flag,
            "GroupIds": .list(.integer), "GroupNames": .list(.text),
            "DNRanges": .list(.object(["From": .text, "To": .text])),
            "Routes": .list(
                .object([
                    "Append": .text, "CallerID": .text, "Prepend": .text, "StripDigits": .integer, "TrunkId": .integer,
                    "TrunkName": .text,
                ])
            ),
        ]),
    ]

    /// What is wrong with a value; a reference stands for a value of any kind, if something of its name was kept before.
    func faults(of node: JSONNode, at path: String, kept: Set<String>) -> [String] {
        if let reference = node["$ref"]?.text {
            let name = reference.prefix { $0 != "." }
            return node.members.count == 1 && kept.contains(String(name)) ? [] : ["\(path): \(reference) is not kept"]
        }
        if node["$file"]?.text != nil || node["$secret"]?.text != nil {
            if case .text = self, node.members.count == 1 { return [] }
            return ["\(path): no text"]
        }
        switch self {
        case .text: return node.text == nil ? ["\(path): no text"] : []
        case .integer: return node.number.flatMap { Int($0) } == nil ? ["\(path): no integer"] : []
        case .flag: return node.bool == nil ? ["\(path): no truth value"] : []
        case .oneOf(let values):
            return node.text.map(values.contains) == true ? [] : ["\(path): \(node.text ?? "") is no value"]
        case .list(let item):
            guard case .array(let items) = node.value else { return ["\(path): no list"] }
            return items.enumerated().flatMap { item.faults(of: $1, at: "\(path)[\($0)]", kept: kept) }
        case .object(let properties):
            guard case .object(let members) = node.value else { return ["\(path): no object"] }
            return members.flatMap { member -> [String] in
                // Where a body begins with an answer that was kept.
                if member.name == "$base" {
                    let name = member.node["$ref"]?.text ?? ""
                    return kept.contains(name) ? [] : ["\(path): $base \(name) is not kept"]
                }
                guard let schema = properties[member.name] else { return ["\(path).\(member.name): no such property"] }
                return schema.faults(of: member.node, at: "\(path).\(member.name)", kept: kept)
            }
        }
    }
}
