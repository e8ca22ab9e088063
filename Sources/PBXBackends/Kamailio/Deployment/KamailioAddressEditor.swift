import ConfigFormats
import Diagnostics

/// Changes the lines of the list of addresses.
struct KamailioAddressEditor: FileEditor {
    func applying(_ mends: [Mend], to file: SourceFile, shown: String) -> (file: SourceFile?, leftOut: [Mend]) {
        var lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        var removed: Set<Int> = []
        var leftOut: [Mend] = []
        for mend in mends {
            switch mend {
            case .add(let object, _): lines.append(Self.line(object))
            case .set(var object, _, let key, let values, _):
                guard lines.indices.contains(object.location.line - 1), let value = values.last else {
                    leftOut.append(mend)
                    continue
                }
                object.settings.append(ConfigSetting(key, value, at: object.location))
                lines[object.location.line - 1] = Self.line(object)
            case .removeObject(let object): removed.insert(object.location.line)
            case .remove, .order: leftOut.append(mend)
            }
        }
        let kept = lines.enumerated().filter { !removed.contains($0.offset + 1) }.map { $0.element + "\n" }
        return (file.with(text: kept.joined()), leftOut)
    }

    private static func line(_ object: ConfigObject) -> String {
        let parts = (object["network"] ?? object.name).split(separator: "/", maxSplits: 1).map(String.init)
        let address = parts.first ?? ""
        let mask = parts.count > 1 ? parts[1] : address.contains(":") ? "128" : "32"
        let words = [object["group"] ?? "1", address, mask, object["port"] ?? "0", object["tag"] ?? ""]
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
