public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// Jämför: the same figures, by the same definitions, for the employers that recruit from the same labour market.
public struct ComparisonPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, .sector,
        PageParameter("matt", .choice(ComparedMeasure.allCases.map(\.rawValue)), "Mått som jämförs."),
    ]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, `sektor` and `matt`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let id = try await service.organisation(of: request, for: viewer)
        let scope = try await service.employerScope(of: id, for: viewer)
        guard scope.employers.contains(where: { $0.context != nil }) else { return EmptyNeed.page("Jämför") }
        let rows = scope.employers.compactMap(\.context).flatMap(\.parts).flatMap(\.input.professions)
        let choice = SectorChoice(request, Sector.all(rows))
        let fullTime = try await service.fullTime(scope)
        let lines = scope.employers.compactMap { employer -> ComparisonContent.Line? in
            guard let whole = employer.context else { return nil }
            let context = choice.chosen.map(whole.within) ?? whole
            guard !context.projection.professions.isEmpty else { return nil }
            let counted = (fullTime[employer.organisation.id] ?? [:])
                .filter { choice.chosen?.professions.contains($0.key) ?? true }
            return ComparisonContent.Line(
                employer: employer.organisation, years: context.years,
                measures: EmployerMeasures(
                    context, fullTime: counted.isEmpty ? nil : counted.values.reduce(FullTime(), +)))
        }
        guard !lines.isEmpty else { return EmptyNeed.page("Jämför") }
        return ComparisonContent(
            organisation: id, scope: scope, lines: lines, sector: choice.chosen,
            measure: request["matt"].flatMap { ComparedMeasure(rawValue: $0) } ?? .turnover, day: service.today
        ).page.about(choice)
    }
}

/// The page of comparison.
struct ComparisonContent {
    /// One employer.
    struct Line {
        var employer: Organisation
        var years: ClosedRange<Int>
        var measures: EmployerMeasures
    }

    let organisation: Int64
    let scope: EmployerScope
    let lines: [Line]
    let sector: Sector?
    let measure: ComparedMeasure
    let day: Day

    private var all: EmployerMeasures { lines.dropFirst().reduce(lines[0].measures) { $0 + $1.measures } }
    private var spans: Set<ClosedRange<Int>> { Set(lines.map(\.years)) }
    private var period: String {
        guard spans.count == 1, let years = spans.first else { return "respektive plans period" }
        return Swedish.years(min(years.lowerBound + 1, years.upperBound), years.upperBound)
    }
    private var query: String { measure == .turnover ? "" : "&matt=\(measure.rawValue)" }

    var page: PageContent {
        PageContent(
            title: "Jämför", lead: lead, baseYear: spans.count == 1 ? spans.first?.lowerBound : nil, notices: notices,
            blocks: [
                .card(Card(measure.title, blocks: [.chart(chart)])),
                .card(
                    Card(
                        "Arbetsgivare för arbetsgivare",
                        actions: NeedLinks.files(
                            "/behov/jamfor", organisation: organisation, table: "jamfor", query: query),
                        blocks: [.table(table)])),
                .card(Card("Definitioner", blocks: [.terms(definitions)])),
                .card(
                    Card(
                        "Välj mått",
                        blocks: [
                            .form(
                                Form(
                                    id: "val", action: "/behov/jamfor?org=\(organisation)", method: .get,
                                    groups: [
                                        .fields(
                                            legend: nil,
                                            [
                                                Field("org", label: "", kind: .hidden, value: "\(organisation)"),
                                                Field(
                                                    "matt", label: "Mått i diagrammet",
                                                    kind: .choice(
                                                        ComparedMeasure.allCases.map { Choice($0.rawValue, $0.title) }),
                                                    value: measure.rawValue),
                                            ])
                                    ], submit: "Visa"))
                        ])),
            ])
    }

    private var lead: Prose {
        let known = lines.compactMap { line in measure.value(line.measures).map { (line.employer.name, $0) } }
            .sorted { $0.1 > $1.1 }
        guard let highest = known.first, let lowest = known.last, known.count > 1 else {
            return Prose(
                "\(scope.name): måttet \(measure.title.lowercased()) är känt för \(Swedish.count(known.count, one: "arbetsgivare", many: "arbetsgivare")), så det finns inget att jämföra med ännu."
            )
        }
        return Prose([
            .text("Av \(known.count) arbetsgivare (\(scope.name)) har \(highest.0) högst \(measure.words): "),
            .strong(words(highest.1)), .text(". Lägst har \(lowest.0): "), .strong(words(lowest.1)), .text("."),
        ])
    }

    private func words(_ value: Double) -> String {
        Swedish.text(of: Quantity(value, .percent, decimals: 1, isSigned: measure == .need))
    }

    private var notices: [Notice] {
        var notices = scope.hiddenNotice
        for notice in scope.employers.compactMap(\.context).flatMap(\.marks) where !notices.contains(notice) {
            notices.append(notice)
        }
        if !scope.missing.isEmpty {
            notices.append(
                Notice(
                    .warning, Prose("Underlag saknas från \(Swedish.list(scope.missing)), som därför inte är med.")))
        }
        if spans.count > 1 {
            notices.append(
                Notice(
                    .warning,
                    "Arbetsgivarnas planer gäller olika år. Andelar om året går att jämföra, men inte det som gäller hela perioden."
                ))
        }
        return notices
    }

    private var chart: Chart {
        let ranked = lines.filter { measure.value($0.measures) != nil }
            .sorted { (measure.value($0.measures) ?? 0) > (measure.value($1.measures) ?? 0) }
        let mean = measure.value(all).map { " Tillsammans: \(words($0))." } ?? ""
        return Chart(
            .horizontalBars, id: "rangordning", title: "\(measure.title), \(period)",
            description: ranked.first.map {
                "Högst är \($0.employer.name) med \(words(measure.value($0.measures) ?? 0))."
            }
                ?? "Ingen arbetsgivare har underlag för måttet.",
            categories: ranked.map(\.employer.name),
            series: [Series(measure.title, ranked.map { measure.value($0.measures) })], unit: .percent, decimals: 1,
            note: "\(measure.definition.version(on: day)?.meaning ?? "")\(mean)", startsAtZero: true)
    }

    private var table: Table {
        Table(
            id: "jamfor",
            caption:
                "Samma definitioner för alla, \(period)\(sector.map { ". Område: \($0.name)" } ?? ""). Avgångar bygger på varje arbetsgivares egen framskrivning; byten mellan arbetsgivarna är inte avräknade.",
            columns: [
                Column("Arbetsgivare", explanation: "Leder till arbetsgivarens framskrivning", isText: true),
                Column("Medarbetare", explanation: "Medarbetare vid basåret"),
                Column("Behovets förändring", explanation: "Från basåret till sista året"),
                Column("Rekrytering av dagens", explanation: ProjectionDefinitions.recruitmentShare.name),
                Column("Pension om året", explanation: "Andel som går i pension om året"),
                Column("Omsättning om året", explanation: "Andel som slutar av annat än pension om året"),
                Column("Heltid", explanation: "Andel månadsavlönade med heltid hos arbetsgivare med register"),
            ], rows: lines.map { row($0.employer.name, $0.measures, $0.employer.id) },
            totals: lines.count > 1 ? [row("Tillsammans", all, nil)] : [])
    }

    private func row(_ name: String, _ measures: EmployerMeasures, _ id: Int64?) -> Row {
        let shares = [measures.recruitmentShare, measures.retirementShare, measures.turnover]
        let parts = ["rekrytering", "pension", "avgang"]
        return Row(
            [
                .text(name, href: id.map { NeedLinks.page("framskrivning", $0) }), .persons(measures.staff),
                .quantity(
                    Quantity(measures.needChange, .percent, decimals: 1, isSigned: true),
                    href: id.map { NeedLinks.why($0, "behov") }),
            ]
                + zip(shares, parts).map { share, part in
                    .quantity(Quantity(share, .percent, decimals: 1), href: id.map { NeedLinks.why($0, part) })
                } + [.quantity(Quantity(measures.fullTime?.share, .percent))])
    }

    private var definitions: [Term] {
        [
            ProjectionDefinitions.need, ProjectionDefinitions.recruitmentShare, ProjectionDefinitions.retirementShare,
            ProjectionDefinitions.turnover, ProjectionDefinitions.fullTime,
        ].map { Term($0.name, words(of: $0)) }
    }

    private func words(of definition: Definition) -> Prose {
        guard let version = definition.version(on: day) else { return "ej angivet" }
        return Prose("\(version.meaning) \(version.formula) \(DefinitionWords.version(version))")
    }
}

extension ComparedMeasure {
    /// Heading.
    var title: String {
        switch self {
        case .turnover: "Omsättning om året"
        case .retirement: "Pension om året"
        case .recruitment: "Rekrytering som andel av dagens medarbetare"
        case .need: "Behovets förändring"
        case .fullTime: "Heltid"
        }
    }

    /// As it stands after "högst" in a sentence.
    var words: String {
        switch self {
        case .turnover: "andel som slutar av annat än pension om året"
        case .retirement: "andel som går i pension om året"
        case .recruitment: "rekryteringsbehov i förhållande till dagens medarbetare"
        case .need: "förändring av personalbehovet"
        case .fullTime: "andel med heltid"
        }
    }

    /// What it means.
    var definition: Definition {
        switch self {
        case .turnover: ProjectionDefinitions.turnover
        case .retirement: ProjectionDefinitions.retirementShare
        case .recruitment: ProjectionDefinitions.recruitmentShare
        case .need: ProjectionDefinitions.need
        case .fullTime: ProjectionDefinitions.fullTime
        }
    }
}
