import Diagnostics

extension KamailioConfiguration {
    /// More modules than any pattern of `modparam` names.
    private static let maximumModules = 16
    /// A value that is longer is cut, in bytes.
    private static let maximumValue = 16_384

    /// Adds what a statement outside blocks says.
    ///
    /// - Returns: Whether it is one.
    mutating func add(_ tokens: [KamailioToken], _ names: KamailioBlockBuilder.Names) -> Bool {
        let (first, place) = (tokens[0], tokens[0].location)
        switch first.text {
        case "loadmodule", "loadmodulex":
            // `loadmodule "tm.so"`, and `loadmodule("tm.so", "g")`.
            guard let path = tokens.dropFirst().lazy.compactMap({ KamailioString.content($0.text) }).first else {
                return false
            }
            var name = path.split(separator: "/").last.map(String.init) ?? path
            if name.hasSuffix(".so") { name.removeLast(3) }
            modules.append(Module(name: name, location: place))
        case "modparam": return addParameters(tokens, names)
        case "loadpath", "mpath":
            guard tokens.count > 1 else { return false }
            settings.append(Setting(name: "loadpath", value: Self.value(tokens.dropFirst(), names), location: place))
        default:
            guard first.kind == .word, let equals = tokens.firstIndex(where: { $0.text == "=" }),
                equals + 1 < tokens.count
            else { return false }
            settings.append(
                Setting(
                    name: tokens[..<equals].map(\.text).joined(),
                    value: Self.value(tokens[(equals + 1)...], names),
                    location: place
                )
            )
        }
        return true
    }

    private mutating func addParameters(_ tokens: [KamailioToken], _ names: KamailioBlockBuilder.Names) -> Bool {
        guard tokens.count > 2, tokens[1].text == "(", tokens.last?.text == ")" else { return false }
        let parts = tokens[2..<(tokens.count - 1)].split(maxSplits: 2, omittingEmptySubsequences: false) {
            $0.text == ","
        }
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { return false }
        let value = Self.value(parts[2], names)
        let key = Self.value(parts[1], names).content
        // The name of the module is a pattern; what is seen of patterns is a list of names.
        for module in Self.value(parts[0], names).content.split(separator: "|").prefix(Self.maximumModules) {
            let name = String(module.drop { $0 == "^" || $0 == "(" }.prefix { $0 != "$" && $0 != ")" })
            parameters.append(Parameter(module: name, key: key, value: value, location: tokens[0].location))
        }
        return true
    }

    /// Strings behind each other are one; other words stay apart as they are.
    private static func value(_ tokens: ArraySlice<KamailioToken>, _ names: KamailioBlockBuilder.Names) -> Value {
        let place = tokens.first?.location ?? SourceLocation(file: "", line: 1, column: 1)
        let define = tokens.count == 1 ? tokens.first.flatMap { names[$0.text]?.name } : nil
        let pieces = tokens.map { resolved($0, names) }
        let strings = pieces.compactMap { KamailioString.content($0) }
        guard strings.count == pieces.count else {
            var text = ""
            for (token, piece) in zip(tokens, pieces) where text.utf8.count < maximumValue {
                text += (token.isSpaced && !text.isEmpty ? " " : "") + (KamailioString.number(piece) ?? piece)
            }
            return Value(text: text, define: define, location: place)
        }
        var content = ""
        for string in strings where content.utf8.count < maximumValue { content += string }
        return Value(text: "\"\(KamailioString.escape(content))\"", define: define, location: place)
    }

    /// What a name stands for, followed a few times; anything else stays.
    private static func resolved(_ token: KamailioToken, _ names: KamailioBlockBuilder.Names) -> String {
        var text = token.text
        guard token.kind == .word else { return text }
        for _ in 0..<8 {
            guard let name = names[text] else { break }
            text = name.value
        }
        return text
    }
}
