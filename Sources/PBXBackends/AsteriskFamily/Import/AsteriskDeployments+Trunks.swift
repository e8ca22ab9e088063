import ConfigFormats
import Diagnostics
import TrunkModel

extension AsteriskDeployments {
    var kindsShownByCalls: Set<String> { ["context", "extension"] }

    func trunks(in deployment: Deployment, line: ProductLine) -> [any DeployedTrunk] {
        guard let folder = deployment.folder else { return [] }
        let stations = form.stations(of: deployment.objects)
        guard !stations.lines.isEmpty else { return [] }
        // What is wrong with the files is among the deployment's findings already.
        var log = DiagnosticLog()
        var tree = SettingTree()
        for path in Self.dialplans(in: folder).paths {
            tree.sections += AsteriskConfiguration.read(path, in: folder, log: &log)?.sections ?? []
        }
        let office = AsteriskOffice(
            AsteriskDialplan.read(tree, log: &log),
            stations,
            technology: form.technology,
            addresses: addresses(in: folder),
            comments: AsteriskComments(folder)
        )
        return AsteriskTrunks(office).all
    }

    /// The PBX's own addresses, where the channel driver is told them.
    private func addresses(in folder: SourceFolder) -> [IPNetwork] {
        var log = DiagnosticLog()
        let trees = form.roots(in: folder).paths.compactMap { AsteriskConfiguration.read($0, in: folder, log: &log) }
        let settings = trees.flatMap(\.sections).filter { !$0.isTemplate }.flatMap(\.settings)
        return settings.filter { form.addressKeys.contains($0.key.lowercased()) }.compactMap { setting in
            (try? ServerAddress(setting.value))?.ipAddress
        }.uniqued
    }
}
