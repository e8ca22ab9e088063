// Compiled by Scripts/fuzz into one module with Sources/ConfigFormats, so that the fuzzer sees every branch of it.
import Diagnostics
import Glibc

/// What libFuzzer calls: the first byte of an input says what the rest of it is taken for.
///
/// With the environment variable `FUZZ_FORMAT` inputs of other formats are refused; what is learned then still begins with
/// its letter, and serves every later run.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let format = input.first.flatMap(FuzzFormat.init(rawValue:)), only == nil || format == only else {
        return rejected
    }
    let bytes = Array(input.dropFirst())
    format.check(bytes)
    if isLarge, !bytes.isEmpty {
        format.check(format.repeated(bytes, to: 32 << 10, inside: ("", "", "")))
        format.check(format.repeated(bytes, to: 32 << 10, inside: format.envelope))
    }
    return 0
}

/// The one format that is tried, if the environment says so.
private let only = getenv("FUZZ_FORMAT").flatMap { FuzzFormat(rawValue: UInt8(bitPattern: $0.pointee)) }

/// Whether each input is tried once more, repeated to a size at which it shows what takes much memory.
///
/// Not while the fuzzer
/// looks for new inputs: it would take what is only larger for new.
private let isLarge = getenv("FUZZ_LARGE") != nil

/// What an input is taken for, by the letter that it begins with.
enum FuzzFormat: UInt8 {
    case asterisk = 0x61  // a
    case csv = 0x63  // c
    case json = 0x6A  // j
    case xml = 0x78  // x
    case sql = 0x73  // s
    case dbtext = 0x64  // d
    case kamailio = 0x6B  // k

    /// Reads, and stops the program when what came out breaks a rule.
    func check(_ bytes: [UInt8]) {
        switch self {
        case .asterisk: AsteriskProperties.check(bytes)
        case .csv: FormatProperties.checkCSV(bytes)
        case .json: FormatProperties.checkJSON(bytes)
        case .xml: FormatProperties.checkXML(bytes)
        case .sql: FormatProperties.checkSQL(bytes)
        case .dbtext: FormatProperties.checkDBText(bytes)
        case .kamailio: KamailioProperties.check(bytes)
        }
    }

    /// What makes a file of many pieces: what stands before them, between them and behind them.
    var envelope: (start: String, between: String, end: String) {
        switch self {
        case .asterisk: ("[a]\n", "\n", "\n")
        case .csv: ("a,b\n", "", "\n")
        case .json: ("[", ",", "]")
        case .xml: ("<a>", "", "</a>")
        case .sql: ("CREATE TABLE t (a int);INSERT INTO t VALUES ", ",", ";")
        case .dbtext: ("a(str,null) b(str,null)\n", "", "\n")
        case .kamailio: ("route {\n", "\n", "\n}\n")
        }
    }

    /// A file of one piece over and over.
    func repeated(
        _ piece: [UInt8],
        to size: Int,
        inside envelope: (start: String, between: String, end: String)
    ) -> [UInt8] {
        var bytes = Array(envelope.start.utf8) + piece
        while bytes.count < size { bytes += Array(envelope.between.utf8) + piece }
        return bytes + Array(envelope.end.utf8)
    }
}
