import TrunkModel

extension NumberingPlan {
    /// The Dutch plan (ACM, Nummerplan telefoon- en ISDN-diensten).
    ///
    /// Geographic numbers 010 to 079, with area codes of two or three digits behind the 0, and mobile 06 have nine digits;
    /// so have 084, 087 (personal assistant services), 085 and 088 (companies). 097 (machines) has eleven. 0800, 0900, 0906
    /// and 0909 are followed by four to seven digits. Short: 14 and an area code (municipalities), 116xxx (harmonised
    /// services of social value), 18xx (directory enquiries), 1233 (voicemail); 113 and 144 are help lines like 112.
    static func netherlands(_ country: Country) -> NumberingPlan {
        NumberingPlan(
            country: country,
            emergency: ["112", "113", "144"],
            short: ["1233", "140XX", "140XXX", "116XXX", "18XX"],
            national: ["[1-57]XXXXXXXX", "6XXXXXXXX", "8[4578]XXXXXXX", "97XXXXXXXXX"],
            service: ["800", "90[069]"].flatMap { prefix in (4...7).map { prefix + String(repeating: "X", count: $0) } }
        )
    }
}
