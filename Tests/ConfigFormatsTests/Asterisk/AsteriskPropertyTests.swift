import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// Random trees and random damage.
@Suite struct AsteriskPropertyTests {
    /// What is written is read back: any value, in any of the ways in which a line may be written.
    @Test func writtenTreesReadBack() throws {
        var random = SeededGenerator(seed: 61)
        for round in 0..<600 {
            var text = ""
            var expected: [String] = []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let name = random.text(length: 1...8, of: "abcXYZ 0-9_.é+!")
                text += Self.filler(&random) + "[\(name)]" + Self.blank(&random) + Self.lineEnd(&random)
                var lines = ["[\(name)]"]
                for _ in 0..<Int.random(in: 0...6, using: &random) {
                    let key = random.text(length: 1...6, of: "abcxyz_09é")
                    let value = random.text(length: 0...12, of: "ab;\\-[]()#=>+,\"<é€ \u{a0}\u{301}").blanksTrimmed
                    let sign = ["=", " = ", "\t=> ", "= "].randomElement(using: &random) ?? "="
                    // Right behind a bare `=` a `>` would be part of the sign.
                    let gap = value.utf8.first == UInt8(ascii: ">") && !sign.hasSuffix(" ") ? " " : ""
                    text += Self.filler(&random) + Self.blank(&random) + key + sign + gap
                    text += AsteriskConf.escape(value) + Self.blank(&random) + Self.lineEnd(&random)
                    lines.append("\(key)=\(value)")
                }
                expected.append(lines.joined(separator: " "))
            }
            let view = try AsteriskView(text)
            #expect(view.sections == expected, "round \(round): \(text.debugDescription)")
            #expect(view.findings.isEmpty, "round \(round): \(text.debugDescription)")
        }
    }

    private static func filler(_ random: inout SeededGenerator) -> String {
        let fillers = ["", "", "", "\n", "; comment [x]\n", "\t;--- a = b\n", ";-- [no]\nx = 1\n--;\n", " \r\n"]
        return fillers.randomElement(using: &random) ?? ""
    }

    private static func blank(_ random: inout SeededGenerator) -> String {
        ["", "", " ", "\t", " ;-- x --; "].randomElement(using: &random) ?? ""
    }

    private static func lineEnd(_ random: inout SeededGenerator) -> String {
        ["\n", "\r\n", " ; end\n", " ;x\r\n"].randomElement(using: &random) ?? "\n"
    }

    /// Random bytes and pieces: never a crash, every place inside the file, and the dial plan and the wizard take all.
    @Test func damage() throws {
        let good = Array(
            """
            [t](!)\nx=1\n[a](t)\ny+=2 ;-- c --; d\n#include "i.conf"\n#include {i,j}*.conf\n[a](+x=1)\n\\;z => q\\;r
            exten => _X./06[1-2],1(a),Dial(SIP/${X:1:2}\\;b)\n same => n+2(b),NoOp\nexten => 1,hint,${X}\ninclude => a,*,*
            type = wizard\nremote_hosts = h, i\nsends_registrations = yes\n
            """.utf8
        )
        var random = SeededGenerator(seed: 62)
        let signs = Array("[](){}!+,=>;-\\#<\"*?\n\r\t \u{0}ax$".utf8)
        for _ in 0..<2_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let byte =
                    Bool.random(using: &random)
                    ? signs.randomElement(using: &random) : UInt8.random(in: 0...255, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = byte ?? 0
                case 1: bytes.insert(byte ?? 0, at: place)
                default: bytes.remove(at: place)
                }
            }
            let included = SourceFile(path: "i.conf", bytes: Array(bytes.suffix(60)))
            let view = try AsteriskView(files: [SourceFile(path: "t.conf", bytes: bytes), included])
            let lines = bytes.count { $0 == 0x0a } + 1
            let places = view.tree.sections.flatMap { [$0.location] + $0.settings.map(\.location) }
            if !places.allSatisfy({ (1...lines).contains($0.line) && $0.column >= 1 }) { Issue.record("\(bytes)") }
            var log = DiagnosticLog()
            _ = AsteriskDialplan.read(view.tree, log: &log)
            _ = AsteriskWizard.expand(view.tree)
        }
    }
}

extension String {
    fileprivate var blanksTrimmed: String {
        var bytes = Array(utf8)[...]
        while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
