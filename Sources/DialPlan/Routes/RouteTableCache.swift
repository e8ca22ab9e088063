import Synchronization
import TrunkModel

/// The route tables of a plan, each made when it is first asked for.
final class RouteTableCache: Sendable {
    private let tables = Mutex<[NumberFormat: RouteTable]>([:])

    func table(for format: NumberFormat, make: () -> RouteTable) -> RouteTable {
        tables.withLock { tables in
            if let made = tables[format] { return made }
            let table = make()
            tables[format] = table
            return table
        }
    }
}
