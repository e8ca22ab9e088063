import ConfigFormats
import Diagnostics

/// Changes one file of a deployed form.
protocol FileEditor: Sendable {
    /// Makes changes.
    ///
    /// - Parameters:
    ///   - mends: The changes, all about objects of this file.
    ///   - file: The file.
    ///   - shown: Its path as positions show it.
    /// - Returns: The file as it is afterwards, nil if nothing could be done, and the changes that were not made.
    func applying(_ mends: [Mend], to file: SourceFile, shown: String) -> (file: SourceFile?, leftOut: [Mend])
}

/// Changes the files of a folder, each with the editor of its form.
struct FileEditors: DeploymentEditor {
    /// A file that can be changed.
    struct Entry: Sendable {
        /// Its path in the folder.
        let path: String
        /// Its path as positions show it.
        let shown: String
        /// Whether an object that is missing belongs into it.
        let takes: @Sendable (ConfigObject) -> Bool
        /// What changes it.
        let editor: any FileEditor
    }

    let entries: [Entry]

    func applying(_ mends: [Mend], to folder: SourceFolder) -> (files: [SourceFile], leftOut: [Mend]) {
        var byEntry: [Int: [Mend]] = [:]
        var leftOut: [Mend] = []
        for mend in mends {
            if let index = entries.firstIndex(where: { Self.belongs(mend, to: $0) }) {
                byEntry[index, default: []].append(mend)
            } else {
                leftOut.append(mend)
            }
        }
        var files: [SourceFile] = []
        for (index, mends) in byEntry.sorted(by: { $0.key < $1.key }) {
            let entry = entries[index]
            guard let file = folder[entry.path] else {
                leftOut += mends
                continue
            }
            let result = entry.editor.applying(mends, to: file, shown: entry.shown)
            if let changed = result.file { files.append(changed) }
            leftOut += result.leftOut
        }
        return (files, leftOut)
    }

    private static func belongs(_ mend: Mend, to entry: Entry) -> Bool {
        switch mend {
        case .add(let object, _): entry.takes(object)
        case .set(let object, _, _, _, _), .remove(let object, _), .removeObject(let object):
            object.location.file == entry.shown
        case .order(let objects): !objects.isEmpty && objects.allSatisfy { $0.location.file == entry.shown }
        }
    }
}

extension SourceFile {
    /// The file with another text, in the encoding that it had.
    func with(text: String) -> SourceFile {
        if isUTF8 { return SourceFile(path: path, text: text) }
        let codes = text.unicodeScalars.map(\.value)
        return codes.allSatisfy { $0 < 0x100 }
            ? SourceFile(path: path, bytes: codes.map { UInt8(truncatingIfNeeded: $0) })
            : SourceFile(path: path, text: text)
    }

    /// The first character that is no blank, behind a byte order mark: what tells formats apart.
    var firstSign: Character? {
        // UTF-16 is taken for XML, which says so itself; no other format here is ever in it.
        if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) { return "<" }
        let start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0a, 0x0d]
        return bytes[start...].first { !blanks.contains($0) }.map { Character(Unicode.Scalar($0)) }
    }
}
