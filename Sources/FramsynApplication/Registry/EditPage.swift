internal import Foundation
internal import Presentation
internal import SwedishText

/// The page on which one thing of the register is edited, with the thing as it stood when the edit began kept in it.
enum EditPage {
    /// Name of the hidden field with the earlier state.
    private static let before = "fore"

    /// - Parameters:
    ///   - before: the state the edit began from; nil for a new thing.
    ///   - faults: what is wrong, by field; shown by the fields themselves.
    static func page(
        _ title: String, lead: Prose, form id: String, action: String, _ fields: [Field],
        before: (some Encodable)?, faults: [String: String]
    ) -> PageContent {
        var fields = fields
        if let before, let field = field(before: before) { fields.append(field) }
        return PageContent(
            title: title, lead: lead,
            notices: faults.isEmpty
                ? [] : [Notice(.fault, "Något behöver rättas. Inget är sparat, och det du skrev står kvar.")],
            blocks: [
                .card(
                    Card(
                        "Uppgifter",
                        blocks: [
                            .form(Form(id: id, action: action, groups: [.fields(legend: nil, fields)], submit: "Spara"))
                        ]))
            ])
    }

    /// The hidden field that keeps the state an edit began from.
    static func field(before: some Encodable) -> Field? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let json = try? encoder.encode(before) else { return nil }
        return Field(Self.before, label: "", kind: .hidden, value: String(decoding: json, as: UTF8.self))
    }

    /// The state a sent form began from; nil for a new thing and for anything else than this page wrote.
    static func before<Thing: Decodable>(_ form: FormValues) -> Thing? {
        try? JSONDecoder().decode(Thing.self, from: Data(form[before].utf8))
    }

    /// The page again when somebody else has saved: what was written, above it what is stored now.
    ///
    /// - Parameters:
    ///   - thing: what is edited, in the definite form.
    ///   - stored: what is stored, in words.
    static func conflict(_ page: PageContent, _ thing: String, stored: String) -> PageContent {
        var page = page
        page.notices.insert(
            Notice(
                .fault,
                Prose(
                    "Någon annan har ändrat \(thing) medan du skrev. Sparat är nu: \(stored). Dina värden står kvar nedan; spara igen om de ska gälla."
                )), at: 0)
        return page
    }
}
