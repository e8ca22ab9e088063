import Diagnostics
import Templating
import TrunkModel

extension SetupSheet {
    /// The sheet in one language, as Markdown and as one HTML page.
    ///
    /// The page holds the passwords, hidden until asked for; Markdown cannot hide, and only says where they stand.
    func renderings(in language: Language) -> [Rendering] {
        ["md", "html"].map { format in
            Rendering(
                "\(fileStem).\(language.rawValue).\(format)",
                template: "sheet/sheet.\(format).mustache",
                scope: scope(in: language),
                holdsSecret: format == "html" && holdsSecret
            )
        }
    }

    private func scope(in language: Language) -> TemplateScope {
        [
            "title": .text(title[language]),
            "language": .text(language.rawValue),
            "dutch": .flag(language == .nl),
            "has_findings": .flag(!findings.isEmpty),
            "findings": .list(
                findings.map { finding in
                    [
                        "finding": .text(finding.text[language]),
                        "rule": .text(finding.id),
                        "is_error": .flag(finding.severity == .error),
                    ]
                }
            ),
            "has_unconfirmed": .flag(holdsUnconfirmed),
            "parts": .list(
                parts.enumerated().map { number, part in
                    [
                        "part_title": .text(part.title[language]),
                        "part_number": .text(String(number + 1)),
                        "steps": .list(
                            part.steps.enumerated().map {
                                $0.element.scope("\(number + 1).\($0.offset + 1)", language)
                            }
                        ),
                    ]
                }
            ),
        ]
    }
}

extension SetupSheet.Step {
    fileprivate func scope(_ number: String, _ language: Language) -> TemplateScope {
        [
            "step_number": .text(number),
            "step_title": .text(title[language]),
            "has_screen": .flag(screen != nil),
            "screen": .optional(screen?.path.joined(separator: " › ")),
            "has_tab": .flag(screen?.tab != nil),
            "tab": .optional(screen?.tab),
            "screen_unconfirmed": .flag(screen?.isConfirmed == false),
            "text": .optional(text?[language]),
            "has_fields": .flag(!fields.isEmpty),
            "fields": .list(fields.map { $0.scope(language) }),
            "has_table": .flag(table != nil),
            "copies": .flag(table?.isScreen == true),
            "columns": .texts(table?.columns.map { $0[language] } ?? []),
            "rows": .list(table.map { table in table.rows.map { ["cells": table.cells($0, language)] } } ?? []),
            "has_code": .flag(!code.isEmpty),
            "code": .texts(code),
            // In a block of code Markdown shows backslashes instead of taking them for escapes.
            "code_as_is": .list(code.map { [".": .verbatim($0)] }),
        ]
    }
}

extension SetupSheet.Field {
    fileprivate func scope(_ language: Language) -> TemplateScope {
        var text = ""
        var secret: Secret?
        var key: String?
        var lines: [[SetupSheet.Piece]] = []
        switch value {
        case .text(let value): text = value[language]
        case .secret(let value, let path):
            secret = value
            key = path
        case .lines(let value): lines = value
        }
        return [
            "label": .text(label),
            "unconfirmed": .flag(!isConfirmed),
            "value": .text(text),
            "is_secret": .flag(secret != nil),
            "secret": .optional(secret?.reveal(), key: key),
            "secret_key": .optional(key),
            "is_lines": .flag(!lines.isEmpty),
            "lines": .list(
                lines.enumerated().map { index, line in
                    ["is_first": .flag(index == 0), "pieces": .list(line.map(\.scope))]
                }
            ),
            "reason": .text(reason?[language] ?? ""),
        ]
    }
}

extension SetupSheet.Piece {
    /// `secret` is printed on the page, `secret_key` in Markdown.
    fileprivate var scope: TemplateScope {
        switch self {
        case .text(let text):
            ["piece": .text(text), "is_password": false, "secret": .absent, "secret_key": .absent]
        case .password(let secret, let key):
            ["piece": "", "is_password": true, "secret": .text(secret.reveal(), key: key), "secret_key": .text(key)]
        }
    }
}

extension SetupSheet.Table {
    /// A row's cells, each with its column's label, which a narrow page shows beside it.
    fileprivate func cells(_ row: [LocalizedText], _ language: Language) -> TemplateValue {
        .list(
            zip(columns, row).map { column, cell in
                [".": .text(cell[language]), "column": .text(column[language])]
            }
        )
    }
}
