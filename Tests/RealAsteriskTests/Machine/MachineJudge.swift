import ConfigFormats
import Diagnostics
import PBXBackends
import TestSupport
import Testing

/// Real Asterisk and the machine with the same dial plan: both are asked what they do with digits.
struct MachineJudge {
    /// A step of a trail.
    struct Step: Equatable, CustomStringConvertible {
        var place: String
        var application: String
        var arguments: String

        var description: String { "\(place) \(application)(\(arguments))" }
    }

    let pbx: AsteriskInstance
    let machine: DialplanMachine

    /// Reads a dial plan as the product does.
    static func machine(_ text: String) throws -> DialplanMachine {
        var log = DiagnosticLog()
        let folder = SourceFolder(files: [SourceFile(path: "extensions.conf", text: text)])
        let tree = try #require(AsteriskConfiguration.read("extensions.conf", in: folder, log: &log))
        return DialplanMachine(AsteriskDialplan.read(tree, log: &log))
    }

    /// Starts an Asterisk with a dial plan, and lets a test judge by it.
    static func with(
        _ flavour: Flavour,
        _ text: String,
        files: [String: String] = [:],
        on address: LoopbackAddress? = nil,
        _ body: (MachineJudge) async throws -> Void
    ) async throws {
        var files = files
        files["extensions.conf"] = text
        try await AsteriskInstance.with(flavour.version, flavour.driver, files: files, on: address) { pbx in
            try await body(MachineJudge(pbx: pbx, machine: machine(text)))
        }
    }

    /// What Asterisk does with digits: the steps of the channel that runs them.
    func real(_ digits: String, _ context: String, caller: String = "201") async throws -> [Step] {
        let id = "\(UInt64.random(in: 1...UInt64.max))"
        let response = try await pbx.ami.action(
            "Originate",
            [
                "Channel": "Local/\(digits)@\(context)/n", "ChannelId": "\(id).1", "OtherChannelId": "\(id).2",
                "CallerID": caller, "Application": "Wait", "Data": "1", "Timeout": "10000", "Async": "true",
            ]
        ).response
        let action = response["ActionID"]
        _ = try await pbx.ami.event("OriginateResponse", within: .seconds(20)) { $0["ActionID"] == action }
        _ = try await pbx.ami.event("Hangup", within: .seconds(20)) { $0["Uniqueid"] == "\(id).2" }
        return pbx.ami.events.all.filter { $0.event == "Newexten" && $0["Uniqueid"] == "\(id).2" }.map { event in
            Step(
                place: "\(event["Exten"] ?? "")@\(event["Context"] ?? ""),\(event["Priority"] ?? "")",
                application: (event["Application"] ?? "").lowercased(),
                arguments: event["AppData"] ?? ""
            )
        }
    }

    /// What the machine does with them.
    func ours(_ call: DialplanMachine.Call) -> [Step] {
        // Asterisk says nothing of a step whose application it does not have.
        machine.run(call).trail.filter { $0.channel == 0 && !call.missing.contains($0.application.lowercased()) }.map {
            visit in
            Step(
                place: "\(visit.digits)@\(visit.context),\(visit.priority)",
                application: visit.application.lowercased(),
                arguments: visit.arguments
            )
        }
    }
}
