public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// Bristyrken: professions over the employers that recruit from the same labour market.
public struct ShortagePage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, .sector, .profession("Ett yrke, eller brist för de fyra bristyrkena."),
        PageParameter("ordning", .choice(ShortageOrder.allCases.map(\.rawValue)), "Vad yrkena ordnas efter."),
    ]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, `yrke`, `sektor` and `ordning`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let id = try await service.organisation(of: request, for: viewer)
        let scope = try await service.employerScope(of: id, for: viewer)
        guard scope.employers.contains(where: { $0.context != nil }) else { return EmptyNeed.page("Bristyrken") }
        let order = request["ordning"].flatMap { ShortageOrder(rawValue: $0) } ?? .share
        let employers = scope.employers.map(\.organisation)
        let figures = try await service.figures(of: employers.map(\.id))
        let registry = try await service.caches.registry(service.store)
        let fields = Dictionary(
            registry.professions.map { ($0.name, $0.sector) }, uniquingKeysWith: { first, _ in first })
        let wanted = ShortageScope(request)
        let rows = scope.employers.compactMap(\.context).flatMap(\.parts).flatMap(\.input.professions)
        let choice = SectorChoice(
            request, Sector.all(rows, others: figures.professions.sorted(), fields: fields),
            profession: wanted.profession)
        let table = ShortageTable(
            scope, fullTime: try await service.fullTime(scope), figures: figures, fields: fields, choice: wanted,
            sector: choice.chosen, order: order)
        return ShortageContent(
            organisation: id, scope: scope, table: table, choice: wanted, sector: choice.chosen, order: order,
            delivered: ShortageDelivered(
                board: ObservationBoard(employers: employers, figures: figures), lines: table.lines)
        ).page.about(choice)
    }
}

/// The page of shortage professions.
struct ShortageContent {
    let organisation: Int64
    let scope: EmployerScope
    let table: ShortageTable
    let choice: ShortageScope
    let sector: Sector?
    let order: ShortageOrder
    let delivered: ShortageDelivered

    private var contexts: [ProjectionContext] { scope.employers.compactMap(\.context) }
    private var period: String {
        guard let years = table.years else { return "respektive plans period" }
        return Swedish.years(min(years.lowerBound + 1, years.upperBound), years.upperBound)
    }
    private var query: String { choice.query + (order == .share ? "" : "&ordning=\(order.rawValue)") }

    var page: PageContent {
        var blocks: [Block] = []
        if table.lines.isEmpty {
            blocks.append(
                .card(
                    Card(
                        "Inget att visa",
                        blocks: [
                            .paragraphs([
                                Prose(
                                    "Ingen av arbetsgivarna har \(choice.words) i sin framskrivning. Välj något annat nedan, eller lägg till yrket i arbetsgivarens tabell."
                                )
                            ])
                        ])))
        } else {
            blocks += [
                .pair([
                    Card("Rekrytering som andel av dagens medarbetare", blocks: [.chart(shareChart)]),
                    Card("Saknas i utbildning", blocks: [.chart(gapChart)]),
                ]),
                .card(
                    Card(
                        "Yrken i rangordning",
                        actions: NeedLinks.files(
                            "/behov/bristyrken", organisation: organisation, table: "yrken", query: query),
                        blocks: [.table(ranking)])),
            ]
            if table.lines.count > 1, scope.employers.count > 1 {
                blocks.append(
                    .card(
                        Card(
                            "Rekrytering per yrke och arbetsgivare",
                            actions: NeedLinks.files(
                                "/behov/bristyrken", organisation: organisation, table: "matris", query: query),
                            blocks: [.table(matrix)])))
            }
            blocks += delivered.blocks(organisation: organisation, query: query)
            let details = employers
            // A long table is opened by those who want it; the ranking leads to one profession at a time.
            blocks.append(
                .card(
                    Card(
                        "Yrke för yrke hos varje arbetsgivare",
                        actions: NeedLinks.files(
                            "/behov/bristyrken", organisation: organisation, table: "arbetsgivare", query: query),
                        blocks: details.rows.count > 60
                            ? [
                                .disclosure(
                                    summary: "Visa alla \(Swedish.number(details.rows.count)) rader", [.table(details)])
                            ] : [.table(details)])))
        }
        blocks.append(
            .card(
                Card(
                    "Välj yrke",
                    blocks: [
                        .form(
                            choice.form(
                                professions: table.professions, order: order,
                                organisation: organisation))
                    ])))
        return PageContent(
            title: "Bristyrken", lead: lead, baseYear: table.years?.lowerBound, notices: notices, blocks: blocks)
    }

    private var lead: Prose {
        let answered = Swedish.count(contexts.count, one: "arbetsgivare", many: "arbetsgivare")
        guard let first = table.lines.first else {
            return Prose("\(scope.name): ingen av \(answered) har \(choice.words) i sin framskrivning.")
        }
        var phrases: [Phrase] = [.text("Hos \(answered) (\(scope.name)) ")]
        switch order {
        case .share:
            guard let share = first.share, let recruitment = first.recruitment else {
                return Prose(
                    "Hos \(answered) (\(scope.name)) är avgångarna inte angivna för \(choice.words), så rekryteringsbehovet kan inte räknas."
                )
            }
            phrases += [
                .text("är rekryteringsbehovet störst i förhållande till dagens medarbetare för "),
                .strong(first.profession.lowercased()), .text(": "), .strong(Swedish.number(recruitment)),
                .text(" personer \(period), \(Swedish.number(share * 100)) % av dagens."),
            ]
        case .gap:
            guard let coverage = first.coverage else {
                return Prose(
                    "Hos \(answered) (\(scope.name)) är ingen utbildning angiven för \(choice.words), så det går inte att säga hur många som saknas."
                )
            }
            phrases += [
                .text("är avståndet mellan utbildning och behov störst för "), .strong(first.profession.lowercased()),
                .text(": \(Swedish.number(coverage.graduates)) utbildas om året mot ett behov av "),
                .strong(Swedish.number(coverage.need)), .text(", \(SupplyContent.missingWords(coverage.missing))."),
            ]
        case .vacancies: return delivered.lead(scope: scope.name, choice: choice.words)
        }
        return Prose(phrases)
    }

    private var notices: [Notice] {
        var notices = scope.hiddenNotice
        for notice in contexts.flatMap(\.marks) where !notices.contains(notice) { notices.append(notice) }
        if !scope.missing.isEmpty {
            notices.append(
                Notice(
                    .warning,
                    Prose("Underlag saknas från \(Swedish.list(scope.missing)), som därför inte ingår i någon summa.")))
        }
        if table.years == nil {
            notices.append(
                Notice(
                    .warning,
                    "Arbetsgivarnas planer gäller olika år. Varje rad visar den egna planens period, och summorna lägger ihop dem."
                ))
        }
        return notices
    }

    private var shareChart: Chart {
        let ranked = table.lines.filter { $0.share != nil }.sorted { ($0.share ?? 0) > ($1.share ?? 0) }.prefix(12)
        return Chart(
            .horizontalBars, id: "andel", title: "Rekrytering \(period) som andel av dagens medarbetare",
            description: ranked.first.map {
                "Högst är \($0.profession) med \(Swedish.number(($0.share ?? 0) * 100)) %."
            } ?? "Avgångar saknas, så rekryteringsbehovet är inte känt.",
            categories: ranked.map(\.profession), series: [Series("Andel", ranked.map(\.share))], unit: .percent,
            note: "Summa över arbetsgivare vars rekrytering är känd. \(ranked.count) av \(table.lines.count) yrken.",
            startsAtZero: true)
    }

    private var gapChart: Chart {
        let ranked = table.lines.filter { $0.coverage != nil }
            .sorted { ($0.coverage?.missing ?? 0) > ($1.coverage?.missing ?? 0) }.prefix(12)
        return Chart(
            .horizontalBars, id: "saknas", title: "Behov av nya minus utbildade, personer om året",
            description: ranked.first.flatMap { line in
                line.coverage.map { "Mest för \(line.profession): \(SupplyContent.missingWords($0.missing))." }
            } ?? "Ingen utbildning är inskriven som gäller samma arbetsgivare som behovet.",
            categories: ranked.map(\.profession),
            series: [Series("Saknas om året", ranked.map { $0.coverage?.missing })], unit: .persons,
            note:
                "Bara områden där utbildning och behov gäller samma arbetsgivare. Minus: fler utbildas än som behövs.",
            startsAtZero: true)
    }

    private var caption: String {
        let rules = Set(contexts.map { $0.first.input.provenance.populationRule ?? "anställningsform ej angiven" })
        let sources = Set(contexts.map(\.source)).sorted()
        let source = sources.count <= 3 ? Swedish.list(sources) : "\(contexts.count) arbetsgivares framskrivningar"
        let base = table.years.map { "Basår \($0.lowerBound)" } ?? "Basår enligt varje plan"
        return
            "Personer \(period)\(sector.map { ". Område: \($0.name)" } ?? ""). \(base). Källa: \(source). Vilka som räknas: \(Swedish.list(rules.sorted())). Varje arbetsgivares egen rekrytering; byten mellan dem är inte avräknade."
    }

    private var ranking: Table {
        Table(
            id: "yrken", caption: "\(caption) \(delivered.caption)",
            columns: [
                Column("Yrke", explanation: "Yrkeskategori", isText: true),
                Column("Område", explanation: "Yrkets område", isText: true),
                Column("Medarbetare i dag", explanation: "Medarbetare vid basåret hos arbetsgivarna"),
                Column("Behov sista året", explanation: "Personalbehov sista året"),
                Column("Rekrytering", explanation: "Rekryteringsbehov under hela perioden"),
                Column("Andel av dagens", explanation: "Rekrytering som andel av dagens medarbetare"),
            ] + ShortageDelivered.vacancyColumns + [
                Column("Utbildas om året", explanation: "Utbildade i områden som kan jämföras"),
                Column("Behov om året", explanation: "Rekryteringsbehov om året i samma områden"),
                Column("Saknas om året", explanation: "Behov om året minus utbildade"),
                Column("Heltid", explanation: "Andel med heltid hos arbetsgivare med register"),
                Column(
                    "Gått upp till heltid", explanation: "Medarbetare som det senaste året gått från deltid till heltid"
                ),
            ] + ShortageDelivered.trainingColumns + [
                Column(
                    "Vakanser saknas från", explanation: "Arbetsgivare som har yrket men inte levererat dess vakanser",
                    isText: true),
                Column("Arbetsgivare", explanation: "Arbetsgivare som har yrket"),
                Column("Okänd rekrytering", explanation: "Arbetsgivare vars avgångar inte är angivna", isText: true),
            ],
            rows: table.lines.map { line in
                Row(
                    [
                        .text(
                            line.profession,
                            href: NeedLinks.page("bristyrken", organisation) + "&yrke="
                                + NeedLinks.encode(line.profession)),
                        .text(line.sector ?? "ej angivet"), .persons(line.entries.isEmpty ? nil : line.staff),
                        .persons(line.entries.isEmpty ? nil : line.need),
                        .persons(line.recruitment), .quantity(Quantity(line.share, .percent)),
                    ] + ShortageDelivered.vacancyCells(line.delivered) + [
                        .persons(line.coverage?.graduates), .persons(line.coverage?.need),
                        .persons(line.coverage?.missing), Self.share(line.fullTime), Self.movedUp(line.fullTime),
                    ] + ShortageDelivered.trainingCells(line.delivered) + [
                        .text(ShortageDelivered.missing(line.delivered)),
                        .quantity(Quantity(Double(line.entries.count), .number)), .text(Swedish.list(line.unknown)),
                    ])
            })
    }

    /// Recruitment of each profession at each employer; those who have not delivered stand last.
    private var matrix: Table {
        let known = scope.employers.filter { $0.context != nil }.map(\.organisation)
        func short(_ name: String) -> String { name.hasSuffix(" kommun") ? String(name.dropLast(7)) : name }
        return Table(
            id: "matris", caption: "\(caption) Rekryteringsbehov; tomt där arbetsgivaren inte har yrket.",
            columns: [Column("Yrke", explanation: "Yrkeskategori", isText: true)]
                + known.map { Column(short($0.name), explanation: "Rekryteringsbehov hos \($0.name)") }
                + scope.missing.map { Column(short($0), explanation: "\($0) har inte levererat", isText: true) },
            rows: table.lines.map { line in
                let entries = Dictionary(
                    line.entries.map { ($0.employer.id, $0) }, uniquingKeysWith: { first, _ in first })
                return Row(
                    [
                        .text(
                            line.profession,
                            href: NeedLinks.page("bristyrken", organisation) + "&yrke="
                                + NeedLinks.encode(line.profession))
                    ]
                        + known.map { employer in
                            guard let entry = entries[employer.id] else { return .empty }
                            return .persons(
                                entry.recruitment,
                                href: NeedLinks.why(employer.id, "rekrytering", profession: line.profession))
                        } + scope.missing.map { _ in .text("saknas") })
            })
    }

    private var employers: Table {
        Table(
            id: "arbetsgivare", caption: "\(caption) \(delivered.caption)",
            columns: [
                Column("Yrke", explanation: "Yrkeskategori", isText: true),
                Column("Arbetsgivare", explanation: "Leder till arbetsgivarens framskrivning", isText: true),
                Column("Medarbetare i dag", explanation: "Medarbetare vid basåret"),
                Column("Behov sista året", explanation: "Personalbehov sista året"),
                Column("Rekrytering", explanation: "Rekryteringsbehov under hela perioden"),
                Column("Andel av dagens", explanation: "Rekrytering som andel av dagens medarbetare"),
            ] + ShortageDelivered.vacancyColumns + [
                Column("Utbildning", explanation: "Utbildade om året och område", isText: true),
                Column("Heltid", explanation: "Andel med heltid"),
            ] + ShortageDelivered.trainingColumns,
            rows: table.lines.flatMap { line in
                line.entries.map { row($0, of: line) }
                    + scope.employers.compactMap { employer in
                        let id = employer.organisation.id
                        let isSilent = line.delivered[id] == nil || line.entries.contains { $0.employer.id == id }
                        guard employer.context == nil || !isSilent else { return nil }
                        return row(
                            employer.organisation, of: line,
                            instead: employer.context == nil ? "underlag saknas" : "inte i planen")
                    }
            })
    }

    private func row(_ entry: ShortageTable.Entry, of line: ShortageTable.Line) -> Row {
        let delivered = line.delivered[entry.employer.id]
        return Row(
            [
                .text(line.profession),
                .text(entry.employer.name, href: NeedLinks.page("framskrivning", entry.employer.id)),
                .persons(entry.staff), .persons(entry.need), .persons(entry.recruitment),
                .quantity(Quantity(entry.share, .percent)),
            ] + ShortageDelivered.vacancyCells(delivered)
                + [.text(education(line, entry.employer)), Self.share(entry.fullTime)]
                + ShortageDelivered.trainingCells(delivered))
    }

    /// The row of an employer without a projection of the profession, which may have delivered all the same.
    private func row(_ employer: Organisation, of line: ShortageTable.Line, instead words: String) -> Row {
        let delivered = line.delivered[employer.id]
        return Row(
            [.text(line.profession), .text(employer.name)] + [Cell](repeating: .text(words), count: 4)
                + ShortageDelivered.vacancyCells(delivered) + [Cell](repeating: .text(words), count: 2)
                + ShortageDelivered.trainingCells(delivered))
    }

    private func education(_ line: ShortageTable.Line, _ employer: Organisation) -> String {
        let stated = line.balances.filter { balance in
            balance.owner?.id == employer.id || (balance.owner == nil && balance.counted.contains(employer.name))
        }
        guard !stated.isEmpty else { return "ej angivet" }
        return Swedish.list(
            stated.map { balance in
                let graduates = balance.graduatesPerYear.map { Swedish.number($0) } ?? "ej angivet"
                return "\(graduates) (\(balance.area)\(balance.owner == nil ? ", gemensamt" : ""))"
            })
    }

    private static func share(_ fullTime: FullTime?) -> Cell {
        .quantity(Quantity(fullTime?.share, .percent, missing: fullTime == nil ? "ej angivet" : "färre än 5"))
    }

    /// Persons who moved up; small groups are not told, nor whether anybody did.
    private static func movedUp(_ fullTime: FullTime?) -> Cell {
        let count = fullTime.flatMap {
            $0.persons >= FullTime.fewest && $0.movedUp >= FullTime.fewest ? $0.movedUp : nil
        }
        return .quantity(
            Quantity(count.map(Double.init), .persons, missing: fullTime == nil ? "ej angivet" : "färre än 5"))
    }
}
