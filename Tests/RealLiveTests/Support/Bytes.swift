extension [UInt8] {
    /// Whether other bytes stand in these, one after the other.
    func holds(_ other: [UInt8]) -> Bool {
        guard let first = other.first, count >= other.count else { return false }
        return (0...(count - other.count)).contains { place in
            self[place] == first && self[place..<place + other.count].elementsEqual(other)
        }
    }
}
