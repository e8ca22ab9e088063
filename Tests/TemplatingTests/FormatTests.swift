import Templating
import Testing

struct FormatTests {
    @Test func plainText() {
        let format = PlainTextFormat()
        #expect(format.escape("a&<\n\\") == "a&<\n\\")
        #expect(format.refusal(of: "a\r\n\t\u{1}") == nil)
        #expect(format.refusal(of: "a\0") == "contains a NUL character")
    }

    @Test func markdown() {
        let format = MarkdownFormat()
        #expect(format.escape("\\`*_[]<>|#&~") == "\\\\\\`\\*\\_\\[\\]\\<\\>\\|\\#\\&\\~")
        #expect(format.escape("+31 (0)508 - é!") == "+31 (0)508 - é!")
        for line in ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"] {
            #expect(format.refusal(of: "a\(line)b") == "contains a line break")
        }
        #expect(format.refusal(of: "\0") == "contains a NUL character")
        #expect(format.refusal(of: "a\tb") == nil)
    }

    @Test func html() {
        let format = HTMLFormat()
        #expect(format.escape("<a href=\"x\">T&T's</a>") == "&lt;a href=&quot;x&quot;&gt;T&amp;T&#39;s&lt;/a&gt;")
        #expect(format.refusal(of: "a\t\nb") == nil)
        #expect(format.refusal(of: "\0") == "contains a NUL character")
        for control in ["\u{1}", "\r", "\r\n", "\u{1F}", "\u{7F}", "\u{85}", "\u{9F}"] {
            #expect(format.refusal(of: "a\(control)") == "contains a control character")
        }
    }

    /// A combining mark makes `&` part of another `Character`; it is markup all the same.
    @Test func combiningMarksHideNothing() {
        #expect(HTMLFormat().escape("&\u{301}<\u{301}") == "&amp;\u{301}&lt;\u{301}")
        #expect(MarkdownFormat().escape("*\u{301}") == "\\*\u{301}")
    }

    @Test func randomTextRoundTripsThroughHTML() throws {
        let library = library(["a.html": "<p title=\"{{v}}\">{{v}}</p>"])
        var random = SplitMix64(seed: 20_260_101)
        var held = 0
        for _ in 0..<3000 {
            let text = random.text()
            guard HTMLFormat().refusal(of: text) == nil else { continue }
            held += 1
            let page = try library.render("a.html.mustache", ["v": .text(text)])
            let escaped = HTMLFormat().escape(text)
            #expect(page == "<p title=\"\(escaped)\">\(escaped)</p>")
            #expect(!escaped.utf8.contains { "<>\"'".utf8.contains($0) })
            #expect(Array(unescaped(escaped).utf8) == Array(text.utf8))
        }
        #expect(held > 300)
    }

    @Test func randomTextRoundTripsThroughMarkdown() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<3000 {
            let text = random.text()
            guard MarkdownFormat().refusal(of: text) == nil else { continue }
            var plain: [UInt8] = []
            var bytes = Array(MarkdownFormat().escape(text).utf8)[...]
            while let byte = bytes.popFirst() {
                // CommonMark §2.4: a backslash before ASCII punctuation is dropped, any other is text.
                plain.append(byte == UInt8(ascii: "\\") ? bytes.popFirst() ?? byte : byte)
            }
            #expect(plain == Array(text.utf8))
        }
    }

    /// Reads character references, a byte at a time, so that it shares nothing with the escaping.
    private func unescaped(_ html: String) -> String {
        let names: [String: UInt8] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "#39": 0x27]
        var plain: [UInt8] = []
        var bytes = Array(html.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == UInt8(ascii: "&"), let end = bytes.firstIndex(of: UInt8(ascii: ";")) else {
                plain.append(byte)
                continue
            }
            plain.append(names[String(decoding: bytes[..<end], as: UTF8.self)] ?? 0)
            bytes = bytes[(end + 1)...]
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
