import Foundation
import Glibc

/// Reads the processor time that processes have used, user and system.
struct ProcessMeter {
    var processes: [Int32]

    /// The sum over all threads, in nanoseconds; nil when a process is gone, or none was named.
    ///
    /// The scheduler's own figure counts nanoseconds; where the kernel does not keep it, `stat` counts ticks of 10 ms.
    func nanoseconds() -> UInt64? {
        guard !processes.isEmpty else { return nil }
        var sum: UInt64 = 0
        for process in processes {
            guard let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task") else {
                return nil
            }
            for thread in threads {
                sum += Self.scheduled("/proc/\(process)/task/\(thread)") ?? 0
            }
        }
        return sum
    }

    private static func scheduled(_ folder: String) -> UInt64? {
        if let text = try? String(contentsOfFile: "\(folder)/schedstat", encoding: .utf8),
            let first = text.split(separator: " ").first, let time = UInt64(first), time > 0
        {
            return time
        }
        // The name in parentheses may hold blanks: count from behind it. Fields 14 and 15 are user and system.
        guard let text = try? String(contentsOfFile: "\(folder)/stat", encoding: .utf8),
            let fields = text.split(separator: ")").last?.split(separator: " "), fields.count > 13,
            let user = UInt64(fields[11]), let system = UInt64(fields[12])
        else { return nil }
        return (user + system) * (Monotonic.second / UInt64(sysconf(Int32(_SC_CLK_TCK))))
    }
}
