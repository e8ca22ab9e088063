import Diagnostics

extension AsteriskEditing {
    /// Rewrites the steps of an extension that differ; added steps go behind the last.
    mutating func setSteps(of object: ConfigObject, to values: [String], _ old: [ConfigSetting]) -> Bool {
        guard let pattern = object["pattern"] else { return false }
        let name = pattern + (object["callerid"].map { "/\($0)" } ?? "")
        var priority = 0
        for (index, value) in values.enumerated() {
            let step = AsteriskStepValue(value)
            priority += 1 + (Int(step.gap.dropFirst()) ?? 0)
            let isFirst = index == 0
            if index < old.count {
                let place = old[index].location
                guard value != old[index].value else { continue }
                let done = edit(place.file) { file in
                    let isNew = file.key(place.line) == "exten"
                    let number = isNew || isFirst ? "\(priority)" : Self.next(step)
                    return file.setValue(place.line, to: (isNew ? "\(name)," : "") + Self.text(step, number))
                }
                if !done { return false }
            } else {
                let place = old.last?.location ?? object.end ?? object.location
                let done = edit(place.file) { file in
                    isFirst
                        ? file.insert("exten => ", "\(name),\(Self.text(step, "\(priority)"))", after: place.line)
                        : file.insert(" same => ", Self.text(step, Self.next(step)), after: place.line)
                }
                if !done { return false }
            }
        }
        return old.dropFirst(values.count).allSatisfy { setting in
            edit(setting.location.file) { file in
                file.delete(setting.location.line)
                return true
            }
        }
    }

    /// The lines of an extension: what stands before the value, and the value.
    static func lines(of object: ConfigObject) -> [(head: String, value: String)] {
        guard let pattern = object["pattern"] else { return [] }
        let name = pattern + (object["callerid"].map { "/\($0)" } ?? "")
        var result = object.values(of: "hint").map { ("exten => ", "\(name),hint,\($0)") }
        for (index, value) in object.values(of: "step").enumerated() {
            let step = AsteriskStepValue(value)
            result.append(
                index == 0
                    ? ("exten => ", "\(name),\(text(step, "\(1 + (Int(step.gap.dropFirst()) ?? 0))"))")
                    : (" same => ", text(step, next(step)))
            )
        }
        return result
    }

    private static func next(_ step: AsteriskStepValue) -> String { "n\(step.gap)" }

    private static func text(_ step: AsteriskStepValue, _ priority: String) -> String {
        "\(priority)\(step.label.map { "(\($0))" } ?? ""),\(step.call)"
    }
}
