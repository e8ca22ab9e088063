import Diagnostics

/// The findings of one reading, at most so many: a file that is no text of its format at all would have one per byte.
struct BoundedLog {
    /// How many errors are listed.
    static let maximum = 100

    /// What was found.
    private(set) var log = DiagnosticLog()
    private var count = 0
    private var warnings = 0

    /// Adds an error; after the last that is listed, one that says so.
    mutating func error(_ message: String, rule: String, at location: SourceLocation) {
        count += 1
        if count <= Self.maximum {
            log.error(message, rule: rule, at: location)
        } else if count == Self.maximum + 1 {
            log.error("there are more than \(Self.maximum) errors; the rest is not listed", rule: rule, at: location)
        }
    }

    /// Adds a warning; after the last that is listed, one that says so.
    mutating func warning(_ message: String, rule: String, at location: SourceLocation) {
        warnings += 1
        if warnings <= Self.maximum {
            log.warning(message, rule: rule, at: location)
        } else if warnings == Self.maximum + 1 {
            log.warning(
                "there are more than \(Self.maximum) warnings; the rest is not listed",
                rule: rule,
                at: location
            )
        }
    }
}
