/// A scope on the stack of a rendering, with the ones under it.
final class TemplateFrame {
    private let scope: TemplateScope
    private let parent: TemplateFrame?

    init(_ scope: TemplateScope, on parent: TemplateFrame? = nil) {
        self.scope = scope
        self.parent = parent
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
