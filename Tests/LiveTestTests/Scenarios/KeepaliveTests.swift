import Testing

@testable import LiveTest

@Suite struct KeepaliveTests {
    /// A PBX that was there before, one that was started after the live test, and one that was seen long ago.
    @Test(arguments: [(0.1, 3.0, 32.1), (12.0, 15.0, 32.0), (1.0, 80.0, 1.0)])
    func waitsAnIntervalFromTheFirstSign(_ met: Double, _ now: Double, _ rest: Double) {
        #expect(abs(KeepaliveAct.rest(of: 30, met: met, now: now) - rest) < 0.001)
    }
}
