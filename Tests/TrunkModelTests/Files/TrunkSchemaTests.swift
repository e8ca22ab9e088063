import Diagnostics
import Foundation
import Testing

@testable import TrunkModel

/// The schema names what the reader names; `Scripts/check-schema` tries it on every trunk file of the repository.
@Suite("JSON Schema")
struct TrunkSchemaTests {
    /// As much of a schema as the tests look at.
    private struct Schema: Decodable {
        var dialect: String?
        var properties: [String: Either]?
        var definitions: [String: Schema]?
        var values: [String]?
        var items: Either?
        var additionalProperties: Bool?

        enum CodingKeys: String, CodingKey {
            case dialect = "$schema"
            case definitions = "$defs"
            case values = "enum"
            case properties, items, additionalProperties
        }

        subscript(key: String) -> Schema? { properties?[key]?.schema }
    }

    /// A schema, or `false` for what must not be there.
    ///
    /// A class, for a schema holds schemas.
    private final class Either: Decodable {
        let schema: Schema?

        init(from decoder: any Decoder) throws { schema = try? Schema(from: decoder) }
    }

    private func schema() throws -> Schema {
        try JSONDecoder().decode(Schema.self, from: Data(TrunkSchema.text.utf8))
    }

    @Test("It is the file in the sources, and draft 2020-12")
    func text() throws {
        let path = "TrunkModel/Resources/trunk.schema.json"
        #expect(try TrunkSchema.text == Repository.text(Repository.sources, path))
        #expect(try schema().dialect == "https://json-schema.org/draft/2020-12/schema")
    }

    @Test("Its values are those of the model")
    func values() throws {
        let schema = try schema()
        #expect(schema["kind"]?.values == TrunkKind.allCases.map(\.rawValue))
        #expect(schema["number_format"]?.values == NumberFormat.allCases.map(\.rawValue))
        #expect(schema["outbound"]?["block"]?.items?.schema?.values == BlockedType.allCases.map(\.rawValue))
        let inbound = try #require(schema.definitions?["inbound"]?.properties)
        #expect(Set(inbound.keys) == Set(InboundDestination.Kind.allCases.map(\.rawValue)))
        let limits = try #require(schema["provider_side"]?["limits"]?.properties)
        #expect(Set(limits.keys) == Set(SpendingPeriod.allCases.map(\.rawValue)))
    }

    @Test("The reader knows every key, and every mapping is closed")
    func keys() throws {
        let schema = try schema()
        let places: [(Schema?, (String) -> String)] = [
            (schema, { "\($0): x" }),
            (schema.definitions?["account"], { "accounts: [{ \($0): x }]" }),
            (schema.definitions?["pbx"], { "pbx: { \($0): x }" }),
            (schema.definitions?["number"], { "numbers: [{ \($0): x }]" }),
            (schema.definitions?["number"]?["range"], { "numbers: [{ range: { \($0): x } }]" }),
            (schema.definitions?["caller"], { "callers: [{ \($0): x }]" }),
            (schema["outbound"], { "outbound: { \($0): x }" }),
            (schema["provider_side"], { "provider_side: { \($0): x }" }),
        ]
        for (place, file) in places {
            let place = try #require(place)
            #expect(place.additionalProperties == false)
            for key in place.properties?.keys.sorted() ?? [] {
                #expect(!Pipeline().run(file(key)).findings.contains { $0.rule == "unknown-key" }, "\(key)")
            }
        }
    }
}
