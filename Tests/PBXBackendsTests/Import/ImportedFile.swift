import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// An imported trunk file, written, read and checked as `trunkline check` does it.
struct ImportedFile {
    let text: String
    let plan: DialPlan?
    let log: DiagnosticLog

    init(_ result: ImportResult) throws {
        var file = result.file
        var passwords: [String: String] = [:]
        for index in (file.accounts?.value ?? []).indices {
            guard case .plain(let secret) = file.accounts?.value[index].password?.value else { continue }
            let variable = "PASSWORD_\(index)"
            passwords[variable] = secret.reveal()
            file.accounts?.value[index].password?.value = .environment(variable)
        }
        text = TrunkFileWriter(language: .en, profile: result.profile).text(of: file)
        var log = DiagnosticLog()
        guard let read = TrunkFile.read(text, file: "imported.yaml", log: &log) else {
            self.log = log
            plan = nil
            return
        }
        read.validate(with: result.profile, log: &log)
        let secrets = SecretSources(environment: { [passwords] in passwords[$0] })
        // The address that no configuration holds is missing; the plan does without.
        var later = DiagnosticLog()
        plan = Trunk(read, profile: result.profile, secrets: secrets, log: &later).map { DialPlan($0) }
        plan?.analyse(log: &later)
        log.append(later)
        self.log = log
    }
}
