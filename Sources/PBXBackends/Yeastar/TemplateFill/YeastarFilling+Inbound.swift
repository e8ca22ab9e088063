import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// Inbound routes: how a destination's kind is written is only known from the exported rows.
extension YeastarFilling {
    mutating func inboundRoutes() -> [Row] {
        var rows: [Row] = []
        var missing: [InboundDestination.Kind] = []
        for route in yeastar.inbound {
            guard let kind = route.kind else { continue }
            guard let sample = sample(of: kind) else {
                if !missing.contains(kind) { missing.append(kind) }
                continue
            }
            var row = Row(sample: sample)
            row.set("Name", route.name)
            row.set("DID Matching Mode", "patterns")
            row.set("DID Pattern", route.patterns.joined(separator: "&"))
            row.set("Caller ID Matching Mode", "patterns")
            row.set("Caller ID Pattern", "")
            row.set("Trunks", route.trunks.joined(separator: "&"))
            row.set("Number of Default Destination", route.target, key: route.key)
            rows.append(row)
        }
        for kind in missing {
            log.warning(
                "the file holds no route by patterns to \(Self.title(kind)): make one on the PBX and export again, or enter those "
                    + "routes by hand from the setup sheet",
                rule: "yeastar-template-sample",
                at: SourceLocation(file: file)
            )
        }
        return rows
    }

    /// The first exported route by patterns that goes to this kind of destination.
    private func sample(of kind: InboundDestination.Kind) -> Int? {
        table.rows.indices.first { row in
            let word = (table[row, "Default Destination"] ?? "").lowercased().filter(\.isLetter)
            let mode = table[row, "DID Matching Mode"] ?? "patterns"
            return Self.words(kind).contains(word) && (mode == "patterns" || mode.isEmpty)
        }
    }

    /// How an export may write a kind, in small letters without other signs; the export's own spelling is what is used.
    private static func words(_ kind: InboundDestination.Kind) -> [String] {
        switch kind {
        case .extension: ["extension"]
        case .ringGroup: ["ringgroup"]
        case .queue: ["queue"]
        case .ivr: ["ivr"]
        case .voicemail: ["extvm", "voicemail", "extensionvoicemail"]
        }
    }

    private static func title(_ kind: InboundDestination.Kind) -> String {
        switch kind {
        case .extension: "an extension"
        case .ringGroup: "a ring group"
        case .queue: "a queue"
        case .ivr: "an IVR"
        case .voicemail: "a voicemail"
        }
    }
}
