import Diagnostics

/// What must hold for every file: what is read from it can be written, and reads the same then.
enum FormatProperties {
    static func checkCSV(_ bytes: [UInt8]) {
        let reading = MeasuredReading(bytes) { CSVReader.rows($0, shown: "x", strict: false, log: &$1) }
        guard !reading.log.hasErrors, let rows = reading.content?.map(\.texts) else { return }
        var log = DiagnosticLog()
        let text = rows.map { $0.map(CSVText.escape).joined(separator: ",") + "\r\n" }.joined()
        let again = CSVReader.rows(text, file: "x", strict: false, log: &log).map(\.texts)
        require(!log.hasErrors && same(again, rows), "rows that are written read the same")
    }

    static func checkJSON(_ bytes: [UInt8]) {
        let reading = MeasuredReading(bytes) { JSONReader.read($0, shown: "x", log: &$1) }
        guard !reading.log.hasErrors, let node = reading.content else { return }
        var log = DiagnosticLog()
        let text = written(node)
        guard let again = JSONReader.read(text, file: "x", log: &log) else {
            return require(false, "a value that is written can be read")
        }
        require(written(again).utf8.elementsEqual(text.utf8), "a value that is written reads the same")
    }

    private static func written(_ node: JSONNode) -> String {
        switch node.value {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let number): number
        case .string(let text): "\"\(JSONText.escape(text))\""
        case .array(let items): "[" + items.map(written).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\"\(JSONText.escape($0.name))\":\(written($0.node))" }.joined(separator: ",") + "}"
        }
    }

    static func checkXML(_ bytes: [UInt8]) {
        guard let tree = MeasuredReading(bytes, { XMLReader.read($0, shown: "x", log: &$1) }).content else { return }
        var log = DiagnosticLog()
        guard let document = XMLDocument.parse(bytes, file: "x", log: &log) else {
            return require(false, "what has a tree is a document")
        }
        guard let again = XMLReader.read(document.bytes(), file: "x", log: &log) else {
            return require(false, "a document that is written can be read")
        }
        require(shape(again) == shape(tree), "a document that is written reads the same")
    }

    private static func shape(_ node: XMLNode) -> [String] {
        [node.name, node.namespace ?? "", node.text] + node.attributes.flatMap { [$0.name, $0.value] }
            + node.children.flatMap(shape) + ["end"]
    }

    static func checkSQL(_ bytes: [UInt8]) {
        guard let dump = MeasuredReading(bytes, { SQLDump.read($0, shown: "x", log: &$1) }).content else { return }
        var log = DiagnosticLog()
        for table in dump.tables {
            let rows = table.rows.map { $0.values.map(\.text) }.filter { !$0.isEmpty }
            for row in table.rows { _ = (row.text(table.columns.last ?? "a"), row.location) }
            guard !rows.isEmpty else { continue }
            let text = rows.map { "(" + $0.map(literal).joined(separator: ", ") + ")" }.joined(separator: ",\n")
            let again = SQLDump.read("INSERT INTO `t` VALUES \(text);", file: "x", log: &log)
            let values = again?["t"]?.rows.map { $0.values.map(\.text) }
            require(values.map { same($0, rows) } ?? false, "rows that are written read the same")
        }
    }

    private static func literal(_ text: String?) -> String {
        guard let text else { return "NULL" }
        return "'" + text.escapingScalars { $0 == "'" ? "''" : $0 == "\\" ? "\\\\" : nil } + "'"
    }

    static func checkDBText(_ bytes: [UInt8]) {
        let reading = MeasuredReading(bytes) { DBTextTable.read($0, shown: "x", log: &$1) }
        guard let table = reading.content else { return }
        var log = reading.log
        let rows = table.rows.map { $0.values.map { $0.text ?? "" } }
        // Of one row without a value nothing is left.
        guard log.diagnostics.isEmpty, table.columns.count > 1, !rows.contains(where: hasNUL) else { return }
        let header = table.columns.map { "\($0.name)(\($0.kind)\($0.allowsNull ? ",null" : ""))" }
        let lines = rows.map { $0.map(DBText.escape).joined(separator: ":") }
        let text = ([header.joined(separator: " ")] + lines).map { $0 + "\n" }.joined()
        let again = DBTextTable.read(text, file: "x", log: &log)
        let values = again?.rows.map { $0.values.map { $0.text ?? "" } }
        require(
            log.diagnostics.isEmpty && values.map { same($0, rows) } ?? false,
            "rows that are written read the same"
        )
    }

    private static func hasNUL(_ row: [String]) -> Bool { row.contains { $0.utf8.contains(0) } }

    /// By codes: to Swift, é and e with an accent are equal.
    private static func same<Text: Sequence>(_ left: [Text], _ right: [Text]) -> Bool where Text.Element == String? {
        left.count == right.count
            && zip(left, right).allSatisfy { left, right in
                left.elementsEqual(right) { $0.map { Array($0.utf8) } == $1.map { Array($0.utf8) } }
            }
    }

    private static func same(_ left: [[String]], _ right: [[String]]) -> Bool {
        same(left.map { $0.map(Optional.some) }, right.map { $0.map(Optional.some) })
    }
}
