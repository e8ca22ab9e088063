import PBXBackends

/// An outbound route as the sheet and the uploaded file have it.
struct FreePBXReadRoute {
    let name: String
    let isEmergency: Bool
    /// Names of trunks, in order.
    let trunks: [String]
    private let patterns: FreePBXPatternFile

    /// The routes in the sheet's order, which has to be that of the table at the end.
    static func all(_ bundle: GeneratedBundle) throws -> [FreePBXReadRoute] {
        let steps = bundle.sheet.steps.filter { step in step.fields.contains { $0.label == "Route Name" } }
        let routes = try steps.map { try FreePBXReadRoute($0, bundle) }
        guard bundle.rows(with: "Route Position").map({ $0["Route"] ?? "" }) == routes.map(\.name) else {
            throw GeneratedBundle.Missing(what: "table with the routes in their order")
        }
        return routes
    }

    private init(_ step: SetupSheet.Step, _ bundle: GeneratedBundle) throws {
        func field(_ label: String) -> String { step.fields.first { $0.label == label }?.entered ?? "" }
        name = field("Route Name")
        isEmergency = field("Route Type") == "Emergency"
        trunks = field("Trunk Sequence for Matched Routes").split(separator: ", ").map(String.init)
        let file = field("Dial Patterns that will use this Route")
        patterns = try FreePBXPatternFile.read(try bundle.file(file), file: file)
    }

    /// The number that goes out: the prefix cut off by its length, the digits put in front; nil when no pattern fits.
    func number(for dialled: String, from caller: String?) -> String? {
        guard let row = patterns.row(for: dialled, from: caller ?? "") else { return nil }
        return row.prepend + dialled.dropFirst(row.prefix.count)
    }
}
