import Mustache
import Templating
import Testing

/// Our renderer against swift-mustache: the same templates and values must give the same text.
///
/// Only what the two mean to do alike is compared: no empty texts (true to swift-mustache), no tag alone on its line after
/// a section (which it misses), no raw output (which we refuse).
@Suite struct ReferenceTests {
    @Test func randomTemplatesRenderAsInSwiftMustache() throws {
        var random = SplitMix64(seed: 20_261_122)
        for _ in 0..<1_000 {
            let (template, scope, object) = Self.pair(depth: 3, using: &random)
            let reference = try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}" + template).render(object)
            #expect(try rendered(template, scope) == reference, "\(template)")
        }
    }

    /// A template, and values for it as ours and as swift-mustache takes them.
    ///
    /// Every name stands once, so that both find the same value.
    private static func pair(
        depth: Int,
        using random: inout SplitMix64
    ) -> (template: String, scope: TemplateScope, object: [String: Any]) {
        var template = ""
        var scope: TemplateScope = [:]
        var object: [String: Any] = [:]
        for index in 0..<Int.random(in: 1...4, using: &random) {
            let name = "n\(depth)x\(index)x\(Int.random(in: 0..<1_000_000, using: &random))"
            template += ["a", " ; ", "é", "} { ", "\\", "\t"].randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<(depth > 0 ? 6 : 2), using: &random) {
            case 0, 1:
                let text = ["x", "y z", "<&>", "ß", "{{no}}"].randomElement(using: &random) ?? "x"
                template += "{{\(name)}}"
                scope[name] = .text(text)
                object[name] = text
            case 2:
                let flag = Bool.random(using: &random)
                let inner = pair(depth: depth - 1, using: &random)
                template += "{{#\(name)}}\(inner.template){{/\(name)}}{{^\(name)}}no{{/\(name)}}"
                scope[name] = .flag(flag)
                object[name] = flag
                copy(inner, to: &scope, &object)
            case 3, 4:
                let inner = pair(depth: depth - 1, using: &random)
                let count = Int.random(in: 0...3, using: &random)
                template += "{{#\(name)}}\(inner.template){{/\(name)}}{{^\(name)}}none{{/\(name)}}"
                scope[name] = .list(Array(repeating: inner.scope, count: count))
                object[name] = Array(repeating: inner.object, count: count)
            default:
                let inner = pair(depth: depth - 1, using: &random)
                template += "{{#\(name)}}\(inner.template){{/\(name)}}"
                scope[name] = .scope(inner.scope)
                object[name] = inner.object
            }
        }
        return (template, scope, object)
    }

    private static func copy(
        _ inner: (template: String, scope: TemplateScope, object: [String: Any]),
        to scope: inout TemplateScope,
        _ object: inout [String: Any]
    ) {
        for (name, value) in inner.object {
            scope[name] = inner.scope[name]
            object[name] = value
        }
    }
}
