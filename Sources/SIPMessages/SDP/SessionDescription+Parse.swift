extension SessionDescription {
    /// Reads a session description.
    ///
    /// Needed are `v=0` at the beginning and `o=`; whatever else is there must be well-formed as far as Trunkline looks at
    /// it. Lines may end with LF alone, and empty ones may stand at the end.
    ///
    /// - Parameters:
    ///   - bytes: The description.
    ///   - limits: How large it may be.
    /// - Throws: An error with the line.
    public init(_ bytes: [UInt8], limits: SDPLimits = SDPLimits()) throws(SDPError) {
        try self.init(bytes[...], limits: limits)
    }

    /// Reads a session description that is part of a message.
    ///
    /// - Parameters:
    ///   - bytes: The description.
    ///   - limits: How large it may be.
    /// - Throws: An error with the line; its offset counts from the description's beginning.
    public init(_ bytes: ArraySlice<UInt8>, limits: SDPLimits = SDPLimits()) throws(SDPError) {
        guard bytes.count <= limits.bytes else { throw SDPError("the description is too long", line: 1, offset: 0) }
        var reader = SDPReader(bytes, limits)
        var lines: [SDPLine] = []
        var media: [MediaDescription] = []
        var origin: SDPOrigin?
        var connection: SDPAddress?
        while let line = try reader.next() {
            if reader.number == 1, !line.isOf("v") || line.value != [UInt8(ascii: "0")] {
                throw reader.failure("the first line is not v=0")
            }
            if line.isOf("m") {
                guard let medium = MediaDescription(line) else { throw reader.failure("m= is malformed") }
                guard media.count < limits.media else { throw reader.failure("too many media") }
                media.append(medium)
                continue
            }
            if line.isOf("c") {
                guard let address = SDPAddress(line.fields[...]) else { throw reader.failure("c= is malformed") }
                if media.isEmpty {
                    guard connection == nil else { throw reader.failure("c= twice before the media") }
                    connection = address
                } else {
                    media[media.count - 1].connections.append(address)
                }
            } else if line.isOf("o") {
                guard media.isEmpty, origin == nil else { throw reader.failure("o= twice") }
                guard let value = SDPOrigin(line) else { throw reader.failure("o= is malformed") }
                origin = value
            } else if line.isOf("t") {
                guard line.fields.count == 2, line.fields.allSatisfy({ $0.decimal() != nil }) else {
                    throw reader.failure("t= is malformed")
                }
            }
            if media.isEmpty {
                lines.append(line)
            } else {
                media[media.count - 1].lines.append(line)
            }
        }
        guard let origin else { throw reader.failure("o= is missing") }
        self.init(lines: lines, origin: origin, connection: connection, media: media)
    }
}

/// Takes a description apart into lines.
private struct SDPReader {
    private let bytes: ArraySlice<UInt8>
    private let limits: SDPLimits
    private var position: Int
    private var start: Int
    private var isOver = false
    /// The number of the line that was read last.
    private(set) var number = 0

    init(_ bytes: ArraySlice<UInt8>, _ limits: SDPLimits) {
        self.bytes = bytes
        self.limits = limits
        position = bytes.startIndex
        start = position
    }

    /// What is wrong with the line that was read last.
    func failure(_ message: StaticText) -> SDPError {
        SDPError(message, line: max(number, 1), offset: start - bytes.startIndex)
    }

    /// Reads the next line.
    mutating func next() throws(SDPError) -> SDPLine? {
        guard position < bytes.endIndex else { return nil }
        start = position
        number += 1
        guard number <= limits.lines else { throw failure("too many lines") }
        let feed = bytes[position...].firstIndex(of: 0x0a)
        var end = feed ?? bytes.endIndex
        position = feed.map { $0 + 1 } ?? end
        var ending: SDPLine.Ending = feed == nil ? .none : .lf
        if feed != nil, end > start, bytes[end - 1] == 0x0d {
            end -= 1
            ending = .crlf
        }
        if end == start {
            isOver = true
            return SDPLine(type: 0, value: [], ending: ending)
        }
        guard !isOver else { throw failure("a line behind an empty one") }
        guard bytes[start].isLetter, start + 1 < end, bytes[start + 1] == UInt8(ascii: "=") else {
            throw failure("a line that does not begin with a letter and an equals sign")
        }
        let value = bytes[(start + 2)..<end]
        guard !value.contains(where: { $0 == 0 || $0 == 0x0d }) else { throw failure("a control character in a line") }
        return SDPLine(type: bytes[start], value: Array(value), ending: ending)
    }
}
