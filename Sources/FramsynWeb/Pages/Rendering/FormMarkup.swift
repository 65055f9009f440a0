import MarkupKit
import Presentation
import SwedishText

extension HTML {
    /// A form with a summary of its faults at the top, each a link to its field.
    mutating func form(_ form: Form, headingLevel: Int) {
        element("form") { html in
            html.attribute("id", form.id)
            html.attribute("class", form.answersAtOnce ? "form atonce" : "form")
            html.address("action", form.action)
            switch form.method {
            case .get: html.attribute("method", "get")
            case .post: html.attribute("method", "post")
            case .upload:
                html.attribute("method", "post")
                html.attribute("enctype", "multipart/form-data")
            }
            // The server answers faults in Swedish, with remedy; the browser's own bubbles would hide them.
            html.attribute("novalidate")
            if form.answersAtOnce { html.attribute("data-at-once") }
            html.faultSummary(form, headingLevel: headingLevel)
            for (index, group) in form.groups.enumerated() {
                switch group {
                case .fields(let legend, let fields): html.fieldset(legend, fields, form: form)
                case .grid(let legend, let columns, let rows):
                    html.grid(legend, columns, rows, form: form, number: index)
                }
            }
            html.element("div", class: "actions") {
                $0.element("button", class: "primary", text: form.submit)
                for other in form.otherSubmits {
                    $0.element("button") {
                        $0.attribute("name", Form.otherName)
                        $0.attribute("value", other.value)
                        $0.text(other.label)
                    }
                }
            }
        }
    }

    /// The choices of a drop-down.
    mutating func options(_ choices: [Choice], selected: String) {
        for choice in choices {
            element("option") {
                $0.attribute("value", choice.value)
                if choice.value == selected { $0.attribute("selected") }
                $0.text(choice.label)
            }
        }
    }

    private mutating func faultSummary(_ form: Form, headingLevel: Int) {
        let faulty = form.fields.filter { $0.fault != nil }
        guard !faulty.isEmpty else { return }
        element("div", class: "faults") { html in
            html.attribute("role", "alert")
            html.attribute("tabindex", "-1")
            html.attribute("autofocus")
            html.heading(
                headingLevel, "Rätta \(Swedish.count(faulty.count, one: "uppgift", many: "uppgifter")) och försök igen")
            html.element("ul") {
                for field in faulty {
                    $0.element("li") {
                        $0.element("a") {
                            $0.address("href", "#" + form.fieldID(field))
                            $0.text(field.fault ?? "")
                        }
                    }
                }
            }
        }
    }

    private mutating func fieldset(_ legend: String?, _ fields: [Field], form: Form) {
        guard let legend else {
            for field in fields { labelled(field, id: form.fieldID(field)) }
            return
        }
        element("fieldset") { html in
            html.element("legend", text: legend)
            for field in fields { html.labelled(field, id: form.fieldID(field)) }
        }
    }

    /// A field with its label above it (beside it for a tick box), hint and fault.
    private mutating func labelled(_ field: Field, id: String) {
        if case .hidden = field.kind {
            control(field, id: id)
            return
        }
        let isCheck = field.kind == .check
        element("div", class: field.fault == nil ? "field" : "field faulty") { html in
            if isCheck {
                html.element("div", class: "check") {
                    $0.control(field, id: id)
                    $0.label(field, id: id)
                }
            } else {
                html.label(field, id: id)
            }
            html.hintAndFault(field, id: id)
            if !isCheck { html.control(field, id: id) }
        }
    }

    private mutating func label(_ field: Field, id: String) {
        element("label") {
            $0.attribute("for", id)
            $0.attribute("id", id + "-namn")
            $0.text(field.label)
            if field.isRequired { $0.raw("<span class=\"req\"> (måste fyllas i)</span>") }
        }
    }

    private mutating func hintAndFault(_ field: Field, id: String) {
        if let hint = field.hint {
            element("p", class: "hint") {
                $0.attribute("id", id + "-hjalp")
                $0.text(hint)
            }
        }
        if let fault = field.fault {
            element("p", class: "wrong") {
                $0.attribute("id", id + "-fel")
                $0.raw("<span class=\"vh\">Fel: </span>")
                $0.text(fault)
            }
        }
    }

    /// Fields in lines and columns; each is named by its column and its line together.
    private mutating func grid(_ legend: String, _ columns: [String], _ rows: [GridRow], form: Form, number: Int) {
        let base = "\(form.id)-g\(number)"
        element("fieldset", class: "grid") { html in
            html.element("legend", text: legend)
            html.element("div", class: "scroll") { html in
                html.raw("<table><thead><tr><td></td>")
                for (index, column) in columns.enumerated() {
                    html.element("th") {
                        $0.attribute("scope", "col")
                        $0.attribute("id", "\(base)-k\(index)")
                        $0.text(column)
                    }
                }
                html.raw("</tr></thead><tbody>")
                for (index, row) in rows.enumerated() {
                    html.gridRow(row, id: "\(base)-r\(index)", columns: base, form: form)
                }
                html.raw("</tbody></table>")
            }
        }
    }

    private mutating func gridRow(_ row: GridRow, id: String, columns: String, form: Form) {
        element("tr") { html in
            html.element("th") {
                $0.attribute("scope", "row")
                // A line whose name is typed has no heading of its own; its fields are then named by column alone.
                $0.element("span") {
                    $0.attribute("id", id)
                    $0.text(row.heading)
                }
                for field in row.fields where field.kind == .hidden { $0.control(field, id: form.fieldID(field)) }
            }
            for (index, field) in row.fields.filter({ $0.kind != .hidden }).enumerated() {
                html.element("td", class: field.fault == nil ? "" : "faulty") {
                    let fieldID = form.fieldID(field)
                    $0.control(field, id: fieldID, labelledBy: "\(columns)-k\(index) \(id)")
                    $0.hintAndFault(field, id: fieldID)
                }
            }
        }
    }
}

extension Form {
    /// The element id of a field: the form's id and the field's name with anything but ASCII letters, digits and hyphen
    /// as its code, so that two names never meet.
    func fieldID(_ field: Field) -> String {
        var id = self.id + "-"
        for byte in field.name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                id.unicodeScalars.append(Unicode.Scalar(byte))
            default: id += "_" + String(byte, radix: 16)
            }
        }
        return id
    }
}
