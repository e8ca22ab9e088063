public import Templating
public import TrunkModel

/// A kind of file that a brand makes.
public struct EmittedFile: Sendable, Hashable {
    /// Its path, with `NAME` in the place of the trunk's name.
    public let path: String
    /// What it is, in one line.
    public let purpose: LocalizedText

    /// Makes a description.
    public init(_ path: String, _ purpose: LocalizedText) {
        self.path = path
        self.purpose = purpose
    }
}

/// A file to make: a template and what it prints.
public struct Rendering: Sendable {
    /// The file's path below the brand's folder.
    public let path: String
    /// The template's path.
    public let template: String
    /// What it prints.
    public var scope: TemplateScope
    /// Whether it holds a password.
    public let holdsSecret: Bool

    /// Makes a rendering.
    public init(_ path: String, template: String, scope: TemplateScope, holdsSecret: Bool = false) {
        self.path = path
        self.template = template
        self.scope = scope
        self.holdsSecret = holdsSecret
    }
}

/// A generated file.
public struct OutputFile: Sendable, Hashable {
    /// Its path below the brand's folder.
    public let path: String
    /// Its text, UTF-8.
    public let text: String
    /// Whether it holds a password: then only its owner may read it.
    public let holdsSecret: Bool

    /// Makes a file.
    public init(path: String, text: String, holdsSecret: Bool = false) {
        self.path = path
        self.text = text
        self.holdsSecret = holdsSecret
    }
}

/// A file that the user captured from their own PBX, such as an export.
public struct CapturedFile: Sendable {
    /// Its path, for findings; what is made of it has its last part as name.
    public let path: String
    /// Its text.
    public let text: String

    /// Makes a file.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The last part of the path.
    public var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
