import Diagnostics

/// The findings of one reading, at most so many of each severity: a file that is no text of its format at all would have one per byte.
struct BoundedLog {
    /// How many errors are listed, and how many warnings.
    static let maximum = 100

    /// What was found.
    private(set) var log = DiagnosticLog()
    private var errors = 0
    private var warnings = 0

    /// Adds an error; after the last that is listed, one that says so.
    mutating func error(_ message: String, rule: String, at location: SourceLocation) {
        errors += 1
        if errors <= Self.maximum {
            log.error(message, rule: rule, at: location)
        } else if errors == Self.maximum + 1 {
            log.error("there are more than \(Self.maximum) errors; the rest is not listed", rule: rule, at: location)
        }
    }

    /// Adds the error after which nothing more is read: it is listed however many there were before.
    mutating func last(_ message: String, rule: String, at location: SourceLocation) {
        log.error(message, rule: rule, at: location)
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
