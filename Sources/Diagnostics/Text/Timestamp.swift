/// Dates as text (RFC 3339), in UTC: a report is read elsewhere than where it was made.
package enum Timestamp {
    /// Seconds since 1970 as `2026-11-23T04:17:57Z`.
    package static func text(_ seconds: Int) -> String {
        let (days, rest) = seconds.quotientFloored(by: 86_400)
        // Counting from the first of March of the year 0 makes the leap day the last of a year.
        let shifted = days + 719_468
        let (era, day) = shifted.quotientFloored(by: 146_097)
        let yearOfEra = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(dayOfMonth, 2))"
            + "T\(pad(rest / 3_600, 2)):\(pad(rest / 60 % 60, 2)):\(pad(rest % 60, 2))Z"
    }

    /// `2026-11-23 04:17 UTC`, for people.
    package static func reading(_ seconds: Int) -> String {
        let text = text(seconds)
        return text.prefix(16).replacing("T", with: " ") + " UTC"
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Int {
    fileprivate func quotientFloored(by divisor: Int) -> (Int, Int) {
        let remainder = ((self % divisor) + divisor) % divisor
        return ((self - remainder) / divisor, remainder)
    }
}
