/// Looks for tags with more attributes than any file has: libxml2 compares each with all before it, and a file of nothing
/// else would take it hours.
///
/// It goes by bytes and knows no encodings but those that hold ASCII, and UTF-16, whose zero bytes are passed over. What
/// is not well-formed it leaves to the parser.
struct XMLTagScan {
    /// How many attributes a tag may have.
    static let maximumAttributes = 1_000

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    /// The line of the first tag with too many attributes; nil if there is none.
    static func lineOfOverfullTag(_ bytes: [UInt8]) -> Int? {
        var scan = XMLTagScan(bytes: bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes)
        return scan.find()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func find() -> Int? {
        while skip(past: "<") {
            if starts(with: "!--") {
                index += 3
                _ = skip(past: "-->")
            } else if starts(with: "![CDATA[") {
                _ = skip(past: "]]>")
            } else if starts(with: "?") {
                _ = skip(past: "?>")
            } else if isTagOverfull() {
                return line
            }
        }
        return nil
    }

    /// Goes to the end of a tag, or as far as it takes to know.
    private mutating func isTagOverfull() -> Bool {
        var count = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            // Neither belongs to the tag; a '<' begins the next one.
            case UInt8(ascii: ">"), UInt8(ascii: "<"): return false
            case UInt8(ascii: "="):
                count += 1
                if count > Self.maximumAttributes { return true }
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                index += 1
                // Behind the quote that closes the value.
                while index < bytes.count, bytes[index] != byte {
                    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                    index += 1
                }
            default: break
            }
            index += 1
        }
        return false
    }

    private func starts(with text: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return index + wanted.count <= bytes.count && bytes[index..<(index + wanted.count)].elementsEqual(wanted)
    }

    /// Goes behind the next place where a text stands, or to the end if there is none.
    private mutating func skip(past text: StaticString) -> Bool {
        while index < bytes.count {
            if bytes[index] == text.utf8Start.pointee, starts(with: text) {
                index += text.utf8CodeUnitCount
                return true
            }
            if bytes[index] == UInt8(ascii: "\n") { line += 1 }
            index += 1
        }
        return false
    }
}
