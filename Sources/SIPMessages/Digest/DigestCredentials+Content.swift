extension DigestCredentials {
    /// The value of a parameter, without quotes and escapes.
    ///
    /// - Parameters:
    ///   - parameter: The parameter.
    ///   - bytes: The message.
    /// - Returns: Its bytes; nil if it is absent or none of the first ten.
    public func content(of parameter: DigestParameter, in bytes: Span<UInt8>) -> [UInt8]? {
        guard let part = self[parameter] else { return nil }
        return [UInt8](unsafeUninitializedCapacity: part.count) { buffer, count in
            var sink = DigestSink(buffer)
            append(parameter, bytes, to: &sink)
            count = sink.count
        }
    }

    /// Whether a parameter's value, without quotes and escapes, is a given one; takes no memory.
    ///
    /// - Parameters:
    ///   - parameter: The parameter.
    ///   - value: The value it is compared with.
    ///   - bytes: The message.
    /// - Returns: False also if the parameter is absent.
    public func matches(_ parameter: DigestParameter, _ value: Span<UInt8>, in bytes: Span<UInt8>) -> Bool {
        guard let part = self[parameter], part.count >= value.count else { return false }
        var index = Int(part.start)
        for place in 0..<value.count {
            if isEscaped(parameter), index < part.end, bytes[index] == UInt8(ascii: "\\") { index += 1 }
            guard index < part.end, bytes[index] == value[place] else { return false }
            index += 1
        }
        return index == part.end
    }

    /// Appends a parameter's value, without quotes and escapes.
    @inline(__always)
    func append(_ parameter: DigestParameter, _ bytes: Span<UInt8>, to sink: inout DigestSink) {
        guard let part = self[parameter] else { return }
        guard isEscaped(parameter) else { return sink.append(bytes, part) }
        var index = Int(part.start)
        while index < part.end {
            // A backslash is never the last: the parser took it with the character behind it.
            if bytes[index] == UInt8(ascii: "\\") { index += 1 }
            sink.append(bytes[index])
            index += 1
        }
    }
}
