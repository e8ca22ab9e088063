import Templating
import TrunkModel

extension SetupSheet {
    /// The sheet in one language, as Markdown and as one HTML page.
    func renderings(in language: Language) -> [Rendering] {
        let scope = scope(in: language)
        return ["md", "html"].map { format in
            Rendering(
                "\(fileStem).\(language.rawValue).\(format)",
                template: "sheet/sheet.\(format).mustache",
                scope: scope
            )
        }
    }

    private func scope(in language: Language) -> TemplateScope {
        [
            "title": .text(title[language]),
            "language": .text(language.rawValue),
            "dutch": .flag(language == .nl),
            "parts": .list(
                parts.enumerated().map { number, part in
                    [
                        "part_title": .text(part.title[language]),
                        "part_number": .text(String(number + 1)),
                        "steps": .list(
                            part.steps.enumerated().map {
                                scope($0.element, "\(number + 1).\($0.offset + 1)", language)
                            }
                        ),
                    ]
                }
            ),
        ]
    }

    private func scope(_ step: Step, _ number: String, _ language: Language) -> TemplateScope {
        [
            "step_number": .text(number),
            "step_title": .text(step.title[language]),
            "text": .optional(step.text?[language]),
            "has_fields": .flag(!step.fields.isEmpty),
            "fields": .list(
                step.fields.map { field in
                    [
                        "label": .text(field.label),
                        "value": .text(field.value[language]),
                        "reason": .text(field.reason?[language] ?? ""),
                    ]
                }
            ),
            "has_code": .flag(!step.code.isEmpty),
            "code": .texts(step.code),
            // In a block of code Markdown shows backslashes instead of taking them for escapes.
            "code_as_is": .list(step.code.map { [".": .verbatim($0)] }),
        ]
    }
}
