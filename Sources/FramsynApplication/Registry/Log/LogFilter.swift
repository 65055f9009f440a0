internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Which events the log page shows: what stands in its address.
struct LogFilter: Sendable {
    /// First day, as it was written.
    var from: String
    /// Last day, as it was written.
    var through: String
    var actor: String
    var kind: Event.Kind?
    var organisation: Int64?
    var object: String
    var words: String
    /// Identity of the event that the page ends before.
    var before: Int64?
    /// Rows on a page.
    var limit: Int

    /// Rows on a page when nothing else is asked for, and at most.
    static let usualLimit = 100
    static let mostRows = 5000

    /// What it reads.
    static let parameters: [PageParameter] = [
        PageParameter("fran", .day, "Första dag."), PageParameter("till", .day, "Sista dag."),
        PageParameter("vem", .text, "Den som gjorde det."),
        PageParameter("slag", .choice(Event.Kind.allCases.map(\.rawValue)), "Slag av händelse."), .under,
        PageParameter("foremal", .text, "Vad händelsen gäller."), PageParameter("ord", .text, "Ord i händelsen."),
        PageParameter("antal", .whole(1...mostRows), "Händelser i svaret, högst."),
        PageParameter("fore", .identity, "Bara händelser före den med detta nummer."),
    ]

    /// Reads `fran`, `till`, `vem`, `slag`, `under`, `foremal`, `ord`, `antal` and `fore`.
    init(_ request: PageRequest) throws {
        from = request["fran"]?.trimmed ?? ""
        through = request["till"]?.trimmed ?? ""
        actor = request["vem"]?.trimmed ?? ""
        kind = request["slag"].flatMap { Event.Kind(rawValue: $0) }
        organisation = request["under"].flatMap { Int64($0) }
        object = request["foremal"] ?? ""
        words = request["ord"]?.trimmed ?? ""
        before = try request.number("fore").map(Int64.init)
        limit = min(max(try request.number("antal") ?? Self.usualLimit, 1), Self.mostRows)
    }

    /// Whether anything narrows the log.
    var isNarrowed: Bool {
        !from.isEmpty || !through.isEmpty || !actor.isEmpty || kind != nil || organisation != nil || !object.isEmpty
            || !words.isEmpty
    }

    /// What is wrong with a day, by field.
    var faults: [String: String] {
        var faults: [String: String] = [:]
        for (name, text) in [("fran", from), ("till", through)] where !text.isEmpty && Day(text) == nil {
            faults[name] = "”\(text.prefix(40))” är ingen dag. Skriv den som 2026-11-21."
        }
        return faults
    }

    /// The search; an organisation counts with those below it.
    ///
    /// - Parameter seen: the organisations whose events the viewer may read; nil for all, and for what concerns no
    ///   organisation.
    func search(_ registry: Registry, seen: Set<Int64>?) -> EventSearch {
        let under = organisation.map { registry.tree.subtree(of: $0) }
        let organisations = under.map { under in seen.map(under.intersection) ?? under } ?? seen
        return EventSearch(
            from: Day(from).map { TimeText.start(of: $0) },
            until: Day(through).map { TimeText.start(of: $0.advanced(by: 1)) }, actor: actor.isEmpty ? nil : actor,
            kind: kind, organisations: organisations,
            object: object.isEmpty ? nil : object, words: words.isEmpty ? nil : words,
            useCases: words.isEmpty ? [] : EventWords.useCases(holding: words))
    }

    /// The address with this filter.
    func address(before id: Int64? = nil, file: String? = nil) -> String {
        var values: [(String, String)] = [
            ("fran", from), ("till", through), ("vem", actor), ("slag", kind?.rawValue ?? ""),
            ("under", organisation.map(String.init) ?? ""), ("foremal", object), ("ord", words),
            ("antal", limit == Self.usualLimit ? "" : String(limit)), ("fore", id.map { String($0) } ?? ""),
        ].filter { !$0.1.isEmpty }
        if let file { values += file == "csv" ? [("format", "csv"), ("tabell", "logg")] : [("format", file)] }
        guard !values.isEmpty else { return LogPage.path }
        return LogPage.path + "?" + values.map { "\($0.0)=\(NeedLinks.encode($0.1))" }.joined(separator: "&")
    }

    /// The form that narrows the log.
    func form(_ registry: Registry) -> Form {
        let faults = faults
        let kinds = [Choice("", "allt")] + Event.Kind.allCases.map { Choice($0.rawValue, EventWords.kind($0)) }
        let objects = [Choice("", "alla")] + EventWords.objectChoices
        var organisations = [Choice("", "alla")]
        var known = registry.prominent
        if let organisation, !known.contains(where: { $0.id == organisation }), let node = registry.tree[organisation] {
            known.append(node)
        }
        organisations += known.sorted { $0.name < $1.name }.map { Choice(String($0.id), $0.name) }
        return Form(
            id: "urval", action: LogPage.path, method: .get,
            groups: [
                .fields(
                    legend: nil,
                    [
                        Field("fran", label: "Från och med", kind: .day, value: from, fault: faults["fran"]),
                        Field("till", label: "Till och med", kind: .day, value: through, fault: faults["till"]),
                        Field("vem", label: "Vem", value: actor, hint: "Namnet eller en del av det."),
                        Field("slag", label: "Slag", kind: .choice(kinds), value: kind?.rawValue ?? ""),
                        Field(
                            "under", label: "Organisation, med underordnade", kind: .choice(organisations),
                            value: organisation.map(String.init) ?? ""),
                        Field("foremal", label: "Det som händelsen gäller", kind: .choice(objects), value: object),
                        Field("ord", label: "Ord", value: words, hint: "I vad som gjordes, före, efter eller skäl."),
                    ])
            ], submit: "Visa")
    }
}
