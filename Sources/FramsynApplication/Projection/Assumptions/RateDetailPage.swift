public import Presentation
internal import SwedishText
internal import WorkforceModel

/// One profession's rates, group by group.
public struct RateDetailPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [.organisation, .sector, .profession("Yrke vars andelar visas.")]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org` and `yrke`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.page("Andelar", request, for: viewer, about: request["yrke"]) { try await page($0, service) }
    }

    private func page(_ context: ProjectionContext, _ service: Service) async throws -> PageContent {
        let id = context.organisation.id
        let registry = try await service.caches.registry(service.store)
        let name = request["yrke"] ?? ""
        guard !context.isSum, let rates = context.first.rates,
            let profession = registry.professions.first(where: { $0.name == name }),
            let own = rates[professionID: profession.id]
        else {
            return PageContent(
                title: "Andelar",
                lead: context.first.rates == nil || context.isSum
                    ? "Andelar per grupp finns för en arbetsgivare med personalregister."
                    : Prose("”\(name.prefix(80))” finns inte bland yrkena. Välj ett yrke under Antaganden."),
                blocks: [
                    .actions([
                        Action("Till Antaganden", href: NeedLinks.page("antaganden", id), isPrimary: true)
                    ])
                ])
        }
        let names = Dictionary(
            registry.professions.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return RateDetail(context: context, name: name, rates: rates, own: own, names: names).content
    }
}

/// Bands, years and moves of one profession.
struct RateDetail {
    let context: ProjectionContext
    let name: String
    let rates: RateSet
    let own: ProfessionRates
    let names: [Int64: String]

    private var groups: SmallGroups { context.smallGroups }
    private var window: String { Swedish.years(rates.window.lowerBound, rates.window.upperBound) }

    var content: PageContent {
        let level = own.turnover.level
        return PageContent(
            title: "Andelar: \(name)",
            lead: Prose(
                "\(name) \(window): "
                    + groups.sentence(
                        .turnover, exits: level.exits, exposure: level.exposure, used: level.used, reason: level.reason)
            ),
            baseYear: context.baseYear, notices: context.marks,
            blocks: [
                .paragraphs([Prose(RateTables.yearEffectWords(own.turnover, name: name))]),
                .card(Card(ExitCause.turnover.swedishName, blocks: [.table(table(.turnover))])),
                .card(Card(ExitCause.retirement.swedishName, blocks: [.table(table(.retirement))])),
                .card(Card(ExitCause.other.swedishName, blocks: [.table(table(.other))])),
            ]
                + (groups.isShown
                    ? [
                        .card(Card("År för år", blocks: [.table(years)])),
                        .card(Card("Byten inom arbetsgivaren", blocks: moves)),
                    ] : [.paragraphs([SmallGroups.notice])]) + [
                    .disclosure(
                        summary: "Metod",
                        [
                            .list(
                                WhyMethod.lines(.leavers, fromRegister: true).map { Prose($0) } + [
                                    Prose(
                                        "Liknande yrken: gruppen \(own.group). Styrkan i det väntade motsvarar \(Swedish.number(own.turnover.strength)) personår per grupp."
                                    )
                                ])
                        ]),
                    .actions([
                        Action("Till Antaganden", href: NeedLinks.page("antaganden", context.first.organisation.id))
                    ]),
                ])
    }

    private func table(_ cause: ExitCause) -> Table {
        let level = own[cause].level
        let bands = groups.isShown ? own[cause].bands.filter { $0.exposure > 0 || $0.exits > 0 } : []
        return Table(
            id: "grupper-\(cause.rawValue)",
            caption:
                "\(cause.swedishName), \(name), grupp för grupp \(window). Basår \(context.baseYear). Källa: \(context.source). Använd andel = vikt × rå andel + resten × väntad andel.",
            columns: [
                Column("Grupp", explanation: "Kön, ålder och tid i anställningen", isText: true),
                Column("Personår", explanation: "Observerade personår"),
                Column("Avgångar", explanation: "Antal som slutade av orsaken"),
                Column("Rå andel", explanation: "Avgångar genom personår"),
                Column("Väntad andel", explanation: "Det som är vanligt i liknande yrken, på yrkets nivå"),
                Column("Egen vikt", explanation: "Hur mycket det egna utfallet väger"),
                Column("Använd andel", explanation: "Andelen som används"),
                Column("Varför", explanation: "Rå och använd andel med orsak", isText: true),
            ],
            rows: bands.map { band in
                Row([
                    .text(Swedish.text(of: band.scope, tenureBands: rates.space.tenureBands)),
                    .quantity(Quantity(band.exposure, .number)), .quantity(Quantity(band.exits, .number)),
                    .quantity(Quantity(band.raw, .percent, decimals: 1, missing: "–")),
                    .quantity(Quantity(band.prior, .percent, decimals: 1)),
                    .quantity(Quantity(band.weight, .percent)), .quantity(Quantity(band.used, .percent, decimals: 1)),
                    .text(
                        Swedish.rateSentence(
                            cause, exits: band.exits, exposure: band.exposure, used: band.used, reason: band.reason)),
                ])
            },
            totals: [
                Row([
                    .text("Hela yrket"), groups.cell(level.exposure), groups.cell(level.exits),
                    groups.share(level.raw, of: level.exits),
                    .quantity(Quantity(level.group, .percent, decimals: 1)), .empty,
                    .quantity(Quantity(level.used, .percent, decimals: 1)),
                    .text("väntad andel är gruppens"),
                ])
            ])
    }

    private var years: Table {
        Table(
            id: "ar", caption: "\(name) i registret, antal personer. Källa: \(context.source).",
            columns: [
                Column("År", explanation: "Kalenderår", isText: true),
                Column("Anställda", explanation: "Vid årets början"),
                Column("Pension", explanation: "Gick i pension under året"),
                Column("Annat", explanation: "Slutade av annat än pension"),
                Column("Dödsfall, sjukersättning", explanation: "Avled eller fick varaktig sjukersättning"),
                Column("Nyanställda", explanation: "Nya hos arbetsgivaren vid årets slut"),
                Column("Andel annat", explanation: "Annat genom anställda"),
            ],
            rows: own.years.map { year in
                Row([
                    .text("\(year.year)"), .persons(year.stock), .persons(year.retirements), .persons(year.turnover),
                    .persons(year.other), .persons(year.hires),
                    .quantity(
                        Quantity(year.stock > 0 ? year.turnover / year.stock : nil, .percent, decimals: 1, missing: "–")
                    ),
                ])
            })
    }

    private var moves: [Block] {
        let units = Prose(
            "\(Swedish.number(own.unitMoves)) byten av enhet inom yrket \(window). De räknas inte som avgångar.")
        guard !own.moves.isEmpty else {
            return [.paragraphs([units, "Ingen bytte till ett annat yrke hos arbetsgivaren."])]
        }
        return [
            .paragraphs([units]),
            .table(
                Table(
                    id: "byten", caption: "Byten från \(name) till andra yrken hos arbetsgivaren \(window).",
                    columns: [
                        Column("Till", explanation: "Mottagande yrke", isText: true),
                        Column("Personer", explanation: "Antal under perioden"),
                        Column("Andel per år", explanation: "Av dem som är kvar hos arbetsgivaren"),
                    ],
                    rows: own.moves.map { move in
                        Row([
                            .text(move.to.flatMap { names[$0] } ?? "yrken som inte följs"), .persons(move.persons),
                            .quantity(Quantity(move.probability, .percent, decimals: 2)),
                        ])
                    })),
        ]
    }
}
