import LiveTest
import Testing

@Suite struct CheckTests {
    @Test func namesAreKebabCase() {
        for check in Check.allCases {
            #expect(check.rawValue.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(check)")
        }
    }
}
