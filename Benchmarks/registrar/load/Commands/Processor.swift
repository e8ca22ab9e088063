import ArgumentParser
import CLoadSystem

/// The processor that the generator keeps to: a number, or `any`.
enum Processor: ExpressibleByArgument {
    case any
    case number(Int32)

    init?(argument: String) {
        if argument == "any" {
            self = .any
        } else if let number = Int32(argument), number >= 0 {
            self = .number(number)
        } else {
            return nil
        }
    }

    var defaultValueDescription: String {
        switch self {
        case .any: "any"
        case .number(let number): "\(number)"
        }
    }

    /// Keeps this process to the processor.
    func keep() throws {
        guard case .number(let number) = self, load_pin(number) != 0 else { return }
        throw ValidationError("this machine has no processor \(number): choose another with --cpu")
    }
}
