public import ConfigFormats

/// The configuration files of a running Asterisk, as it reads them itself.
///
/// The action `GetConfig` has Asterisk parse a file anew and answers with what came out (measured on 16.28 and 22.10):
/// includes are followed, templates and additions applied, templates themselves and comments left out, and the order is
/// the file's. It is not what Asterisk has loaded, if the file was changed since. Where `execincludes` is set, it runs the
/// programs that `#exec` names, as any reload does.
///
/// The user in `manager.conf` needs `write = config`, or `write = system`.
public enum ManagerConfiguration {
    /// How much of one file is taken, in bytes as the answer has it.
    public static let maximumSize = 64 << 20

    /// Asks for files.
    ///
    /// - Parameters:
    ///   - files: Their names, without folders, such as `pjsip.conf`; one that Asterisk does not have is left out.
    ///   - address: Where, and as whom.
    ///   - time: How long to wait for one file: 16 MB take some seconds.
    /// - Returns: The files as text that the ordinary readers take, in a folder that is named after the address, without
    ///   the secret.
    /// - Throws: `ManagerError` if Asterisk cannot be asked, cannot read one of the files itself, or one is too large.
    public static func fetch(
        files: [String],
        from address: AMIAddress,
        within time: Duration = .seconds(60)
    ) async throws(ManagerError) -> SourceFolder {
        for file in files where !isName(file) {
            throw ManagerError(.invalid, "a file is asked for by its name alone, without a folder")
        }
        let connection = try await AMIConnection.open(address, interest: .nothing, messageLimit: maximumSize)
        do throws(ManagerError) {
            var found: [SourceFile] = []
            for file in files {
                if let text = try await text(of: file, connection, within: time) {
                    found.append(SourceFile(path: file, text: text))
                }
            }
            await connection.close()
            return SourceFolder(name: "ami://\(address.user)@\(AMIConnection.place(address))", files: found)
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Asterisk itself would follow `../`.
    private static func isName(_ file: String) -> Bool {
        !file.isEmpty && !file.hasPrefix(".")
            && file.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "/") }
    }

    /// The text of a file; nil if Asterisk does not have it.
    private static func text(
        of file: String,
        _ connection: AMIConnection,
        within time: Duration
    ) async throws(ManagerError) -> String? {
        let reply: ManagerReply
        do throws(ManagerError) {
            reply = try await connection.action("GetConfig", [("Filename", file)], within: time)
        } catch {
            switch error.kind {
            case .refused where error.description.hasSuffix("not found"): return nil
            case .refused where error.description.hasSuffix("invalid format"):
                throw ManagerError(.refused, "Asterisk cannot read its file \(file): its format is invalid")
            case .notPermitted:
                let hint = "the AMI user lacks a permission: add config to its write= in manager.conf"
                throw ManagerError(.notPermitted, hint)
            default: throw error
            }
        }
        guard !reply.response.isCut else {
            throw ManagerError(.refused, "the file \(file) is larger than \(maximumSize >> 20) MB")
        }
        return text(of: reply.response)
    }

    /// What `GetConfig` answers as a file: `Category-000001: name`, `Line-000001-000000: key=value`.
    static func text(of response: ManagerMessage) -> String {
        var text = ""
        for field in response.fields {
            if field.name.hasPrefix("Category-") {
                text += "[\(AsteriskConf.escape(field.value))]\n"
            } else if field.name.hasPrefix("Line-") {
                // By bytes: a value may begin with a mark that would join the sign before it into one character.
                let bytes = field.value.utf8
                let key = bytes.prefix { $0 != UInt8(ascii: "=") }
                let value = bytes.dropFirst(key.count + 1)
                // Behind `=` a `>` would be taken for a part of it.
                let blank = value.first == UInt8(ascii: ">") ? " " : ""
                text += AsteriskConf.escape(String(decoding: key, as: UTF8.self)) + "=" + blank
                text += AsteriskConf.escape(String(decoding: value, as: UTF8.self)) + "\n"
            }
        }
        return text
    }
}
