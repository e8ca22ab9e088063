import Diagnostics

/// `name-syntax`: the name becomes part of section, context, file and object names on every brand.
///
/// Letters, digits, `-` and `_`, beginning with a letter, at most 40: Asterisk cuts context names at 79 bytes without a
/// word, and FreePBX's route names hold 40 characters.
enum NameRule: TrunkRule {
    static let maximumLength = 40

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let name = file.name else { return }
        func report(_ message: String) { log.error(message, rule: "name-syntax", at: name.location) }
        if name.value.utf8.count > maximumLength {
            report("name has \(name.value.count) characters; at most \(maximumLength) fit every PBX")
        }
        guard let first = name.value.utf8.first, isLetter(first) else {
            return report("name '\(name.value)' must begin with a letter from a to z")
        }
        if let (bad, place) = name.first(where: { !isName($0) }) {
            log.error(
                "name '\(name.value)' holds '\(bad)'; use letters from a to z, digits, - and _",
                rule: "name-syntax",
                at: place
            )
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) }

    static func isName(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && isNameByte(UInt8(scalar.value)) }

    static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2d || byte == 0x5f
    }
}
