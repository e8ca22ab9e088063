/// The date format of RFC 3261 §20.17: that of RFC 1123, always in GMT.
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A moment as text, such as `Sat, 13 Nov 2010 23:29:00 GMT`.
    static func text(secondsSince1970 seconds: UInt64) -> String {
        let days = Int(seconds / 86_400), rest = Int(seconds % 86_400)
        let (year, month, day) = date(daysSince1970: days)
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map(twoDigits).joined(separator: ":")
        return "\(Self.days[days % 7]), \(twoDigits(day)) \(months[month - 1]) \(year) \(time) GMT"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The Gregorian date, counted in years that begin in March, so that the leap day is the last.
    private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        // Days since 1 March of the year 0; a cycle of 400 years has 146,097.
        let shifted = days + 719_468
        let cycle = shifted / 146_097, dayOfCycle = shifted % 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civil = month < 10 ? month + 3 : month - 9
        return (cycle * 400 + yearOfCycle + (civil <= 2 ? 1 : 0), civil, day)
    }
}
