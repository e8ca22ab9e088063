import Diagnostics

/// Puts tokens together to statements and blocks.
struct KamailioBlockBuilder {
    /// More statements outside blocks, and more blocks, than any configuration has.
    static let maximumItems = 4096
    /// More tokens than any statement outside a block has.
    static let maximumTokens = 512

    typealias Names = [String: KamailioConfiguration.Define]

    var configuration = KamailioConfiguration()
    private(set) var isFull = false
    private var items = 0
    /// The tokens of a statement outside blocks.
    private var pending: [KamailioToken] = []
    private var brackets = 0
    private var block: Block?

    /// A block that is open.
    private struct Block {
        var route: KamailioConfiguration.Route
        var depth = 0
        /// Where the statement started that is being read; nil between two.
        var start: (line: Int, column: Int)?
        let isKept: Bool
    }

    static let blocks: Set<String> = [
        "route", "request_route", "failure_route", "branch_route", "onreply_route", "reply_route", "onsend_route",
        "event_route",
    ]
    /// What begins a statement even where the one before has no end.
    private static let starts: Set<String> = ["loadmodule", "loadmodulex", "modparam", "loadpath", "mpath"]

    /// Takes the next token.
    mutating func take(_ token: KamailioToken, _ names: Names, _ log: inout BoundedLog) {
        if block != nil { return takeInside(token) }
        let isWhole = brackets <= 0 && !awaitsMore
        if token.startsLine && isWhole || Self.starts.contains(token.text) { endStatement(names, &log) }
        switch token.text {
        case ";" where brackets <= 0: return endStatement(names, &log)
        case "{" where brackets <= 0: return open(token, &log)
        case "}" where brackets <= 0:
            endStatement(names, &log)
            return log.error("this brace closes nothing", rule: "cfg-route", at: token.location)
        case "(", "[": brackets += 1
        case ")", "]": brackets -= 1
        default: break
        }
        if pending.count < Self.maximumTokens {
            pending.append(token)
        } else if pending.count == Self.maximumTokens {
            isFull = true
        }
    }

    /// Whether a statement goes on though its line ends.
    private var awaitsMore: Bool {
        guard let last = pending.last else { return true }
        if pending.count == 1, Self.starts.contains(last.text) { return true }
        return ["=", ",", "+"].contains(last.text) || pending.first.map { Self.blocks.contains($0.text) } == true
    }

    /// Ends what is still open.
    mutating func end(_ names: Names, _ log: inout BoundedLog) {
        endStatement(names, &log)
        guard let block else { return }
        log.error("a block begins here that does not end", rule: "cfg-route", at: block.route.location)
        close(at: nil)
    }

    /// Ends a statement outside blocks.
    mutating func endStatement(_ names: Names, _ log: inout BoundedLog) {
        guard block == nil, !pending.isEmpty else { return }
        let tokens = pending
        pending.removeAll(keepingCapacity: true)
        brackets = 0
        items += 1
        guard items < Self.maximumItems else { return isFull = true }
        if !configuration.add(tokens, names) {
            log.warning("this is no statement that is known here", rule: "cfg-statement", at: tokens[0].location)
        }
    }
}

// MARK: Blocks

extension KamailioBlockBuilder {
    private mutating func open(_ brace: KamailioToken, _ log: inout BoundedLog) {
        let head = pending
        pending.removeAll(keepingCapacity: true)
        brackets = 0
        items += 1
        guard items < Self.maximumItems else { return isFull = true }
        let first = head.first ?? brace
        let isKnown = Self.blocks.contains(first.text)
        if !isKnown { log.warning("this is no block that is known here", rule: "cfg-statement", at: first.location) }
        let name = head.dropFirst().filter { $0.text != "[" && $0.text != "]" }
            .map { KamailioString.content($0.text) ?? $0.text }.joined()
        let isMain = first.text == "route" && (name.isEmpty || name == "0")
        block = Block(
            route: .init(
                kind: isMain ? "request_route" : first.text,
                name: isMain ? "" : name,
                statements: KamailioStatements(file: first.location.file),
                location: first.location,
                end: brace.location
            ),
            isKept: isKnown
        )
    }

    private mutating func takeInside(_ token: KamailioToken) {
        guard var current = block else { return }
        // Nobody else holds it: nothing is copied.
        block = nil
        if token.text == "}" {
            Self.endStatement(&current)
            guard current.depth > 0 else {
                block = current
                return close(at: token.location)
            }
            current.depth -= 1
        }
        if token.text == "{" { current.depth += 1 }
        Self.append(token, to: &current)
        if token.kind == .sign, [";", "{", "}"].contains(token.text) { Self.endStatement(&current) }
        block = current
    }

    private static func append(_ token: KamailioToken, to block: inout Block) {
        if block.start == nil {
            // What an included file has stands where the statement before it does.
            let isOwn = token.location.file == block.route.location.file
            let last = block.route.statements.last?.location ?? block.route.location
            let place = isOwn ? token.location : last
            block.start = (place.line, place.column)
        } else if token.isSpaced {
            block.route.statements.cells.append(UInt8(ascii: " "))
        }
        for byte in token.text.utf8 { block.route.statements.cells.append(byte) }
    }

    private static func endStatement(_ block: inout Block) {
        guard let start = block.start else { return }
        block.route.statements.cells.end(at: start)
        block.start = nil
    }

    private mutating func close(at end: SourceLocation?) {
        guard var current = block else { return }
        block = nil
        Self.endStatement(&current)
        if let end { current.route.end = end }
        if current.isKept { configuration.routes.append(current.route) }
    }
}
