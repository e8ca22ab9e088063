/// Writes a trunk file as commented YAML: what it holds, each key with what it is for.
///
/// What is written reads back as the same values; keys that are nil are left out.
public struct TrunkFileWriter: Sendable {
    /// The language of the comments.
    public var language: Language
    /// The comment at the top; nil for none.
    public var head: TrunkFileHead?
    /// The provider, for comments that name what it offers.
    public var profile: ProviderProfile?

    /// Makes a writer.
    public init(language: Language, head: TrunkFileHead? = nil, profile: ProviderProfile? = nil) {
        self.language = language
        self.head = head
        self.profile = profile
    }

    /// The file's text.
    public func text(of file: TrunkFile) -> String {
        var yaml = CommentedYAML()
        writeHead(of: file, &yaml)
        writeBasics(of: file, &yaml)
        writeAccounts(of: file, &yaml)
        if let pbx = file.pbx { write(pbx, &yaml) }
        writeNumbers(of: file, &yaml)
        writeCallers(of: file, &yaml)
        write(file.outbound, &yaml)
        write(file.providerSide, &yaml)
        return yaml.text
    }

    private func writeHead(of file: TrunkFile, _ yaml: inout CommentedYAML) {
        guard let head else { return }
        yaml.comment(TrunkFileRemarks.title[language])
        if let pbx = head.pbx { yaml.comment(TrunkFileRemarks.pbx(pbx, language)) }
        let variables = (file.accounts?.value ?? []).compactMap { account -> String? in
            guard case .environment(let name) = account.password?.value else { return nil }
            return name
        }
        if !variables.isEmpty {
            yaml.comment(TrunkFileRemarks.variables[language])
            for name in variables { yaml.comment("  \(name)") }
        }
        yaml.comment(TrunkFileRemarks.next[language])
        for command in head.commands { yaml.comment("  \(command)") }
    }

    private func writeBasics(of file: TrunkFile, _ yaml: inout CommentedYAML) {
        func line(_ key: String, _ value: String?, _ remark: String) {
            if let value { yaml.line("\(key): \(value)", remark) }
        }
        line("name", file.name.map { YAMLScalar.text($0.value) }, TrunkFileRemarks.name[language])
        line("provider", file.provider.map { YAMLScalar.text($0.value) }, TrunkFileRemarks.provider[language])
        line("kind", file.kind?.rawValue, TrunkKind.allCases.map(\.rawValue).joined(separator: " | "))
        line("number_format", file.numberFormat?.rawValue, TrunkFileRemarks.numberFormat[language])
        line("channels", file.channels.map { String($0.value) }, TrunkFileRemarks.channels[language])
    }

    private func write(_ pbx: TrunkFile.PBX, _ yaml: inout CommentedYAML) {
        yaml.blank()
        yaml.line("pbx:")
        let addresses = pbx.addresses.map { YAMLScalar.text($0.value) }
        if addresses.count == 1 {
            yaml.line("  address: \(addresses[0])", TrunkFileRemarks.address[language])
        } else if !addresses.isEmpty {
            yaml.line("  address:", TrunkFileRemarks.address[language])
            for address in addresses { yaml.line("    - \(address)") }
        } else {
            // A key without a value would be another mistake: the reader is told what to write.
            yaml.line("  # address:", TrunkFileRemarks.missingAddress[language])
        }
        if let country = pbx.country {
            yaml.line("  country: \(YAMLScalar.text(country.value))", TrunkFileRemarks.country[language])
        }
        if let code = pbx.areaCode {
            yaml.line("  area_code: \(YAMLScalar.quoted(code.value))", TrunkFileRemarks.areaCode[language])
        }
        if let context = pbx.internalContext {
            yaml.line(
                "  internal_context: \(YAMLScalar.text(context.value))",
                TrunkFileRemarks.internalContext[language]
            )
        }
    }

    private func write(_ outbound: TrunkFile.Outbound, _ yaml: inout CommentedYAML) {
        guard outbound.outsideLine != nil || outbound.destinations != nil || outbound.block != nil else { return }
        yaml.blank()
        yaml.line("outbound:")
        if let line = outbound.outsideLine {
            yaml.line("  outside_line: \(YAMLScalar.quoted(line.value))", TrunkFileRemarks.outsideLine[language])
        }
        if let destinations = outbound.destinations {
            let names = profile?.destinationGroups.map(\.name).joined(separator: " | ")
            yaml.line("  destinations: \(YAMLScalar.text(destinations.value))", names)
        }
        if let block = outbound.block {
            let names = block.map(\.value.rawValue).joined(separator: ", ")
            yaml.line("  block: [\(names)]", TrunkFileRemarks.block[language])
        }
    }

    private func write(_ side: TrunkFile.ProviderSide, _ yaml: inout CommentedYAML) {
        guard !side.limits.isEmpty || side.fallback != nil else { return }
        yaml.blank()
        yaml.line("provider_side:", TrunkFileRemarks.providerSide[language])
        if !side.limits.isEmpty {
            let pairs = side.limits.map { "\($0.period.rawValue): \($0.amount.value)" }.joined(separator: ", ")
            yaml.line("  limits: { \(pairs) }", TrunkFileRemarks.limits(profile?.limitAlerts ?? [], language))
        }
        if let fallback = side.fallback {
            yaml.line("  fallback: \(YAMLScalar.text(fallback.value))", TrunkFileRemarks.fallback[language])
        }
    }
}
