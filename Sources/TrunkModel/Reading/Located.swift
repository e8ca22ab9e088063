public import Diagnostics

/// A value together with the place in the file that it came from.
@dynamicMemberLookup
public struct Located<Value> {
    /// The value.
    public var value: Value
    /// Where it starts.
    public var location: SourceLocation

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

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
