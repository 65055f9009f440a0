public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Antaganden: everything that a projection stands on, with sources.
public struct AssumptionPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation, .sector]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest
    /// The form as it was sent, when it could not be saved.
    private let form: RegisterPlanForm?

    /// Reads `org`.
    public init(_ request: PageRequest) throws {
        self.request = request
        form = nil
    }

    init(_ request: PageRequest, form: RegisterPlanForm) {
        self.request = request
        self.form = form
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.page("Antaganden", request, for: viewer) { try await page($0, service) }
    }

    private func page(_ context: ProjectionContext, _ service: Service) async throws -> PageContent {
        if context.isSum { return Self.employers(context) }
        let part = context.first
        let registry = try await service.caches.registry(service.store)
        var delivery: Delivery?
        if part.rates != nil, let employer = registry.tree.employer(of: part.organisation.id) {
            delivery = try await service.store.deliveries().first {
                $0.employerID == employer.id && $0.kind == "register"
            }
        }
        let identities = Dictionary(
            registry.professions.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
        return AssumptionContent(
            context: context, delivery: delivery, identities: identities,
            owner: registry.tree[part.stored.organisationID], form: form, day: service.today
        ).content
    }

    private static func employers(_ context: ProjectionContext) -> PageContent {
        PageContent(
            title: "Antaganden",
            lead: Prose(
                "\(context.organisation.name) är summan av \(context.parts.count) arbetsgivares framskrivningar. Var och en bygger på sina egna antaganden."
            ), baseYear: context.baseYear, notices: context.marks,
            blocks: [
                .table(
                    Table(
                        id: "arbetsgivare", caption: "Arbetsgivare som ingår.",
                        columns: [
                            Column("Arbetsgivare", explanation: "Leder till arbetsgivarens antaganden", isText: true),
                            Column("Avgångar från", explanation: "Register eller inmatad tabell", isText: true),
                            Column(
                                "Behovets osäkerhet \(context.lastYear)",
                                explanation:
                                    "Åtta av tio utfall väntas inom detta avstånd från behovet; mätt på framräkningar av 21 län, eller antagen",
                                isText: true),
                            Column("Källa", explanation: "Källa så som den anges", isText: true),
                        ],
                        rows: context.parts.filter { !$0.projection.professions.isEmpty }.map { part in
                            let need = NeedUncertainty([part], year: context.lastYear)
                            return Row([
                                .text(
                                    part.organisation.name, href: NeedLinks.page("antaganden", part.organisation.id)),
                                .text(part.rates == nil ? "inmatad tabell" : "personalregister"),
                                .text("\(NeedUncertainty.text(need.spread)), \(need.kind)"),
                                .text(part.input.provenance.source),
                            ])
                        })),
                .card(
                    Card(
                        "Vad osäkerheten omfattar",
                        blocks: [.list(context.uncertaintyWords.map { Prose($0) })])),
            ])
    }
}

/// The assumptions of one plan.
struct AssumptionContent {
    let context: ProjectionContext
    let delivery: Delivery?
    let identities: [String: Int64]
    /// The organisation the plan was entered for.
    let owner: Organisation?
    let form: RegisterPlanForm?
    /// The day whose definitions hold.
    let day: Day

    private var part: ProjectionPart { context.first }
    private var input: ProjectionInput { part.shownInput }
    private var id: Int64 { part.organisation.id }

    var content: PageContent {
        let tables = AssumptionTables(context: context)
        var blocks: [Block] = []
        if form != nil { blocks.append(change) }
        blocks += [
            .card(Card("Underlag", blocks: [.terms(basis)] + quality)),
            .card(
                Card(
                    "Behovet", actions: NeedLinks.files("/behov/antaganden", organisation: id, table: "behov"),
                    blocks: [.table(tables.need), .paragraphs([Prose(NeedUncertainty(context).sentence)])])),
        ]
        if !input.volumes.isEmpty {
            blocks.append(
                .card(
                    Card(
                        "Volymer",
                        blocks: [.chart(tables.volumeChart), .table(tables.volumes), .terms(tables.volumeSources)])))
        }
        if let rates = part.rates {
            blocks.append(
                .card(
                    Card(
                        "Avgångar",
                        actions: NeedLinks.files("/behov/antaganden", organisation: id, table: "andelar-turnover"),
                        blocks: RateTables(context: context, rates: rates, identities: identities).blocks)))
        } else {
            blocks.append(.card(Card("Avgångar", blocks: [.table(tables.typedExits)])))
        }
        blocks += [
            .card(Card("Pensionsåldrar", blocks: tables.retirementRules)),
            .card(Card("Ram och direktiv", blocks: tables.money)),
            .card(Card("Utbildning", blocks: tables.education)),
            .card(Card("Vad som saknas", blocks: missing)),
            .card(Card("Definitioner", blocks: [.terms(definitions)])),
        ]
        if form == nil { blocks.append(change) }
        return PageContent(
            title: "Antaganden", lead: lead, baseYear: context.baseYear, notices: context.marks, blocks: blocks)
    }

    private var missingFigures: [MissingFigure] { input.missingFigures }

    private var lead: Prose {
        let count = missingFigures.count
        let basis =
            part.rates.map {
                "avgångar räknade ur personalregistret \(Swedish.years($0.window.lowerBound, $0.window.upperBound))"
            } ?? "en inmatad tabell"
        return Prose(
            "Framskrivningen för \(context.organisation.name) gäller \(Swedish.years(context.baseYear, context.lastYear)) och bygger på \(Swedish.count(input.professions.count, one: "yrke", many: "yrken")) och \(basis). "
                + (count == 0
                    ? "Alla uppgifter är angivna."
                    : "\(Swedish.count(count, one: "uppgift", many: "uppgifter")) saknas; se längre ned vad det betyder.")
        )
    }

    private var basis: [Term] {
        let provenance = input.provenance
        var terms = [
            Term("Källa", Prose(provenance.source)), Term("Basår", Prose("\(context.baseYear)")),
            Term("Sista år", Prose("\(context.lastYear)")),
            Term("Vilka som räknas", Prose(provenance.populationRule ?? "ej angivet")),
            Term("Tidpunkt på året", Prose(provenance.pointInYear ?? "ej angivet")),
            Term("Förutsättningarna angivna för", Prose(owner?.name ?? "ej angivet")),
        ]
        if let delivery {
            terms += [
                Term(
                    "Personalregister",
                    Prose("\(delivery.fileName), inläst \(StoredJob.text(ofTime: delivery.receivedAt))")),
                Term(
                    "Innehåll",
                    Prose(
                        "\(Swedish.number(delivery.rowCount)) anställningar för \(Swedish.number(delivery.personCount)) personer"
                            + (delivery.fromDay.map { ", från \(Swedish.text(of: $0))" } ?? "")
                            + (delivery.toDay.map { " till \(Swedish.text(of: $0))" } ?? ""))),
            ]
        }
        return terms
    }

    /// What the counting did with the rows of the register.
    private var quality: [Block] {
        guard let quality = part.rates?.quality else { return [] }
        var lines: [(Int, String)] = [
            (quality.hourlyRows, "timavlönade anställningar ligger utanför och räknas inte"),
            (
                quality.inferredRetirements,
                "avgångar utan användbar orsak räknas som pension, eftersom personen nått lägsta pensionsåldern"
            ),
            (quality.inferredTurnover, "avgångar utan användbar orsak räknas som annat än pension"),
            (quality.earlyRetirements, "pensioner före 55 års ålder räknas som annat än pension"),
            (quality.leftForHourlyPay, "personer räknas som avgångna men hade en timavlönad anställning kvar"),
            (quality.betweenCounts, "personer började och slutade mellan två årsskiften och syns inte i någon andel"),
            (quality.skippedRows, "rader kunde inte räknas, eftersom sista dagen ligger före den första"),
        ]
        lines += (delivery?.unmapped ?? []).map {
            ($0.rows, "rader med titeln ”\($0.title)” hör inte till något följt yrke")
        }
        let shown = lines.filter { $0.0 > 0 }
        return shown.isEmpty ? [] : [.list(shown.map { Prose("\(Swedish.number($0.0)) \($0.1).") })]
    }

    private var missing: [Block] {
        let lines = missingFigures.map(MissingFigureWords.sentence)
        return lines.isEmpty ? [.paragraphs(["Inget saknas."])] : [.list(lines)]
    }

    private var definitions: [Term] {
        let isRegister = part.rates != nil
        return [
            Term("Personalbehov", meaning(.need)),
            Term("Rekryteringsbehov", meaning(.recruitment)),
            Term(
                "Personalomsättning (övriga avgångar)",
                Prose(
                    isRegister
                        ? "Andelen av dem som var månadsavlönade vid årets början och som inte längre är det hos samma arbetsgivare vid årets slut, av annan orsak än ålderspension, dödsfall och varaktig sjukersättning. Byte av enhet eller yrke inom arbetsgivaren räknas inte."
                        : "Så som underlaget anger den: andelen av föregående års behov som slutar av annat än pension. Källan säger inte alltid om interna byten räknas."
                )),
            Term("Pension", meaning(.retirement)),
            Term(
                "Vilka som räknas",
                Prose(
                    input.provenance.populationRule
                        ?? (isRegister ? "månadsavlönade; timavlönade räknas inte" : "ej angivet"))),
        ]
    }

    private func meaning(_ part: WhyPart) -> Prose {
        guard let version = part.definition.version(on: day) else { return "ej angivet" }
        return Prose("\(version.meaning) \(DefinitionWords.version(version))")
    }

    private var change: Block {
        guard part.stored.exits == .register else {
            return .card(
                Card(
                    "Ändra",
                    blocks: [
                        .paragraphs(["Uppgifterna är inmatade i en egen tabell och ändras där."]),
                        .actions([
                            Action(
                                "Ändra i tabellen", href: "/behov/fyll-i?org=\(part.stored.organisationID)",
                                isPrimary: true)
                        ]),
                    ]))
        }
        guard part.stored.organisationID == id else {
            return .card(
                Card(
                    "Ändra",
                    blocks: [
                        .paragraphs([
                            Prose([
                                .text("Förutsättningarna är angivna för "),
                                .link(
                                    owner?.name ?? "organisationen ovanför",
                                    href: NeedLinks.page("antaganden", part.stored.organisationID)),
                                .text(" och ändras där. Då ändras de också här."),
                            ])
                        ])
                    ]))
        }
        return .card(
            Card("Ändra förutsättningarna", blocks: [.form((form ?? RegisterPlanForm(part.stored)).form)]))
    }
}
