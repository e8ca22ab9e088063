import ConfigFormats
import DialPlan
import TestSupport
import Testing
import TrunkModel

/// Everything that the golden files name exists: Asterisk takes many a wrong name without a word.
@Suite struct GoldenNamesTests {
    @Test(arguments: GoldenFiles.all.filter { $0.flavour.driver == .pjsip })
    func pjsipOptions(_ files: GoldenFiles) throws {
        let known = try AsteriskDocumentation(of: AsteriskInstall(files.flavour.version)).pjsipOptions
        let name = try files.golden.plan().plan.trunk.name
        for section in try files.sections("pjsip_\(name).conf") {
            let type = try #require(section["type"], "[\(section.name)]")
            let options = try #require(known[type], "no object type \(type)")
            let unknown = section.settings.map(\.key).filter { !options.contains($0) }
            #expect(unknown.isEmpty, "[\(section.name)], type \(type)")
        }
    }

    @Test(arguments: GoldenFiles.all.filter { $0.flavour.driver == .sip })
    func chanSIPOptions(_ files: GoldenFiles) throws {
        let known = try ChanSIPOptions(of: AsteriskInstall(.v16))
        let name = try files.golden.plan().plan.trunk.name
        var options = try files.sections("sip_\(name).conf").flatMap { $0.settings.map(\.key) }
        let general = try #require(try files.texts()["sip_register_\(name).conf"]).split(separator: "\n")
        options += general.filter { !$0.hasPrefix(";") }.compactMap { $0.split(separator: "=").first }
            .map { $0.filter { $0 != " " } }
        #expect(options.count > 20)
        #expect(options.filter { !known.knows($0) }.isEmpty)
    }

    @Test(arguments: GoldenFiles.all)
    func applicationsAndFunctions(_ files: GoldenFiles) throws {
        let known = try AsteriskDocumentation(of: AsteriskInstall(files.flavour.version))
        let steps = try steps(files)
        // What follows a question mark in ExecIf is an application too.
        let applications =
            steps.map(\.application)
            + steps.flatMap { $0.data.matches(of: /\?([A-Za-z]+)\(/).map { String($0.1) } }
        #expect(Set(applications).subtracting(known.applications) == [])
        let functions = steps.flatMap {
            $0.data.matches(of: /(?:\$\{|Set\(|^)([A-Z][A-Z_0-9]+)\(/).map { String($0.1) }
        }
        #expect(!functions.isEmpty)
        #expect(Set(functions).subtracting(known.functions) == [])
    }

    @Test(arguments: GoldenFiles.all)
    func contextsAndLabels(_ files: GoldenFiles) throws {
        let trunk = try files.golden.plan().plan.trunk
        let sections = try files.sections("extensions_\(trunk.name).conf")
        let contexts = Set(sections.map(\.name) + [trunk.pbx.internalContext])
        let steps = try steps(files)
        var named = sections.flatMap { $0.values(of: "include") }
        for step in steps {
            if step.application == "Goto" || step.application == "Gosub" { named.append(first(step.data)) }
            // In GotoIf a context has an extension and a priority behind it, a label has not.
            named += step.data.matches(of: /[?:]([A-Za-z][\w-]*),[^,]+(?:,[^,]+)*,1$/).map { String($0.1) }
            named += step.data.matches(of: /DIALPLAN_EXISTS\(([^,]+),/).map { String($0.1) }
            named += step.data.matches(of: /,b\(([^^]+)\^/).map { String($0.1) }
            if step.application == "GotoIf", let label = step.data.wholeMatch(of: /.*\?([a-z0-9]+)/)?.1 {
                let labels = steps.filter { $0.context == step.context && $0.pattern == step.pattern }.map(\.label)
                #expect(labels.contains(String(label)), "\(step)")
            }
        }
        #expect(Set(named).subtracting(contexts) == [])
        // Every context of ours can be reached: from the provider, from the PBX's telephones, or from another.
        var entries = ["inbound", "outbound"].map { "\(trunk.name)-\($0)" }
        if files.flavour.driver == .sip { entries.append("\(trunk.name)-guests") }
        #expect(Set(sections.map(\.name)).subtracting(named + entries) == [])
    }

    private func first(_ data: String) -> String { String(data.prefix { $0 != "," }) }

    private func steps(_ files: GoldenFiles) throws -> [AsteriskInstance.Step] {
        let name = try files.golden.plan().plan.trunk.name
        return try files.sections("extensions_\(name).conf").flatMap(GoldenLoadTests.steps)
    }
}
