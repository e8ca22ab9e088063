import Diagnostics

/// What a reader made of an input; making it stops the program when it takes too much memory, or finds something nowhere.
struct MeasuredReading<Content> {
    /// What was read.
    var content: Content?
    /// What was found.
    var log = DiagnosticLog()

    /// Reads an input.
    init(_ bytes: [UInt8], _ read: (SourceFile, inout DiagnosticLog) -> Content?) {
        let file = SourceFile(path: "x", bytes: bytes)
        var (content, log) = (Content?.none, DiagnosticLog())
        let peak = Memory.peak { content = read(file, &log) }
        if peak > Memory.floor + Memory.factor * bytes.count {
            fatalError("broken rule: memory is bounded: \(peak) bytes for \(bytes.count)")
        }
        require(content != nil || log.hasErrors, "what cannot be read is an error")
        let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
        for diagnostic in log.diagnostics {
            require((1...lines).contains(diagnostic.location?.line ?? 0), "a finding has a place in the file")
        }
        (self.content, self.log) = (content, log)
    }
}
