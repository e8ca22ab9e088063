import ArgumentParser
import CLoadSystem

/// Keeps this process to one processor; -1 leaves it free.
func pin(to processor: Int) throws {
    guard processor < 0 || load_pin(Int32(clamping: processor)) == 0 else {
        throw ValidationError("this machine has no processor \(processor): choose another with --cpu")
    }
}
