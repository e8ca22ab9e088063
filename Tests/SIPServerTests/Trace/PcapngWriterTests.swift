import SIPServer
import TestSupport
import Testing

/// Files are read back by a reader that knows nothing of the writer; tshark reads them in `RealSIPTests`.
@Suite struct PcapngWriterTests {
    static let four = Endpoint(ipv4: 0xc000_0201, port: 5060)
    static let five = Endpoint(ipv4: 0xc633_6402, port: 65_535)
    static let six = Endpoint(high: 0x2001_0db8_0000_0000, low: 0xffff_fffe, port: 5062)
    static let addresses: [Endpoint: [UInt8]] = [
        four: [192, 0, 2, 1], five: [198, 51, 100, 2],
        six: [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xfe],
    ]

    @Test func header() throws {
        let blocks = try PcapngBlock.read(PcapngWriter().header)
        #expect(blocks.map(\.type) == [0x0a0d_0d0a, 1])
        let unknownLength = [UInt8](repeating: 0xff, count: 8)
        #expect(Array(blocks[0].body.prefix(16)) == [0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0] + unknownLength)
        #expect(try blocks[0].options(from: 16) == [4: Array("trunkline".utf8)])
        #expect(blocks[1].body.prefix(8) == [101, 0, 0, 0, 0, 0, 0, 0])
        #expect(try blocks[1].options(from: 8) == [9: [9]])
    }

    @Test(arguments: [0, 1, 2, 3, 4, 1_300, TracePacket.maximumPayload])
    func packets(_ count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let payload = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        for (source, destination) in [(Self.four, Self.five), (Self.five, Self.four), (Self.six, Self.six)] {
            let time: UInt64 = 1_900_000_000_123_456_789
            let packet = TracePacket(nanoseconds: time, from: source, to: destination, payload: payload, comment: "één")
            let written = PcapngWriter(redactsCredentials: false).block(for: packet)
            let block = try #require(try PcapngBlock.read(written).first)
            #expect(block.type == 6)
            let numbers = (0..<5).map { block.number(at: $0 * 4) }
            #expect(numbers[0] == 0)
            #expect(UInt64(numbers[1]) << 32 | UInt64(numbers[2]) == time)
            #expect(numbers[3] == numbers[4])
            let datagram = Array(block.body[20..<(20 + Int(numbers[3]))])
            #expect(try block.options(from: 20 + (Int(numbers[3]) + 3) / 4 * 4) == [1: Array("één".utf8)])
            #expect(Array(datagram.suffix(payload.count)) == payload)
            checkHeaders(datagram, source, destination, payload.count)
        }
    }

    private func checkHeaders(_ datagram: [UInt8], _ source: Endpoint, _ destination: Endpoint, _ payload: Int) {
        let isIPv6 = source.ipv4 == nil
        let header = isIPv6 ? 40 : 20
        let addresses = (Self.addresses[source] ?? []) + (Self.addresses[destination] ?? [])
        #expect(datagram.count == header + 8 + payload)
        #expect(datagram[0] == (isIPv6 ? 0x60 : 0x45))
        #expect(datagram[isIPv6 ? 6 : 9] == 17)
        #expect(number(datagram, isIPv6 ? 4 : 2) == datagram.count - (isIPv6 ? 40 : 0))
        if !isIPv6 { #expect(onesComplementSum(datagram[..<20]) == 0xffff) }
        #expect(Array(datagram[(header - addresses.count)..<header]) == addresses)

        let udp = datagram[header...]
        #expect(number(datagram, header) == source.port)
        #expect(number(datagram, header + 2) == destination.port)
        #expect(number(datagram, header + 4) == udp.count)
        #expect(number(datagram, header + 6) != 0)
        let pseudo = addresses + [0, 17, UInt8(udp.count >> 8), UInt8(udp.count & 0xff)]
        #expect(onesComplementSum((pseudo + udp)[...]) == 0xffff)
    }

    /// An IPv4 end among IPv6 is written as the mapped address that it is.
    @Test func mixedFamilies() {
        let packet = TracePacket(nanoseconds: 0, from: Self.four, to: Self.six, payload: [])
        let datagram = PcapngWriter().block(for: packet).dropFirst(28)
        let mapped = [UInt8](repeating: 0, count: 10) + [0xff, 0xff, 192, 0, 2, 1]
        #expect(Array(datagram.dropFirst(8).prefix(16)) == mapped)
    }

    private func number(_ bytes: [UInt8], _ index: Int) -> Int { Int(bytes[index]) << 8 | Int(bytes[index + 1]) }

    private func onesComplementSum(_ bytes: ArraySlice<UInt8>) -> Int {
        let even = Array(bytes) + (bytes.count.isMultiple(of: 2) ? [] : [0])
        return stride(from: 0, to: even.count, by: 2).reduce(0) { sum, index in
            let next = sum + number(even, index)
            return next > 0xffff ? next - 0xffff : next
        }
    }

    /// A sum of zero is written as its other form, as zero would mean that there is none.
    @Test func checksumIsNeverZero() {
        // What the checksum of a payload of zeros is: as a payload, it makes the sum come out even.
        let first = TracePacket(nanoseconds: 0, from: Self.four, to: Self.five, payload: [0, 0])
        let sum = Array(PcapngWriter().block(for: first)[54..<56])
        let second = TracePacket(nanoseconds: 0, from: Self.four, to: Self.five, payload: sum)
        #expect(Array(PcapngWriter().block(for: second)[54..<56]) == [0xff, 0xff])
    }

    @Test func credentialsAreHiddenByDefault() {
        let payload = Array("Authorization: Digest response=\"abc\"\r\n".utf8)
        let packet = TracePacket(nanoseconds: 0, from: Self.four, to: Self.five, payload: payload)
        #expect(PcapngWriter().block(for: packet).firstRange(of: Array("\"000\"".utf8)) != nil)
        #expect(PcapngWriter(redactsCredentials: false).block(for: packet).firstRange(of: payload) != nil)
    }

    @Test func whatDoesNotFit() throws {
        let long = [UInt8](repeating: 65, count: 70_000)
        let packet = TracePacket(nanoseconds: 0, from: Self.six, to: Self.six, payload: long, comment: "over TCP")
        #expect(packet.payload.count == TracePacket.maximumPayload)
        #expect(packet.comment == "over TCP; cut: it had 70000 bytes")

        let comment = "a" + String(repeating: "é", count: 40_000)
        let noted = TracePacket(nanoseconds: 0, from: Self.four, to: Self.five, payload: [], comment: comment)
        let block = try #require(try PcapngBlock.read(PcapngWriter().block(for: noted)).first)
        #expect(try block.options(from: 48)[1] == Array("a\(String(repeating: "é", count: 32_767))".utf8))
    }
}

/// A block of a pcapng file, as the format's specification has it.
private struct PcapngBlock {
    let type: UInt32
    let body: [UInt8]

    static func read(_ bytes: [UInt8]) throws -> [PcapngBlock] {
        var blocks: [PcapngBlock] = []
        var rest = PcapngBlock(type: 0, body: bytes)
        while !rest.body.isEmpty {
            try #require(rest.body.count >= 12)
            let count = Int(rest.number(at: 4))
            try #require(count >= 12 && count.isMultiple(of: 4) && count <= rest.body.count)
            #expect(Int(rest.number(at: count - 4)) == count)
            blocks.append(PcapngBlock(type: rest.number(at: 0), body: Array(rest.body[8..<(count - 4)])))
            rest = PcapngBlock(type: 0, body: Array(rest.body[count...]))
        }
        return blocks
    }

    func number(at index: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(body[index + $1]) << (8 * UInt32($1)) }
    }

    func options(from start: Int) throws -> [UInt16: [UInt8]] {
        var options: [UInt16: [UInt8]] = [:]
        var index = start
        while index < body.count {
            let code = UInt16(truncatingIfNeeded: number(at: index))
            let count = Int(number(at: index) >> 16)
            if code == 0 {
                #expect(count == 0 && index + 4 == body.count)
                return options
            }
            try #require(index + 4 + count <= body.count)
            options[code] = Array(body[(index + 4)..<(index + 4 + count)])
            index += 4 + (count + 3) / 4 * 4
        }
        return options
    }
}
