public import Presentation
internal import SwedishText
internal import WorkforceModel

/// Textkontroll: a form to paste a plan's text into.
public struct TextCheckPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The empty form, with what the text will be tried against.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let id = try await service.organisation(of: request, for: viewer)
        guard let context = try await service.projection(of: id) else { return EmptyNeed.page("Textkontroll") }
        return TextCheckContent(context).empty
    }
}

/// Tries a pasted text. Nothing is stored.
public struct CheckPastedText: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    /// Nothing is stored, so the right to read is enough.
    public static var changes: Bool { false }
    private let request: PageRequest
    private let text: String

    /// Reads `org` and the field `text`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        self.request = request
        text = form["text"]
    }

    /// The findings, with the text still in the form.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let id = try await service.organisation(of: request, for: viewer)
        guard let context = try await service.projection(of: id) else { return .page(EmptyNeed.page("Textkontroll")) }
        let content = TextCheckContent(context)
        guard !text.trimmed.isEmpty else {
            return .again(content.page(text, fault: "Klistra in den text som ska prövas, till exempel ett kapitel."))
        }
        return .page(content.page(text, findings: try await service.checkText(text, of: id, viewer: viewer)))
    }
}

/// The page of the text check.
struct TextCheckContent {
    private let context: ProjectionContext

    /// Most rows of a table; a longer text is tried in parts.
    static let mostRows = 2000

    init(_ context: ProjectionContext) {
        self.context = context
    }

    private var id: Int64 { context.organisation.id }

    /// The form with nothing in it.
    var empty: PageContent { page("", fault: nil) }

    /// The form with what was pasted and, if so, what is wrong with it.
    func page(_ text: String, fault: String?) -> PageContent {
        PageContent(
            title: "Textkontroll",
            lead: Prose(
                "Klistra in en plans text, så prövas varje siffra i den mot tabellerna för \(context.organisation.name)."
            ),
            baseYear: context.baseYear, notices: context.marks,
            blocks: [card(text, fault: fault), .card(Card("Vad texten prövas mot", blocks: [.list(basis)]))])
    }

    /// The findings, with the text still in the form.
    func page(_ text: String, findings: [TextFinding]) -> PageContent {
        let written = findings.filter { !$0.isTableCell }
        let cells = findings.filter(\.isTableCell)
        var blocks: [Block] = []
        if !written.isEmpty {
            blocks.append(.figures(figures(findings)))
            blocks.append(.card(Card("Siffrorna i texten", blocks: [.table(table(written, id: "siffror"))])))
        }
        if !cells.isEmpty {
            blocks.append(
                .disclosure(
                    summary: cellSummary(cells),
                    [.table(table(cells.sorted { ($0.isPlain ? 1 : 0) < ($1.isPlain ? 1 : 0) }, id: "tabellceller"))]))
        }
        blocks += [card(text, fault: nil), .card(Card("Vad texten prövades mot", blocks: [.list(basis)]))]
        return PageContent(
            title: "Textkontroll", lead: lead(written, cells), baseYear: context.baseYear,
            notices: context.marks + cutNotice(max(written.count, cells.count)), blocks: blocks)
    }

    private func card(_ text: String, fault: String?) -> Block {
        .card(
            Card(
                "Text att pröva",
                blocks: [
                    .form(
                        Form(
                            id: "textkontroll", action: NeedLinks.page("textkontroll", id),
                            groups: [
                                .fields(
                                    legend: nil,
                                    [
                                        Field(
                                            "text", label: "Planens text", kind: .lines(rows: 14), value: text,
                                            hint:
                                                "Löpande text och tabeller. Texten sparas inte. Årtal, datum, sidnummer och lagrum prövas inte.",
                                            fault: fault, isRequired: true)
                                    ])
                            ], submit: "Pröva texten"))
                ]))
    }

    private func lead(_ written: [TextFinding], _ cells: [TextFinding]) -> Prose {
        guard !written.isEmpty || !cells.isEmpty else {
            return "Texten innehåller inga siffror att pröva."
        }
        var phrases: [Phrase] = []
        if !written.isEmpty {
            phrases = [
                .text("Av "), .strong(Swedish.count(written.count, one: "siffra", many: "siffror")),
                .text(" i texten: \(classes(written))."),
            ]
        }
        if !cells.isEmpty {
            phrases.append(.text((written.isEmpty ? "" : " ") + cellSummary(cells) + "."))
        }
        return Prose(phrases)
    }

    /// "16 stämmer, 9 stämmer med annan period eller basår och 1 går inte att pröva", classes without figures left out.
    private func classes(_ findings: [TextFinding]) -> String {
        Swedish.list(
            ClaimVerdict.allCases.compactMap { verdict in
                let count = findings.count { $0.verdict == verdict }
                guard count > 0 else { return nil }
                return
                    "\(Swedish.number(count)) \(verdict == .baseMissing ? "saknar period eller grupp" : verdict.swedish)"
            })
    }

    private func cellSummary(_ cells: [TextFinding]) -> String {
        "I inklistrade tabeller finns \(Swedish.count(cells.count, one: "cell", many: "celler")): \(classes(cells))"
    }

    private func figures(_ findings: [TextFinding]) -> [Figure] {
        ClaimVerdict.allCases.map { verdict in
            let prose = findings.count { $0.verdict == verdict && !$0.isTableCell }
            let cells = findings.count { $0.verdict == verdict && $0.isTableCell }
            return Figure(
                verdict.swedish.prefix(1).uppercased() + verdict.swedish.dropFirst(),
                Quantity(Double(prose), .number),
                note: cells > 0 ? Prose("i texten; därtill \(Swedish.number(cells)) i tabeller") : nil)
        }
    }

    private func table(_ findings: [TextFinding], id: String) -> Table {
        Table(
            id: id,
            caption: context.caption(
                "Varje siffra så som den står i texten, prövad mot \(context.hasPublishedTables ? "planens egna tabeller" : "framskrivningens tabeller")"
            ),
            columns: [
                Column("Siffra", explanation: "Siffran så som den står i texten", isText: true),
                Column(
                    "Bedömning",
                    explanation:
                        "Stämmer; stämmer med annan period eller basår; period eller grupp saknas; går inte att pröva; stämmer inte",
                    isText: true),
                Column("Gäller när", explanation: "Grupp och period där siffran stämmer", isText: true),
                Column("Mening", explanation: "Meningen eller tabellraden som siffran står i", isText: true),
                Column("Förklaring", explanation: "Vad tabellerna ger", isText: true),
                Column("Rad", explanation: "Radnummer i den inklistrade texten"),
            ],
            rows: findings.prefix(Self.mostRows).map { finding in
                Row([
                    .text(finding.written), .text(finding.verdict.swedish), .text(holds(finding)),
                    .text(finding.sentence), .text(finding.explanation),
                    .quantity(Quantity(Double(finding.line), .number)),
                ])
            })
    }

    private func holds(_ finding: TextFinding) -> String {
        guard let holds = finding.holds else { return "–" }
        return holds.swedishSpan.isEmpty ? holds.swedishGroup : "\(holds.swedishGroup) \(holds.swedishSpan)"
    }

    private func cutNotice(_ count: Int) -> [Notice] {
        guard count > Self.mostRows else { return [] }
        return [
            Notice(
                .warning,
                Prose(
                    "Texten har fler siffror än som visas: de första \(Swedish.number(Self.mostRows)) står i tabellen. Pröva texten i delar."
                ))
        ]
    }

    private var basis: [Prose] {
        let facts = context.facts
        var lines = [
            Prose(
                (context.hasPublishedTables ? "Planens tryckta tabeller" : "Framskrivningens tabeller, avrundade")
                    + " för \(facts.need?.rows.count ?? 0) yrken, behov \(span(facts.need)) och rekrytering \(span(facts.recruitment))"
            )
        ]
        if let all = facts.retirements.first(where: { $0.row == nil }) {
            lines.append(
                Prose(
                    "Framskrivningens pensioner, \(Swedish.number(all.persons)) personer \(Swedish.years(all.firstYear, all.lastYear)), och samma summa per yrke"
                ))
        }
        lines.append(
            Prose(
                facts.costPerPerson.map { "Kostnad per person: \(Swedish.number($0 / 1000)) tkr om året" }
                    ?? "Ingen kostnad som är densamma för alla yrken är angiven, så kronor prövas inte"))
        lines.append(
            Prose(
                facts.directiveShare.map {
                    "Direktivet: \(Swedish.number($0 * 100)) % av behovsökningen ska täckas av andra lösningar"
                } ?? "Inget direktiv är angivet"))
        if let frame = facts.frame {
            lines.append(
                Prose([
                    .text("Ramens förändring: "),
                    .quantity(Quantity(frame.kronor, .millionKronor, isSigned: true)),
                    .text(" \(Swedish.years(frame.firstYear, frame.lastYear))"),
                ]))
        }
        if !facts.figures.isEmpty {
            let figures = facts.figures.map { "\($0.label) \($0.printed) (\($0.period ?? "period ej angiven"))" }
            lines.append(
                Prose(
                    "Planens uppgifter vid sidan av tabellerna visas men prövas inte: \(figures.joined(separator: "; "))"
                ))
        }
        return lines
    }

    private func span(_ table: PublishedTable?) -> String {
        guard let table, let first = table.years.first, let last = table.years.last else { return "saknas" }
        return Swedish.years(first, last)
    }
}

extension TextFinding {
    /// Whether the figure holds as it stands.
    fileprivate var isPlain: Bool { verdict == .agrees }
}
