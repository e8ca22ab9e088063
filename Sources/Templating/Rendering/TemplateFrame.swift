import Mustache

/// A scope on the stack of a rendering, with the ones under it.
///
/// swift-mustache asks the top of its stack first, and a frame answers for all that is under it as well: it always has
/// an answer, so swift-mustache never looks further and never comes to `Mirror`.
final class TemplateFrame: MustacheParent {
    private let scope: TemplateScope
    private let parent: TemplateFrame?
    private let rendering: TemplateRendering

    init(_ scope: TemplateScope, on parent: TemplateFrame? = nil, of rendering: TemplateRendering) {
        self.scope = scope
        self.parent = parent
        self.rendering = rendering
    }

    /// Answers swift-mustache, which asks for the number of a step.
    func child(named number: String) -> Any? {
        rendering.take(number.utf8.reduce(0) { $0 &* 10 &+ Int($1 &- UInt8(ascii: "0")) }, in: self)
    }

    /// The value of a name in the topmost scope that declares it.
    ///
    /// `.` is the item of the innermost section; that of one further out would be a surprise.
    func value(of name: String) -> TemplateValue? {
        if name == "." { return scope[name] }
        var frame: TemplateFrame? = self
        while let current = frame {
            if let value = current.scope[name] { return value }
            frame = current.parent
        }
        return nil
    }

    /// All names that ``value(of:)`` would find, but for `.`.
    var names: [String] {
        var names: Set<String> = []
        var frame: TemplateFrame? = self
        while let current = frame {
            names.formUnion(current.scope.names)
            frame = current.parent
        }
        return names.filter { $0 != "." }
    }
}
