public import Diagnostics
import Yams

extension TrunkFile {
    /// Reads a trunk file's text.
    ///
    /// Findings go into the log; nil only when the text is no YAML mapping at all.
    ///
    /// Rules: `yaml-syntax`, `duplicate-key`, `empty-file`, `wrong-type`, `missing-key`, `missing-value`, `unknown-key`,
    /// `unknown-value`.
    public static func read(_ text: String, file: String, log: inout DiagnosticLog) -> TrunkFile? {
        let context = ReadingContext(file: file, text: text)
        defer { log.append(context.log) }
        let root: Node
        do {
            root = try YAMLText.parse(text, file: file)
        } catch {
            log.append(error.log)
            return nil
        }
        guard var reader = MappingReader(root, "", in: context) else { return nil }
        var result = TrunkFile(file: file, location: reader.location)
        result.name = reader.text("name", required: true)
        result.provider = reader.text("provider", required: true)
        result.kind = reader.choice("kind", of: TrunkKind.self, required: true)
        result.numberFormat = reader.choice("number_format", of: NumberFormat.self)
        result.channels = reader.integer("channels")
        if let entries = reader.list("accounts", required: true) {
            let location = reader.keyLocation("accounts") ?? reader.location
            let accounts = entries.compactMap { Account($0.node, $0.path, context) }
            // Where no entry can be read, the list is not empty but unknown: no rule may count it.
            if accounts.isEmpty == entries.isEmpty { result.accounts = Located(accounts, at: location) }
        }
        result.pbx = reader.mapping("pbx", required: true).map(PBX.init)
        let isTrunk = result.kind?.value != .deviceAccounts
        if let entries = reader.list("numbers", required: isTrunk) {
            let location = reader.keyLocation("numbers") ?? reader.location
            let numbers = entries.compactMap { Number($0.node, $0.path, context) }
            if numbers.isEmpty == entries.isEmpty { result.numbers = Located(numbers, at: location) }
        }
        result.defaultCallerID = reader.text("default_caller_id")
        result.callers = (reader.list("callers") ?? []).compactMap { Caller($0.node, $0.path, context) }
        if let outbound = reader.mapping("outbound") { result.outbound = Outbound(outbound) }
        if let side = reader.mapping("provider_side") { result.providerSide = ProviderSide(side) }
        reader.finish()
        return result
    }
}

extension TrunkFile.Account {
    init?(_ node: Node, _ path: String, _ context: ReadingContext) {
        guard var reader = MappingReader(node, path, in: context) else { return nil }
        self.path = path
        location = reader.location
        username = reader.text("username", required: true)
        password = reader.text("password", required: true)?.map(SecretReference.init)
        server = reader.text("server")
        number = reader.text("number")
        inbound = reader.mapping("inbound").map(TrunkFile.Inbound.init)
        description = reader.text("description")
        reader.finish()
    }
}

extension TrunkFile.Inbound {
    init(_ mapping: MappingReader) {
        var reader = mapping
        path = reader.path
        location = reader.location
        targets = InboundDestination.Kind.allCases.compactMap { kind in
            reader.text(kind.rawValue).map { (kind, $0) }
        }
        reader.finish()
    }
}

extension TrunkFile.PBX {
    init(_ mapping: MappingReader) {
        var reader = mapping
        location = reader.location
        addresses = reader.texts("address", required: true)
        country = reader.text("country", required: true)
        areaCode = reader.text("area_code")
        internalContext = reader.text("internal_context")
        reader.finish()
    }
}

extension TrunkFile.Number {
    init?(_ node: Node, _ path: String, _ context: ReadingContext) {
        guard var reader = MappingReader(node, path, in: context) else { return nil }
        self.path = path
        location = reader.location
        number = reader.text("number")
        if var range = reader.mapping("range") {
            self.range = (range.text("from", required: true), range.text("to", required: true))
            range.finish()
        }
        description = reader.text("description")
        inbound = reader.mapping("inbound").map(TrunkFile.Inbound.init)
        mayBeCallerID = reader.boolean("caller_id")
        reader.finish()
    }
}

extension TrunkFile.Caller {
    init?(_ node: Node, _ path: String, _ context: ReadingContext) {
        guard var reader = MappingReader(node, path, in: context) else { return nil }
        self.path = path
        location = reader.location
        `extension` = reader.text("extension", required: true)
        callerID = reader.text("caller_id", required: true)
        reader.finish()
    }
}

extension TrunkFile.Outbound {
    init(_ mapping: MappingReader) {
        var reader = mapping
        outsideLine = reader.text("outside_line")
        destinations = reader.text("destinations")
        block = reader.list("block")?.compactMap { [context = reader.context] entry in
            context.choice(entry.node, entry.path, of: BlockedType.self)
        }
        reader.finish()
    }
}

extension TrunkFile.ProviderSide {
    init(_ mapping: MappingReader) {
        var reader = mapping
        if var limits = reader.mapping("limits") {
            self.limits = SpendingPeriod.allCases.compactMap { period in
                limits.integer(period.rawValue).map { (period, $0) }
            }
            limits.finish()
        }
        fallback = reader.text("fallback")
        reader.finish()
    }
}
