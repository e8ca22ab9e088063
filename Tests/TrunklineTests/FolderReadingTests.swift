import ConfigFormats
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import trunkline

#if canImport(Glibc)
    import Glibc
#endif

/// Reading what is deployed from disk.
@Suite struct FolderReadingTests {
    private static func read(_ path: String) throws -> (files: [String], rules: [String]) {
        var reading = FolderReading()
        let folder = try reading.folder(at: path)
        return (folder.files.map { "\(folder.shown($0.path))=\($0.text)" }, reading.log.diagnostics.map(\.rule))
    }

    private static func rules(_ path: String) -> [String] {
        do throws(DiagnosedFailure) {
            var reading = FolderReading()
            _ = try reading.folder(at: path)
            return []
        } catch { return error.log.diagnostics.map(\.rule) }
    }

    @Test func allFilesBelow() throws {
        let folder = try TemporaryFolder()
        try folder.write("1", to: "b.conf")
        try folder.write("2", to: "a/c.conf")
        let (files, rules) = try Self.read(folder.path)
        #expect(files == ["\(folder.path)/a/c.conf=2", "\(folder.path)/b.conf=1"])
        #expect(rules.isEmpty)
        #expect(try Self.read(folder.path + "/").files == files)
        #expect(try Self.read(folder.path("b.conf")).files == ["\(folder.path)/b.conf=1"])
    }

    @Test func linksStayWithin() throws {
        let folder = try TemporaryFolder()
        let outside = try TemporaryFolder()
        try outside.write("secret", to: "x.conf")
        try folder.write("1", to: "in/a.conf")
        let manager = FileManager.default
        for (name, target) in [
            ("good.conf", "in/a.conf"), ("bad.conf", outside.path("x.conf")), ("none.conf", "nowhere"),
            ("folder", outside.path), ("in/up", ".."), ("again", "in"), ("beside", "\(folder.path)x"),
        ] {
            try manager.createSymbolicLink(atPath: folder.path(name), withDestinationPath: target)
        }
        let (files, rules) = try Self.read(folder.path)
        let names = files.map { $0.replacing(folder.path + "/", with: "") }
        #expect(names == ["again/a.conf=1", "good.conf=1", "in/a.conf=1"])
        #expect(Set(rules) == ["file-left-out"] && rules.count == 6)
    }

    /// What would make a reader wait for ever is not opened.
    @Test(.timeLimit(.minutes(1))) func pipesAndDevices() throws {
        let folder = try TemporaryFolder()
        try folder.write("1", to: "a.conf")
        try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
        let (files, rules) = try Self.read(folder.path)
        #expect(files.count == 1 && rules == ["file-left-out"])
        #expect(Self.rules(folder.path("pipe")) == ["file-unreadable"])
        #expect(Self.rules("/dev/zero") == ["file-unreadable"])
        #expect(Self.rules(folder.path("no-such")) == ["file-unreadable"])
    }

    @Test func largeFilesAreRefused() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("", to: "a.conf")
        // A hole: the size without the bytes.
        try #require(truncate(path, FolderReading.maximumFile + 1) == 0)
        #expect(Self.rules(path) == ["file-too-large"])
        #expect(Self.rules(folder.path) == ["file-too-large"])
    }

    @Test(arguments: [
        ("a gzip file", [0x1f, 0x8b, 8]), ("a zip file", [0x50, 0x4b, 3, 4]), ("a bzip2 file", [0x42, 0x5a, 0x68]),
        ("a tar archive", [UInt8](repeating: 0, count: 257) + Array("ustar\u{0}00".utf8)),
    ]) func archives(_ name: String, _ bytes: [UInt8]) throws {
        let folder = try TemporaryFolder()
        try Data(bytes).write(to: folder.url.appending(path: "backup.tar.gz"))
        do throws(DiagnosedFailure) {
            var reading = FolderReading()
            _ = try reading.folder(at: folder.path("backup.tar.gz"))
            Issue.record("it was read")
        } catch {
            #expect(error.log.diagnostics.first?.rule == "deployed-archive")
            #expect(
                error.log.diagnostics.first?.message.hasPrefix("this is \(name), which is not read: unpack") == true
            )
        }
    }

    @Test(arguments: [
        ("ami://u:geheim@pbx:5038", "ami://u@pbx:5038"), ("ami://u:ge@heim@pbx", "ami://u@pbx"),
        ("ami://u@pbx", "ami://u@pbx"), ("ami://u:geheim", "ami://u"), ("/etc/asterisk", "/etc/asterisk"),
    ]) func noSecretIsShown(_ text: String, _ shown: String) throws {
        #expect(try DeployedSource(text, name: nil).shown == shown)
    }
}
