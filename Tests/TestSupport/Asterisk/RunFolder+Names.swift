import Foundation
import Glibc

extension RunFolder {
    /// Writes the files that tell a process which host has which address.
    ///
    /// - Parameters:
    ///   - names: Addresses by host name.
    ///   - nameServer: An address where nobody serves names: whatever is asked there is refused at once.
    /// - Throws: What writing files throws.
    func write(names: [String: String], nameServer: String) throws {
        let table = ["localhost": "127.0.0.1"].merging(names) { _, given in given }
        let hosts = table.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }.joined()
        try Data(hosts.utf8).write(to: URL(fileURLWithPath: "\(path)/hosts"))
        try Data("nameserver \(nameServer)\n".utf8).write(to: URL(fileURLWithPath: "\(path)/resolv.conf"))
    }

    /// What runs a command so that it sees these files in the places of the system's.
    var nameWrapper: [String] {
        // Who is not root has to become it first, in a user namespace of his own.
        let unshare = geteuid() == 0 ? ["--mount"] : ["--mount", "--map-root-user"]
        let script = """
            mount --bind "$1/hosts" /etc/hosts && mount --bind "$1/resolv.conf" /etc/resolv.conf || exit 1
            shift
            exec "$@"
            """
        return ["/usr/bin/unshare"] + unshare + ["/bin/sh", "-c", script, "names", path]
    }
}
