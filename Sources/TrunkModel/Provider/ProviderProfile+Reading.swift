public import Diagnostics
import Yams

extension ProviderProfile {
    /// Reads a profile's text.
    ///
    /// - Throws: `DiagnosedFailure` with every problem of the file.
    public static func read(_ text: String, file: String) throws(DiagnosedFailure) -> ProviderProfile {
        let root = try YAMLText.parse(text, file: file)
        let context = ReadingContext(file: file, text: text)
        let profile = MappingReader(root, "", in: context).flatMap { reader in
            var reader = FactReader(reader)
            let profile = ProviderProfile(&reader)
            reader.finish()
            return profile
        }
        guard let profile, !context.log.hasErrors else { throw DiagnosedFailure(context.log) }
        return profile
    }

    private init?(_ facts: inout FactReader) {
        let context = facts.context
        let name = facts.text("name", required: true)
        let title = facts.text("title", required: true)
        let country = facts.text("country", required: true).flatMap { text in
            context.country(text.value, at: text.location, "country")
        }
        let server = facts.text("server").flatMap { text -> ServerAddress? in
            do throws(ServerAddress.Fault) { return try ServerAddress(text.value) } catch {
                context.log.error(
                    "server '\(text.value)' is not a host name or address",
                    rule: "server-address",
                    at: text.location
                )
                return nil
            }
        }
        let kinds = facts.mapping("kinds", required: true).map { Self.kinds($0, facts: &facts) } ?? [:]
        let formats = facts.choices("number_formats", of: NumberFormat.self)
        let codecs = facts.choices("codecs", of: Codec.self)
        let networks = facts.texts("networks").compactMap { context.network($0, "networks") }
        let expiry = facts.integer("registration_expiry")
        let keepalive = facts.integer("keepalive_interval")
        let anonymous = facts.choice("anonymous", of: Anonymity.self)
        let shortAsDialled = facts.boolean("short_numbers_as_dialled")
        let asserted = facts.boolean("requires_asserted_identity")
        let groups = (facts.list("destination_groups", required: true) ?? []).compactMap { entry in
            MappingReader(entry.node, entry.path, in: context).flatMap(DestinationGroup.init)
        }
        let destinations = facts.text("default_destinations", required: true)
        if let destinations, !groups.contains(where: { $0.name == destinations.value }) {
            context.log.error(
                "default_destinations '\(destinations.value)' is none of destination_groups",
                rule: "unknown-value",
                at: destinations.location
            )
        }
        let blocked = facts.choices("default_block", of: BlockedType.self)
        let limits = facts.mapping("default_limits").map { mapping in
            var mapping = mapping
            let pairs = SpendingPeriod.allCases.compactMap { period in
                mapping.integer(period.rawValue).map { (period, $0.value) }
            }
            mapping.finish()
            return Dictionary(uniqueKeysWithValues: pairs)
        }
        let alerts = facts.list("limit_alerts")?.compactMap { context.integer($0.node, $0.path)?.value }
        let prices = facts.mapping("price_per_minute").map(Prices.init)
        let refusals = facts.mapping("refusals").map(Refusals.init)
        let advisedFrom = facts.integer("trunk_advised_from")
        let whitelist = facts.mapping("whitelist").map { mapping in
            var mapping = mapping
            let pairs = TrunkKind.allCases.compactMap { kind in
                mapping.choice(kind.rawValue, of: WhitelistPolicy.self).map { (kind, $0.value) }
            }
            mapping.finish()
            return Dictionary(uniqueKeysWithValues: pairs)
        }
        let whitelistRefusal = facts.choice("whitelist_refusal", of: WhitelistRefusal.self)
        let portal = (facts.list("portal") ?? []).compactMap { entry in
            MappingReader(entry.node, entry.path, in: context).flatMap(PortalStep.init)
        }
        let advice = (facts.list("advice") ?? []).compactMap { entry in
            MappingReader(entry.node, entry.path, in: context).flatMap(LocalizedText.init)
        }
        guard let name, let title, let country, let destinations else { return nil }
        self.init(
            name: name.value,
            title: title.value,
            country: country,
            server: server,
            kinds: kinds,
            numberFormats: formats ?? NumberFormat.allCases,
            codecs: codecs ?? [.alaw, .ulaw],
            networks: networks,
            registrationExpiry: expiry?.value ?? 3600,
            keepaliveInterval: keepalive?.value ?? 60,
            anonymous: anonymous?.value ?? .privacyIDWithRealNumber,
            shortNumbersAsDialled: shortAsDialled?.value ?? true,
            requiresAssertedIdentity: asserted?.value ?? true,
            destinationGroups: groups,
            defaultDestinations: destinations.value,
            defaultBlocked: blocked ?? [.premiumRate, .satellite],
            defaultLimits: limits ?? [:],
            limitAlerts: alerts ?? [],
            prices: prices ?? Prices(),
            refusals: refusals ?? Refusals(),
            whitelist: whitelist ?? [:],
            whitelistRefusal: whitelistRefusal?.value ?? .forbidden,
            trunkAdvisedFrom: advisedFrom?.value,
            portal: portal,
            advice: advice,
            sources: facts.sources
        )
    }

    private static func kinds(_ mapping: MappingReader, facts: inout FactReader) -> [TrunkKind: Kind] {
        var mapping = mapping
        var result: [TrunkKind: Kind] = [:]
        for kind in TrunkKind.allCases {
            guard let entry = mapping.mapping(kind.rawValue) else { continue }
            var reader = FactReader(entry)
            let minimum = reader.integer("minimum_accounts")?.value ?? 1
            result[kind] = Kind(
                minimumAccounts: minimum,
                maximumAccounts: reader.integer("maximum_accounts")?.value ?? Int.max,
                usualAccounts: reader.integer("usual_accounts")?.value,
                numberFormat: reader.choice("number_format", of: NumberFormat.self)?.value ?? .plus
            )
            reader.finish()
            facts.sources.merge(reader.sources) { old, _ in old }
        }
        mapping.finish()
        return result
    }
}

extension ProviderProfile.DestinationGroup {
    init?(_ mapping: MappingReader) {
        var reader = mapping
        let name = reader.text("name", required: true)
        let title = reader.mapping("title", required: true).flatMap(LocalizedText.init)
        let regions = reader.texts("regions")
        let everywhere = reader.boolean("everywhere")?.value ?? false
        let context = reader.context
        for region in regions where !Country.exists(region.value) {
            context.reportCountry(region.value, at: region.location, "\(mapping.path).regions")
        }
        if regions.isEmpty, !everywhere {
            context.error("\(mapping.path) needs regions, or everywhere: true", "missing-key", at: mapping.node)
        }
        _ = reader.text("source")
        reader.finish()
        guard let name, let title else { return nil }
        self.init(name: name.value, title: title, regions: everywhere ? nil : regions.map(\.value))
    }
}

extension ProviderProfile.PortalStep {
    init?(_ mapping: MappingReader) {
        var reader = mapping
        let title = reader.mapping("title", required: true).flatMap(LocalizedText.init)
        let context = reader.context
        let kinds = (reader.list("kinds") ?? []).compactMap {
            context.choice($0.node, $0.path, of: TrunkKind.self)?.value
        }
        let text = reader.mapping("text").flatMap(LocalizedText.init)
        let fields = (reader.list("fields") ?? []).compactMap { entry -> ProviderProfile.PortalField? in
            guard var field = MappingReader(entry.node, entry.path, in: context) else { return nil }
            let label = field.text("label", required: true)
            let value = field.choice("value", of: PortalValue.self, required: true)
            let reason = field.mapping("reason").flatMap(LocalizedText.init)
            field.finish()
            guard let label, let value else { return nil }
            return .init(label: label.value, value: value.value, reason: reason)
        }
        _ = reader.text("source")
        reader.finish()
        guard let title else { return nil }
        self.init(title: title, kinds: kinds.isEmpty ? TrunkKind.allCases : kinds, text: text, fields: fields)
    }
}

extension LocalizedText {
    init?(_ mapping: MappingReader) {
        var reader = mapping
        let nl = reader.text("nl", required: true)
        let en = reader.text("en", required: true)
        _ = reader.text("source")
        reader.finish()
        guard let nl, let en else { return nil }
        self.init(nl: nl.value, en: en.value)
    }
}

extension ReadingContext {
    func country(_ region: String, at location: SourceLocation, _ path: String) -> Country? {
        if let country = Country(region: region) { return country }
        reportCountry(region, at: location, path)
        return nil
    }

    func reportCountry(_ region: String, at location: SourceLocation, _ path: String) {
        log.error(
            "\(path) '\(region)' is no country's ISO 3166-1 code, such as NL",
            rule: "country",
            at: location
        )
    }

    func network(_ text: Located<String>, _ path: String) -> IPNetwork? {
        if let network = try? IPNetwork(text.value) { return network }
        log.error("\(path) '\(text.value)' is not an IP address or network", rule: "ip-address", at: text.location)
        return nil
    }
}
