// Compiled by Scripts/fuzz into one module with Sources/ConfigFormats, so that the fuzzer sees every branch of it.
import Diagnostics
import Glibc

/// What libFuzzer calls: the first byte of an input says what the rest of it is taken for, unless the environment variable
/// `FUZZ_FORMAT` does.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let format = only ?? input.first.flatMap(FuzzFormat.init(rawValue:)) else { return rejected }
    let bytes = Array(input.dropFirst())
    format.check(bytes)
    if isLarge, !bytes.isEmpty {
        var large: [UInt8] = []
        while large.count < 32 << 10 { large += bytes }
        format.checkMemory(large)
    }
    return 0
}

/// The one format that is tried, if the environment says so.
private let only = getenv("FUZZ_FORMAT").flatMap { FuzzFormat(rawValue: UInt8(bitPattern: $0.pointee)) }

/// Whether each input is tried once more, repeated to a size at which it shows what takes much memory. Not while the fuzzer
/// looks for new inputs: it would take what is only larger for new.
private let isLarge = getenv("FUZZ_LARGE") != nil

/// What an input is taken for, by the letter that it begins with.
enum FuzzFormat: UInt8 {
    case csv = 0x63  // c
    case json = 0x6A  // j
    case xml = 0x78  // x
    case sql = 0x73  // s
    case dbtext = 0x64  // d

    /// Reads, and stops the program when what came out breaks a rule.
    func check(_ bytes: [UInt8]) {
        checkMemory(bytes)
        switch self {
        case .csv: FormatProperties.checkCSV(bytes)
        case .json: FormatProperties.checkJSON(bytes)
        case .xml: FormatProperties.checkXML(bytes)
        case .sql: FormatProperties.checkSQL(bytes)
        case .dbtext: FormatProperties.checkDBText(bytes)
        }
    }

    /// Reads and forgets.
    func checkMemory(_ bytes: [UInt8]) {
        let file = SourceFile(path: "x", bytes: bytes)
        let peak = Memory.peak {
            var log = DiagnosticLog()
            var isRead = true
            switch self {
            case .csv: isRead = CSVReader.table(file, shown: "x", log: &log) != nil
            case .json: isRead = JSONReader.read(file, shown: "x", log: &log) != nil
            case .xml: isRead = XMLReader.read(file, shown: "x", log: &log) != nil
            case .sql: isRead = SQLDump.read(file, shown: "x", log: &log) != nil
            case .dbtext: isRead = DBTextTable.read(file, shown: "x", log: &log) != nil
            }
            require(isRead || log.hasErrors, "what cannot be read is an error")
            let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
            for diagnostic in log.diagnostics {
                let line = diagnostic.location?.line ?? 0
                require((1...lines).contains(line), "a finding has a place in the file")
            }
        }
        if peak > Memory.floor + Memory.factor * bytes.count {
            fatalError("broken rule: memory is bounded: \(peak) bytes for \(bytes.count)")
        }
    }
}
