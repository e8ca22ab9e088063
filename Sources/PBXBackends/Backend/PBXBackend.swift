public import Diagnostics
public import DialPlan
public import Templating
public import TrunkModel

/// A PBX brand: what it can express, and how a plan becomes its configuration.
public protocol PBXBackend: Sendable {
    /// The name after `--pbx`, such as `asterisk-pjsip`.
    var name: String { get }
    /// What the brand is called, for the provider's "Merk".
    var title: String { get }
    /// The model, for the provider's "Type".
    var model: String { get }
    /// Versions covered, newest first; the first is taken when none is named. `line` is what may follow the colon.
    var lines: [ProductLine] { get }
    /// The files that it makes, in the order in which a reader wants them; `NAME` stands for the trunk's name.
    var emits: [EmittedFile] { get }
    /// What it cannot express.
    var limitations: [Limitation] { get }

    /// The configuration files as templates and what they print (the setup sheet is made by the engine).
    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering]

    /// The steps on the PBX itself, in order.
    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step]

    /// Where the brand keeps a setting, in the order in which to look: what a live test's advice names.
    ///
    /// - Parameters:
    ///   - setting: The setting.
    ///   - plan: The plan that the PBX should follow.
    ///   - account: The account that it is about, as an index into the trunk's; nil for all.
    ///   - number: The trunk's number that it is about, as E.164 digits; nil for all.
    /// - Returns: The places; none where the brand does not say.
    func places(of setting: TrunkSetting, in plan: DialPlan, account: Int?, number: String?) -> [SettingPlace]
}

extension PBXBackend {
    /// None.
    public func places(of setting: TrunkSetting, in plan: DialPlan, account: Int?, number: String?) -> [SettingPlace] {
        []
    }
}

/// A product line or range of versions of a brand.
public struct ProductLine: Sendable, Hashable {
    /// What follows the brand's colon, such as `s-series`; nil where the brand has only one line.
    public let name: String?
    /// Versions covered, for people: `16 to 22`.
    public let versions: String

    /// Makes a line.
    public init(_ name: String? = nil, versions: String) {
        self.name = name
        self.versions = versions
    }
}

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
    public let scope: TemplateScope
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

/// Something that a brand cannot express.
public struct Limitation: Sendable {
    /// Stable name, such as `chan-sip-removed`.
    public let id: String
    /// Error when it would break calls or safety, else warning or note.
    public let severity: Severity
    /// What it means for the user.
    public let text: LocalizedText
    /// Whether it concerns a plan.
    public let applies: @Sendable (DialPlan) -> Bool
    /// The trunk-file key that it is about, such as `accounts[0].password`; nil for the whole file.
    public let key: @Sendable (DialPlan) -> String?

    /// Makes a limitation.
    public init(
        _ id: String,
        _ severity: Severity,
        _ text: LocalizedText,
        key: @escaping @Sendable (DialPlan) -> String? = { _ in nil },
        applies: @escaping @Sendable (DialPlan) -> Bool
    ) {
        self.id = id
        self.severity = severity
        self.text = text
        self.key = key
        self.applies = applies
    }
}
