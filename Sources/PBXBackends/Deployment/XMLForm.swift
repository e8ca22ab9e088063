import ConfigFormats
import Diagnostics

/// An object of an XML file together with the elements that it was read from.
struct XMLObject {
    /// The object.
    var object: ConfigObject
    /// Its own element.
    let element: XMLDocument.Element
    /// The element of each of its settings, in their order.
    private(set) var sources: [XMLDocument.Element] = []

    /// Makes an object without settings.
    init(_ kind: String, _ name: String, _ element: XMLDocument.Element) {
        object = ConfigObject(kind: kind, name: name, at: element.location, end: element.location)
        self.element = element
    }

    /// Adds a setting: the text of an element, or what is said to be its value.
    mutating func add(_ key: String, _ source: XMLDocument.Element, _ value: String? = nil) {
        object.settings.append(ConfigSetting(key, value ?? source.text, at: source.location))
        sources.append(source)
    }
}

/// A form of XML file whose elements can be changed; everything else in the file stays as it is.
protocol XMLForm: FileEditor {
    /// Reads a document's objects; the same for the same file, so that an editor finds again what a reader saw.
    func objects(in document: XMLDocument) -> [XMLObject]

    /// Puts a setting's value into the element that it was read from.
    func write(_ value: String, of key: String, to element: XMLDocument.Element) throws(DiagnosedFailure)

    /// Adds a setting to an object.
    ///
    /// - Returns: Whether it could be added.
    func append(_ value: String, of key: String, to object: XMLObject) throws(DiagnosedFailure) -> Bool

    /// Adds an object to a document.
    ///
    /// - Returns: Whether it could be added.
    func add(_ object: ConfigObject, to document: XMLDocument) throws(DiagnosedFailure) -> Bool
}

extension XMLForm {
    func applying(_ mends: [Mend], to file: SourceFile, shown: String) -> (file: SourceFile?, leftOut: [Mend]) {
        var log = DiagnosticLog()
        guard let document = XMLDocument.parse(file.bytes, file: shown, log: &log) else { return (nil, mends) }
        let found = objects(in: document)
        var byPlace: [SourceLocation: [XMLObject]] = [:]
        for object in found { byPlace[object.object.location, default: []].append(object) }
        let leftOut = mends.filter { mend in
            let isDone = (try? apply(mend, byPlace, document)) ?? false
            return !isDone
        }
        return (SourceFile(path: file.path, bytes: document.bytes()), leftOut)
    }

    private func apply(
        _ mend: Mend,
        _ byPlace: [SourceLocation: [XMLObject]],
        _ document: XMLDocument
    ) throws(DiagnosedFailure) -> Bool {
        func original(_ object: ConfigObject) -> XMLObject? {
            let candidates = (byPlace[object.location] ?? []).filter { $0.object.kind == object.kind }
            return candidates.first { $0.object.settings == object.settings } ?? candidates.first
        }
        switch mend {
        case .set(let object, let rule, let key, let values, let replacing):
            guard let own = original(object) else { return false }
            var sources = Self.sources(of: replacing, in: own)
            guard sources.count == replacing.count else { return false }
            for value in values {
                if sources.isEmpty {
                    let name = replacing.first?.key ?? own.object.settings.map(\.key).first(where: rule.has) ?? key
                    guard try append(value, of: name, to: own) else { return false }
                } else {
                    let (key, element) = sources.removeFirst()
                    try write(value, of: key, to: element)
                }
            }
            for (_, element) in sources { element.remove() }
        case .remove(let object, let settings):
            guard let own = original(object) else { return false }
            let sources = Self.sources(of: settings, in: own)
            guard sources.count == settings.count else { return false }
            for (_, element) in sources { element.remove() }
        case .add(let object, _): return try add(object, to: document)
        case .removeObject(let object):
            guard let own = original(object) else { return false }
            own.element.remove()
        case .order(let objects):
            // An element cannot be moved, but copied and taken out.
            guard let parent = objects.first.flatMap(original).flatMap({ Self.parent(of: $0.element, in: document) })
            else { return false }
            for object in objects {
                guard let element = original(object)?.element else { return false }
                try parent.append(copyOf: element.tree)
                element.remove()
            }
        }
        return true
    }

    private static func sources(
        of settings: [ConfigSetting],
        in object: XMLObject
    ) -> [(key: String, element: XMLDocument.Element)] {
        zip(object.object.settings, object.sources).filter { settings.contains($0.0) }.map { ($0.0.key, $0.1) }
    }

    private static func parent(of element: XMLDocument.Element, in document: XMLDocument) -> XMLDocument.Element? {
        var rest = document.root.map { [$0] } ?? []
        while let next = rest.popLast() {
            let children = next.children
            if children.contains(where: { $0.isSame(as: element) }) { return next }
            rest += children
        }
        return nil
    }
}

extension XMLDocument.Element {
    /// The first element of a name directly inside; added where there is none.
    func section(_ name: String) throws(DiagnosedFailure) -> XMLDocument.Element {
        if let found = child(name) { return found }
        return try append(name)
    }

    /// Adds an element and all that is in it behind what is inside this one.
    func append(copyOf node: XMLNode) throws(DiagnosedFailure) {
        let copy = try append(node.name, node.children.isEmpty ? node.text : "")
        for attribute in node.attributes { try copy.setAttribute(attribute.name, attribute.value) }
        for child in node.children { try copy.append(copyOf: child) }
    }
}

extension KeyRule? {
    /// Whether a key is one of the rule's.
    fileprivate func has(_ key: String) -> Bool { self?.keys.contains(key) ?? false }
}
