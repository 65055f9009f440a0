import Presentation

/// The content of a page as JSON Schema (2020-12): the one description of what programs get.
///
/// The names are those of the values in Presentation as Swift codes them: of an enumeration, an object with the case as its
/// only key, in which values without a name are called `_0`, `_1`.
enum PageSchema {
    /// Schemas by name.
    static let all: JSONValue = [
        "PageContent": object(
            [
                "title": text, "lead": of("Prose"), "filter": of("Field"), "baseYear": whole,
                "notices": list(of("Notice")), "blocks": list(of("Block")),
            ], optional: ["lead", "filter", "baseYear"], "En sida: rubrik, ingress, märkningar och innehåll i ordning."),
        "Notice": object(
            ["kind": words(["mark", "warning", "fault", "done"]), "text": of("Prose")], "En märkning eller varning."),
        "Block": cases(
            [
                "figures": value(list(of("Figure"))), "card": value(of("Card")), "pair": value(list(of("Card"))),
                "chart": value(of("Chart")), "table": value(of("Table")), "paragraphs": value(list(of("Prose"))),
                "list": value(list(of("Prose"))), "steps": value(list(of("Prose"))), "terms": value(list(of("Term"))),
                "disclosure": object(["summary": text, "_1": list(of("Block"))]),
                "actions": value(list(of("Action"))), "form": value(of("Form")), "progress": value(of("Progress")),
                "picture": value(of("ModulePicture")),
            ], "En del av sidan."),
        "Figure": object(
            ["label": text, "quantity": of("Quantity"), "note": of("Prose"), "why": text], optional: ["note", "why"],
            "Ett nyckeltal; why är adressen till förklaringen."),
        "Card": object(
            ["heading": text, "why": text, "actions": list(of("Action")), "blocks": list(of("Block"))],
            optional: ["why"], "En ruta med rubrik."),
        "Term": object(["name": text, "explanation": of("Prose")], "Ett ord och vad det betyder."),
        "Action": object(["label": text, "href": text, "isPrimary": truth], "En väg vidare i Framsyn."),
        "Progress": object(
            ["job": whole, "stage": text, "share": number, "hasEnded": truth], optional: ["share"],
            "Ett jobb som pågår eller är klart."),
        "Quantity": object(
            [
                "value": number, "unit": words(units), "decimals": whole, "isSigned": truth, "missing": text,
            ], optional: ["value"],
            "Ett tal, oavrundat. Saknas value är talet inte angivet, och missing säger vad som skrivs i stället."),
        "Prose": object(["phrases": list(of("Phrase"))], "En mening eller ett stycke."),
        "Phrase": cases(
            [
                "text": value(text), "strong": value(text), "quantity": value(of("Quantity")),
                "link": object(["_0": text, "href": text]),
            ], "Ord i en mening."),
        "Table": object(
            [
                "id": text, "caption": text, "columns": list(of("Column")), "rows": list(of("Row")),
                "totals": list(of("Row")),
            ], "En tabell; caption är definition, basår och källa."),
        "Column": object(["title": text, "explanation": text, "isText": truth], "En kolumn."),
        "Row": object(["cells": list(of("Cell")), "isHeading": truth], "En rad; en cell i varje kolumn."),
        "Cell": object(
            [
                "value": cases(["text": value(text), "quantity": value(of("Quantity")), "empty": object([:])]),
                "href": text,
            ], optional: ["href"], "En cell."),
        "Chart": object(
            [
                "kind": words(["lines", "stackedBars", "bars", "horizontalBars"]), "id": text, "title": text,
                "description": text, "categories": list(text), "series": list(of("Series")), "unit": words(units),
                "decimals": whole, "note": text, "startsAtZero": truth, "labelsTotals": truth, "totals": gappy,
            ], optional: ["totals"], "Ett diagram som uppgifter."),
        "Series": object(
            ["name": text, "values": gappy, "band": of("Band"), "isDashed": truth], optional: ["band"],
            "En linje eller en färg; ett värde för varje kategori, null där det saknas."),
        "Band": object(["words": text, "lower": gappy, "upper": gappy], "Ett intervall kring en linje."),
        "ModulePicture": object(["title": text, "rows": list(list(truth))], "En bild av rutor."),
    ]

    /// Forms stand on pages with a choice of what is shown; there is nothing to send them to here.
    static let forms: JSONValue = [
        "Form": object(
            [
                "id": text, "action": text, "method": words(["get", "post", "upload"]),
                "groups": list(of("FieldGroup")), "submit": text, "otherSubmits": list(of("Choice")),
                "answersAtOnce": truth,
            ], "Ett formulär på sidan."),
        "FieldGroup": cases(
            [
                "fields": object(["legend": text, "_1": list(of("Field"))], optional: ["legend"]),
                "grid": object(["legend": text, "columns": list(text), "rows": list(of("GridRow"))]),
            ], "Fält som hör ihop."),
        "GridRow": object(["heading": text, "fields": list(of("Field"))], "En rad av fält."),
        "Choice": object(["value": text, "label": text], "Något att välja."),
        "Field": object(
            [
                "name": text, "label": text, "kind": fieldKinds, "value": text, "hint": text, "fault": text,
                "isRequired": truth,
            ], optional: ["hint", "fault"], "Ett fält."),
    ]

    private static let fieldKinds = cases([
        "text": object([:]), "account": object([:]), "password": object(["isNew": truth]), "oneTimeCode": object([:]),
        "number": object([:]), "day": object([:]), "lines": object(["rows": whole]),
        "choice": value(list(of("Choice"))), "check": object([:]),
        "slider": object(["min": number, "max": number, "step": number, "unit": text]),
        "file": object(["accept": text]), "hidden": object([:]),
    ])

    /// Why there is no answer.
    static let problem = object(
        ["title": text, "status": whole, "detail": text], "Varför det inte blev något svar (RFC 9457).")

    /// What there is for a token.
    static let index = object(
        ["pages": list(object(["title": text, "href": text])), "openapi": text], "De sidor som nyckeln kan läsa.")

    private static let units: [String] = [
        "persons", "fullTimeEquivalents", "percent", "percentagePoints", "kronor", "millionKronor", "thousandKronor",
        "hours", "years", "calendarYear", "number",
    ]

    /// A reference to a schema of ``all``.
    static func of(_ name: String) -> JSONValue { ["$ref": .text("#/components/schemas/" + name)] }

    private static let text: JSONValue = ["type": "string"]
    private static let whole: JSONValue = ["type": "integer"]
    private static let number: JSONValue = ["type": "number"]
    private static let truth: JSONValue = ["type": "boolean"]
    private static let gappy: JSONValue = list(["type": ["number", "null"]])

    private static func words(_ words: [String]) -> JSONValue {
        ["type": "string", "enum": .list(words.map { .text($0) })]
    }

    private static func list(_ item: JSONValue) -> JSONValue { ["type": "array", "items": item] }

    /// An object with just these keys, all of them there but the `optional`.
    private static func object(
        _ members: [String: JSONValue], optional: Set<String> = [], _ description: String? = nil
    ) -> JSONValue {
        var schema: [String: JSONValue] = [
            "type": "object", "properties": .object(members), "additionalProperties": false,
            "required": .list(members.keys.filter { !optional.contains($0) }.sorted().map { .text($0) }),
        ]
        if let description { schema["description"] = .text(description) }
        return .object(schema)
    }

    /// The one value of an enumeration's case.
    private static func value(_ schema: JSONValue) -> JSONValue { object(["_0": schema]) }

    /// Exactly one of some keys.
    private static func cases(_ members: [String: JSONValue], _ description: String? = nil) -> JSONValue {
        var schema: [String: JSONValue] = [
            "type": "object", "properties": .object(members), "additionalProperties": false, "minProperties": 1,
            "maxProperties": 1,
        ]
        if let description { schema["description"] = .text(description) }
        return .object(schema)
    }
}
