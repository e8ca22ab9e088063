import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

@testable import LiveTest

/// Advice that names a setting which is not there sends people looking for nothing.
@Suite struct SettingPlacesTests {
    /// A brand and a setting.
    struct Sample: Sendable, CustomTestStringConvertible {
        var brand: String
        var setting: TrunkSetting
        var testDescription: String { "\(brand) \(setting)" }

        var places: [SettingPlace] {
            get throws {
                let backend = try #require(BackendRegistry.all.first { $0.name == brand })
                let line = try #require(backend.lines.first)
                let plan = try GoldenPlans.plan("groningen")
                return backend.places(of: setting, in: plan, line: line, account: nil, number: nil)
            }
        }
    }

    static let samples = ["asterisk-pjsip", "asterisk-sip"].flatMap { brand in
        TrunkSetting.allCases.map { Sample(brand: brand, setting: $0) }
    }

    private func text(_ file: String, of brand: String) throws -> String {
        try String(contentsOf: GoldenCase.folder.appending(path: "\(brand)/groningen/\(file)"), encoding: .utf8)
    }

    @Test(arguments: samples) func namesWhatStandsThere(_ sample: Sample) throws {
        var places = try sample.places
        #expect(!places.isEmpty)
        // What other people's files have and these must not: it is named so that it is looked for, without a value.
        places.removeAll { ["include", "media_address"].contains($0.key) && $0.value == nil }
        for place in places {
            let file = place.location.en
            #expect(file == place.location.nl)
            let text = try text(file, of: sample.brand)
            if file.hasPrefix("extensions_") {
                checkDialPlan(place, text)
            } else {
                checkSetting(place, text, file)
            }
        }
    }

    /// What must not be there: advice names them for who has put them there.
    private static let absent: Set = ["include", "media_address"]

    /// A key of a section, where the value is what the file says; a secret's value is not said.
    private func checkSetting(_ place: SettingPlace, _ text: String, _ file: String) {
        var log = DiagnosticLog()
        let tree = AsteriskConfReader.read(text, file: file, log: &log)
        let name = place.section.map { $0.filter { $0 != "[" && $0 != "]" } } ?? ""
        var settings = tree.sections.filter { $0.name == name }.flatMap(\.settings)
        // What is included into [general] has no section of its own.
        if name == "general" {
            settings = AsteriskConfReader.read("[general]\n\(text)", file: file, log: &log).sections.flatMap(\.settings)
        }
        let values = settings.filter { $0.key == place.key }.map(\.value)
        if Self.absent.contains(place.key) {
            #expect(values.isEmpty && place.value == nil, "\(place.key) in [\(name)] of \(file)")
            return
        }
        #expect(!values.isEmpty, "no \(place.key) in [\(name)] of \(file)")
        if let value = place.value {
            #expect(values.contains(value) || values.contains(">\(value)"), "\(place.key) is \(values), not \(value)")
        }
        if place.key.contains("secret") || place.key == "password" { #expect(place.value == nil) }
    }

    /// An application, a header or an extension in a context.
    private func checkDialPlan(_ place: SettingPlace, _ text: String) {
        let context = text.components(separatedBy: "\n[").first { "[\($0)".hasPrefix("\(place.section ?? "?")\n") }
        guard let context else {
            Issue.record("no \(place.section ?? "?")")
            return
        }
        if Self.absent.contains(place.key) {
            #expect(!context.contains("\(place.key) =>"), "\(place.key) in \(place.section ?? "")")
            return
        }
        let key = place.key.hasSuffix(")") ? String(place.key.dropLast()) : place.key
        #expect(context.contains(key.replacing(",…", with: "")), "no \(place.key) in \(place.section ?? "")")
    }

    /// Advice about one number says where that number goes.
    @Test(arguments: ["asterisk-pjsip", "asterisk-sip"]) func ofOneNumber(_ brand: String) throws {
        let backend = try #require(BackendRegistry.all.first { $0.name == brand })
        let plan = try GoldenPlans.plan("groningen")
        let places = backend.places(
            of: .didRoutes,
            in: plan,
            line: backend.lines[0],
            account: nil,
            number: "31508200015"
        )
        #expect(places.first?.value == "31508200015,1,Goto(internal,215,1)")
    }

    /// Advice about one account leaves the others out.
    @Test(arguments: ["asterisk-pjsip", "asterisk-sip"]) func ofOneAccount(_ brand: String) throws {
        let backend = try #require(BackendRegistry.all.first { $0.name == brand })
        let plan = try GoldenPlans.plan("groningen")
        let places = backend.places(of: .credentials, in: plan, line: backend.lines[0], account: 1, number: nil)
        #expect(!places.isEmpty)
        #expect(places.allSatisfy { $0.section?.hasPrefix("[groningen-secondary") == true })
    }
}
