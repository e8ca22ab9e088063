/// Tells libFuzzer that an input is not worth keeping.
let rejected: CInt = -1

/// Stops the program unless a rule holds: libFuzzer then keeps the input.
func require(_ holds: Bool, _ rule: StaticString) {
    if !holds { fatalError("broken rule: \(rule)") }
}
