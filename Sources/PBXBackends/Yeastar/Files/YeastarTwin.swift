import Templating
import TrunkModel

/// The setup sheet's screens for programs: every field and table by its label, with what is entered there.
struct YeastarTwin {
    let yeastar: YeastarPlan

    var rendering: Rendering {
        let file = "\(yeastar.trunk.name).mypbx.yaml"
        return Rendering(
            file,
            template: "yeastar/twin.yaml.mustache",
            scope: [
                "file": .text(file),
                "name": .text(yeastar.trunk.name, key: "name"),
                "steps": .list(yeastar.sheetSteps.compactMap(step)),
            ]
        )
    }

    private func step(_ step: SetupSheet.Step) -> TemplateScope? {
        guard let screen = step.screen else { return nil }
        let table = step.table.flatMap { $0.isScreen ? $0 : nil }
        return [
            "step_title": .text(step.title.en),
            "screen": .text((screen.path + [screen.tab].compactMap(\.self)).joined(separator: " > ")),
            "has_fields": .flag(!step.fields.isEmpty),
            "fields": .list(step.fields.map(field)),
            "has_rows": .flag(table?.rows.isEmpty == false),
            "rows": .list(table.map(rows) ?? []),
        ]
    }

    private func field(_ field: SetupSheet.Field) -> TemplateScope {
        switch field.value {
        case .text(let text):
            [
                "label": .text(field.label), "value": .text(text == YeastarFields.nothing ? "" : text.en),
                "secret_key": .absent,
            ]
        case .secret(_, let key):
            ["label": .text(field.label), "value": .absent, "secret_key": .text(key)]
        case .lines(let lines):
            [
                "label": .text(field.label),
                "value": .text(lines.map { $0.map(Self.named).joined() }.joined(separator: "\n")),
                "secret_key": .absent,
            ]
        }
    }

    /// A piece of a line, with the trunk file's key in the place of a password.
    private static func named(_ piece: SetupSheet.Piece) -> String {
        switch piece {
        case .text(let text): text
        case .password(_, let key): "<\(key)>"
        }
    }

    private func rows(_ table: SetupSheet.Table) -> [TemplateScope] {
        table.rows.map { row in
            [
                "cells": .list(
                    zip(table.columns, row).enumerated().map { index, cell in
                        [
                            "first": .flag(index == 0),
                            "column": .text(cell.0.en),
                            "cell": .text(cell.1.en),
                        ]
                    }
                )
            ]
        }
    }
}
