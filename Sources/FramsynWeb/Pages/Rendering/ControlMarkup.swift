import MarkupKit
import Presentation
import SwedishText

extension HTML {
    /// The part of a field that is filled in, tied to its label, hint and fault.
    mutating func control(_ field: Field, id: String, labelledBy: String? = nil) {
        switch field.kind {
        case .text: input("text", field, id, labelledBy) { $0.attribute("value", field.value) }
        case .account:
            input("text", field, id, labelledBy) {
                $0.attribute("autocomplete", "username")
                $0.attribute("autocapitalize", "none")
                $0.attribute("spellcheck", "false")
                $0.attribute("value", field.value)
            }
        case .password(let isNew):
            // What was typed is never sent back.
            input("password", field, id, labelledBy) {
                $0.attribute("autocomplete", isNew ? "new-password" : "current-password")
            }
        case .oneTimeCode:
            input("text", field, id, labelledBy) {
                $0.attribute("inputmode", "numeric")
                $0.attribute("autocomplete", "one-time-code")
            }
        case .number:
            input("text", field, id, labelledBy) {
                $0.attribute("inputmode", "decimal")
                $0.attribute("class", "num")
                $0.attribute("autocomplete", "off")
                $0.attribute("value", field.value)
            }
        case .day: input("date", field, id, labelledBy) { $0.attribute("value", field.value) }
        case .lines(let rows):
            element("textarea") {
                $0.identity(of: field, id, labelledBy)
                $0.attribute("rows", min(max(rows, 1), 40))
                $0.text(field.value)
            }
        case .choice(let choices):
            element("select") {
                $0.identity(of: field, id, labelledBy)
                $0.options(choices, selected: field.value)
            }
        case .check:
            input("checkbox", field, id, labelledBy) {
                $0.attribute("value", "ja")
                if field.value == "ja" { $0.attribute("checked") }
            }
        case .slider(let min, let max, let step, let unit):
            slider(field, id, labelledBy, range: (min, max, step), unit: unit)
        case .file(let accept):
            input("file", field, id, labelledBy) { if !accept.isEmpty { $0.attribute("accept", accept) } }
        case .hidden:
            void("input") {
                $0.attribute("type", "hidden")
                $0.attribute("name", field.name)
                $0.attribute("value", field.value)
            }
        }
    }

    private mutating func input(
        _ type: StaticString, _ field: Field, _ id: String, _ labelledBy: String?, _ attributes: (inout HTML) -> Void
    ) {
        void("input") {
            $0.attribute("type", type)
            $0.identity(of: field, id, labelledBy)
            attributes(&$0)
        }
    }

    private mutating func identity(of field: Field, _ id: String, _ labelledBy: String?) {
        attribute("id", id)
        attribute("name", field.name)
        if let labelledBy { attribute("aria-labelledby", labelledBy) }
        let described = [field.hint.map { _ in id + "-hjalp" }, field.fault.map { _ in id + "-fel" }].compactMap(\.self)
        if !described.isEmpty { attribute("aria-describedby", described.joined(separator: " ")) }
        if field.fault != nil { attribute("aria-invalid", "true") }
        if field.isRequired { attribute("aria-required", "true") }
    }

    /// The number is what is sent and works alone; the range beside it follows it by script and is not shown without.
    private mutating func slider(
        _ field: Field, _ id: String, _ labelledBy: String?, range: (min: Double, max: Double, step: Double),
        unit: String
    ) {
        let present = min(max(Swedish.value(of: field.value) ?? range.min, range.min), range.max)
        element("div", class: "slider") { html in
            html.void("input") {
                $0.attribute("type", "range")
                $0.attribute("aria-labelledby", labelledBy ?? id + "-namn")
                $0.attribute("data-for", id)
                $0.attribute("data-unit", unit)
                $0.attribute("min", HTML.plain(range.min))
                $0.attribute("max", HTML.plain(range.max))
                $0.attribute("step", HTML.plain(range.step))
                $0.attribute("value", HTML.plain(present))
                $0.attribute(
                    "aria-valuetext", Swedish.number(present, decimals: HTML.decimals(of: range.step)) + " " + unit)
            }
            html.element("span", class: "amount") { html in
                html.input("text", field, id, labelledBy) {
                    $0.attribute("inputmode", "decimal")
                    $0.attribute("class", "num")
                    $0.attribute("autocomplete", "off")
                    $0.attribute("value", field.value)
                }
                html.element("span", class: "unit", text: unit)
            }
            html.element("span", class: "ends") {
                $0.attribute("aria-hidden", "true")
                $0.element("span", text: HTML.end(range.min))
                $0.element("span", text: HTML.end(range.max))
            }
        }
    }

    /// A number the way HTML wants it, with a point.
    private static func plain(_ value: Double) -> String {
        Swedish.fieldText(value).replacing(",", with: ".")
    }

    /// An end of a range: no decimals that say nothing, a real minus sign.
    private static func end(_ value: Double) -> String {
        Swedish.fieldText(value).replacing("-", with: "\u{2212}")
    }

    private static func decimals(of step: Double) -> Int {
        Swedish.fieldText(step).split(separator: ",", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    }
}
