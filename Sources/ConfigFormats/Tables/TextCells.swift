import Diagnostics

/// The cells of a table in little memory: their texts one behind another, and twelve bytes for each.
///
/// A file of nothing but separators has a cell for every byte, so an object for each would take a hundred times the file.
struct TextCells: Sendable {
    /// No more text than this is kept, in bytes: an end fits into 31 bits.
    static let maximumSize = Int(Int32.max)

    private struct Cell: Sendable {
        /// Where the text ends, and in the top bit whether there is a text.
        var end: UInt32
        var line: UInt32
        var column: UInt32
    }

    private let file: String
    private var bytes: [UInt8] = []
    private var cells: [Cell] = []
    private static let null: UInt32 = 1 << 31

    init(file: String) { self.file = file }

    /// How many cells there are.
    var count: Int { cells.count }

    /// How much text there is, in bytes, that of the cell that is being written included.
    var size: Int { bytes.count }

    /// Makes room for cells and their texts.
    mutating func reserve(cells count: Int) { cells.reserveCapacity(count) }

    /// Adds a byte to the text of the next cell; beyond ``maximumSize`` it is dropped.
    mutating func append(_ byte: UInt8) {
        if bytes.count < Self.maximumSize { bytes.append(byte) }
    }

    /// Adds a scalar to the text of the next cell.
    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII { return append(UInt8(truncatingIfNeeded: scalar.value)) }
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
    }

    /// Ends the next cell, which begins at a place; without a text it is null.
    mutating func end(at location: (line: Int, column: Int), isNull: Bool = false) {
        let end = UInt32(bytes.count) | (isNull ? Self.null : 0)
        cells.append(
            Cell(end: end, line: UInt32(clamping: location.line), column: UInt32(clamping: location.column))
        )
    }

    /// Takes out what was added to the text of the next cell since it was so long.
    mutating func cut(from size: Int) -> [UInt8] {
        let cut = Array(bytes[size...])
        bytes.removeLast(cut.count)
        return cut
    }

    /// Drops all cells from the one of this index on.
    mutating func truncate(_ count: Int) {
        bytes.removeLast(bytes.count - start(of: count))
        cells.removeLast(cells.count - count)
    }

    /// Drops what was added to the text of the next cell.
    mutating func dropUnfinished() { bytes.removeLast(bytes.count - start(of: cells.count)) }

    /// The text of a cell; nil for null.
    ///
    /// Texts that are no UTF-8, as a dump of bytes may hold, are taken for Windows-1252.
    func text(_ index: Int) -> String? {
        let end = cells[index].end
        return end & Self.null == 0 ? TextDecoding.single(bytes[start(of: index)..<Int(end)]) : nil
    }

    /// Where a cell begins.
    func location(_ index: Int) -> SourceLocation {
        SourceLocation(file: file, line: Int(cells[index].line), column: Int(cells[index].column))
    }

    private func start(of index: Int) -> Int {
        index == 0 ? 0 : Int(cells[index - 1].end & ~Self.null)
    }
}
