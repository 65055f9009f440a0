import FramsynApplication
import Presentation

/// Forms that were sent without a session, or with one that is no more, kept for a while so that what was written is not
/// lost: whoever signs in again sees them and sends them once more.
actor HeldForms {
    /// A form that waits.
    struct Held: Sendable {
        /// Where it was sent.
        var action: String
        /// Its fields in order.
        var fields: [(name: String, value: String)]
    }

    /// Kept at most; the oldest go.
    private static let limit = 200
    private var held: [String: Held] = [:]
    private var order: [String] = []

    /// Whether a form may be kept and shown again: none with a password or a code in it.
    static func mayKeep(_ form: SubmittedForm) -> Bool {
        !form.fields.contains { ["losenord", "igen", "nuvarande", "hemlighet"].contains($0.name) }
    }

    /// Keeps a form and returns the path of the page that shows it.
    func keep(_ form: Held) -> String {
        let key =
            String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
        held[key] = form
        order.append(key)
        if order.count > Self.limit { held[order.removeFirst()] = nil }
        return Self.path + "?nyckel=" + key
    }

    /// The form of a key; nil when it is no longer kept.
    func form(_ key: String) -> Held? { held[key] }

    /// The path of the page that shows a held form.
    static let path = "/skicka-igen"

    /// The page that shows a held form and sends it on.
    static func page(_ held: Held?) -> PageContent {
        guard let held else {
            return PageContent(
                title: "Skicka igen",
                lead: "Formuläret finns inte kvar. Gå tillbaka till sidan och fyll i det på nytt.",
                blocks: [.actions([Action("Till startsidan", href: "/", isPrimary: true)])])
        }
        let shown = held.fields.filter { !$0.value.isEmpty && $0.name != FormToken.name }
        return PageContent(
            title: "Skicka igen",
            lead:
                "Sidan var för gammal, eller så hade du loggats ut, när du skickade formuläret. Inget är sparat ännu, men allt du skrev finns kvar.",
            blocks: [
                .card(
                    Card(
                        "Ditt formulär",
                        blocks: [
                            .paragraphs([
                                Prose("\(shown.count) ifyllda uppgifter. Skicka dem nu om du vill att de ska gälla.")
                            ]),
                            .form(
                                Form(
                                    id: "igen", action: held.action,
                                    groups: [
                                        .fields(
                                            legend: nil,
                                            held.fields.filter { $0.name != FormToken.name }.map {
                                                Field($0.name, label: "", kind: .hidden, value: $0.value)
                                            })
                                    ], submit: "Skicka nu")),
                        ]))
            ])
    }
}

/// The secret that every form carries, so that only pages of the session's own can send one.
enum FormToken {
    /// The field's name.
    static let name = "vakt"

    /// Whether a sent form carries the secret, in a time that does not tell how much of it is right.
    static func matches(_ sent: String?, _ expected: String) -> Bool {
        guard let sent, sent.utf8.count == expected.utf8.count, !expected.isEmpty else { return false }
        return zip(sent.utf8, expected.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension PageContent {
    /// The page with the secret in every form that changes something.
    func guarded(by token: String?) -> PageContent {
        guard let token else { return self }
        return mappingForms { form in
            guard form.method != .get else { return form }
            var form = form
            form.groups.append(.fields(legend: nil, [Field(FormToken.name, label: "", kind: .hidden, value: token)]))
            return form
        }
    }
}
