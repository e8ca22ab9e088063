public import Diagnostics

/// A value together with the place in the file that it came from.
@dynamicMemberLookup
public struct Located<Value> {
    /// The value.
    public var value: Value
    /// Where it starts.
    public var location: SourceLocation
    /// The column of the value's first character; nil where the file does not hold the value letter for letter (escapes,
    /// folded lines).
    var contentColumn: Int?

    /// Makes a located value.
    public init(_ value: Value, at location: SourceLocation) {
        self.value = value
        self.location = location
    }

    /// Reads through to the value's own members.
    public subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member { value[keyPath: member] }

    /// The value transformed, at the same place.
    public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
        Located<Other>(try transform(value), at: location)
    }
}

extension Located where Value == String {
    /// Where a character of the value stands, given its offset in Unicode scalars; the value's start where that cannot be
    /// told.
    func location(ofScalar offset: Int) -> SourceLocation {
        guard let contentColumn else { return location }
        return SourceLocation(file: location.file, line: location.line, column: contentColumn + offset)
    }

    /// Where the first character stands that a test refuses, and that character; nil when there is none.
    func first(where isWrong: (Unicode.Scalar) -> Bool) -> (character: Character, location: SourceLocation)? {
        value.unicodeScalars.enumerated().first { isWrong($0.element) }
            .map { (Character($0.element), location(ofScalar: $0.offset)) }
    }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
