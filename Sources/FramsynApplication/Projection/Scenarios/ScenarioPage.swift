public import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Scenarier: what happens to need, recruitment and gap when something is changed.
public struct ScenarioPage: PageUseCase {
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, the sliders by name, `yrke`, `start`, `infasning`, and for the calculator `adm` and `minskning`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let id = try await service.organisation(of: request)
        guard let context = try await service.projection(of: id) else { return EmptyNeed.page("Scenarier") }
        let settings = ScenarioSettings({ request[$0] }, choices: ScenarioChoices(context))
        return try await service.scenarioContent(
            context, settings, calculator: DigitalisationCalculator({ request[$0] }, settings: settings)
        ).content
    }
}

extension Service {
    /// The scenario page for a setting, worked out on the compute pool.
    func scenarioContent(
        _ context: ProjectionContext, _ settings: ScenarioSettings, calculator: DigitalisationCalculator
    ) async throws -> ScenarioContent {
        let saved = try await store.scenarios(of: context.organisation.id)
        let outcome = try await pool.run { [workers = pool.workers] in
            await ScenarioOutcome(context, levers: settings.levers, workers: workers)
        }
        return ScenarioContent(
            context: context, settings: settings, outcome: outcome, saved: saved, calculator: calculator)
    }
}

/// The scenario page's sentences, figures, charts and tables.
struct ScenarioContent {
    let context: ProjectionContext
    let settings: ScenarioSettings
    let outcome: ScenarioOutcome
    let saved: [StoredScenario]
    let calculator: DigitalisationCalculator
    /// Why the scenario could not be saved, beside the name that was written.
    var saveFault: (name: String, words: String, asksToReplace: Bool)?

    private var id: Int64 { context.organisation.id }
    private var last: Int { context.lastYear }
    private var span: ClosedRange<Int> { context.flowYears }
    private var period: String { Swedish.years(span.lowerBound, span.upperBound) }

    var content: PageContent {
        let form = ScenarioForm(context: context, settings: settings)
        var blocks: [Block] = [
            .card(Card("Reglage", blocks: [.form(form.sliders)])),
            .figures(figures),
            .pair([
                Card("Personalbehov", blocks: [.chart(needChart)]),
                Card("Rekryteringsbehov", blocks: [.chart(recruitmentChart)]),
            ]),
        ]
        if !outcome.levers.isEmpty { blocks.append(.card(Card("Varje reglages del", blocks: partsBlocks))) }
        blocks += [
            .card(
                Card(
                    "Oförändrat mot scenariot",
                    actions: NeedLinks.files(
                        "/behov/scenarier", organisation: id, table: "scenario", query: query),
                    blocks: [.table(comparison)])),
            .card(Card("Per yrkeskategori", blocks: [.table(professions)])),
        ]
        if let supply { blocks.append(.card(Card("Tillgång från utbildning", blocks: [.table(supply)]))) }
        blocks += [
            .card(
                Card(
                    "Spara scenariot",
                    blocks: [
                        outcome.levers.isEmpty && saveFault == nil
                            ? .paragraphs(["Ändra minst ett reglage, så går scenariot att spara och jämföra."])
                            : .form(
                                form.save(
                                    name: saveFault?.name ?? "", nameFault: saveFault?.words,
                                    asksToReplace: saveFault?.asksToReplace ?? false))
                    ])),
            .card(Card("Sparade scenarier", blocks: SavedScenarios(context, saved).blocks)),
            .card(Card("Vad kan digitalisering frigöra?", blocks: calculator.blocks(id))),
        ]
        return PageContent(
            title: "Scenarier", lead: lead, baseYear: context.baseYear, notices: context.marks + notices,
            blocks: blocks)
    }

    private var query: String {
        let path = settings.path(id)
        return path.firstIndex(of: "&").map { String(path[$0...]) } ?? ""
    }

    private var notices: [Notice] {
        var notices = outcome.blocked.map { Notice(.warning, Prose($0)) }
        if !settings.faults.isEmpty {
            notices.append(
                Notice(
                    .fault,
                    Prose(
                        settings.faults.count == 1
                            ? "Ett fält går inte att räkna med; de andra reglagen gäller."
                            : "\(settings.faults.count) fält går inte att räkna med; de andra reglagen gäller.")))
        }
        return notices
    }

    var lead: Prose {
        guard !outcome.levers.isEmpty else {
            return Prose(
                "Inget reglage är ändrat, så scenariot är exakt det oförändrade: \(context.organisation.name) behöver \(Swedish.number(printed(outcome.unchanged))) medarbetare \(last). Dra i ett reglage för att se vad som händer."
            )
        }
        var phrases: [Phrase] = [
            .text("I scenariot behöver \(context.organisation.name) "),
            .strong(Swedish.number(printed(outcome.changed))), .text(" medarbetare \(last), "),
            .strong(Self.words(outcome.needChange)), .text(" om inget ändras"),
        ]
        if let recruitment = outcome.change(\.recruitment, over: span) {
            phrases += [
                .text("; "), .strong(Self.words(recruitment)), .text(" behöver rekryteras \(period)"),
            ]
        }
        if let before = outcome.gapBefore.toBridge, let after = outcome.gapAfter.toBridge {
            phrases += [
                .text(". Att överbrygga \(last) är "), .quantity(Quantity(after, .millionKronor)),
                .text(" i stället för "), .quantity(Quantity(before, .millionKronor)),
            ]
        }
        return Prose(phrases + [.text(".")])
    }

    /// "112 färre än", "12 fler än", "lika många som".
    private static func words(_ change: Double) -> String {
        let printed = Swedish.number(abs(change))
        return printed == "0" ? "lika många som" : "\(printed) \(change > 0 ? "fler" : "färre") än"
    }

    /// Need of the last year as other pages print it: the sum of rounded rows.
    private func printed(_ projection: Projection) -> Int {
        PrintedNumber.sumOfRounded(projection.professions.map { $0.need.last }) ?? 0
    }

    private var figures: [Figure] {
        [
            Figure(
                "Personalbehov \(last)", Quantity(Double(printed(outcome.changed)), .persons),
                note: note(outcome.needChange, .persons), why: NeedLinks.why(id, "behov", year: last)),
            Figure(
                "Rekryteringsbehov \(period)",
                Quantity(outcome.changed.sum(outcome.changed.total.recruitment, over: span), .persons),
                note: note(outcome.change(\.recruitment, over: span), .persons), why: NeedLinks.why(id, "rekrytering")),
            Figure(
                "Kostnad för behovsökningen \(last)", Quantity(outcome.gapAfter.cost, .millionKronor),
                note: note(difference(\.cost), .millionKronor, tail: ", ökningen räknas från \(outcome.since)"),
                why: NeedLinks.why(id, "kostnad", year: last, since: outcome.since)),
            Figure(
                "Att överbrygga \(last)", Quantity(outcome.gapAfter.toBridge, .millionKronor),
                note: note(difference(\.toBridge), .millionKronor)),
        ]
    }

    private func difference(_ part: (ScenarioGap) -> Double?) -> Double? {
        guard let after = part(outcome.gapAfter), let before = part(outcome.gapBefore) else { return nil }
        return after - before
    }

    private func note(_ change: Double?, _ unit: Unit, tail: String = "") -> Prose {
        guard let change else { return Prose("skillnaden går inte att räkna" + tail) }
        return Prose([
            .quantity(Quantity(change, unit, decimals: change == 0 ? 0 : 1, isSigned: true)),
            .text(" mot oförändrat" + tail),
        ])
    }

    private var needChart: Chart {
        Chart(
            .lines, id: "behov", title: "Personalbehov, oförändrat mot scenariot",
            description:
                "Oförändrat behövs \(Swedish.number(printed(outcome.unchanged))) personer \(last), i scenariot \(Swedish.number(printed(outcome.changed))).",
            categories: context.years.map(String.init),
            series: [
                Series("Oförändrat", outcome.unchanged.total.need, isDashed: true),
                Series("Scenariot", outcome.changed.total.need),
            ], unit: .persons, note: "Antal personer. Streckad linje: inget ändras.")
    }

    private var recruitmentChart: Chart {
        let before = outcome.unchanged.sum(outcome.unchanged.total.recruitment, over: span)
        let after = outcome.changed.sum(outcome.changed.total.recruitment, over: span)
        return Chart(
            .lines, id: "rekrytering", title: "Rekryteringsbehov per år, oförändrat mot scenariot",
            description:
                "Under \(period) behöver \(Swedish.text(of: Quantity(before, .persons))) rekryteras oförändrat och \(Swedish.text(of: Quantity(after, .persons))) i scenariot.",
            categories: span.map(String.init),
            series: [
                Series("Oförändrat", Array(outcome.unchanged.total.recruitment.dropFirst()), isDashed: true),
                Series("Scenariot", Array(outcome.changed.total.recruitment.dropFirst())),
            ], unit: .persons, note: "Antal personer per år.", startsAtZero: true)
    }

    private var comparison: Table {
        func flow(_ name: String, _ part: @escaping (ProfessionFlows) -> [Double?]) -> Row {
            row(
                name, outcome.unchanged.sum(part(outcome.unchanged.total), over: span),
                outcome.changed.sum(part(outcome.changed.total), over: span), .persons, decimals: 1)
        }
        return Table(
            id: "scenario",
            caption: context.caption("Oförändrat mot scenariot; personer med en decimal, kronor i Mkr"),
            columns: [
                Column("Mått", explanation: "Vad som jämförs", isText: true),
                Column("Oförändrat", explanation: "Framskrivningen när inget ändras"),
                Column("Scenariot", explanation: "Framskrivningen med reglagen"),
                Column("Skillnad", explanation: "Scenariot minus oförändrat"),
            ],
            rows: [
                row(
                    "Personalbehov \(last)", outcome.unchanged.total.need.last, outcome.changed.total.need.last,
                    .persons, decimals: 1),
                flow("Rekryteringsbehov \(period)") { $0.recruitment },
                flow("Pensioner \(period)") { $0.retirement },
                flow("Övriga avgångar \(period)") { RecruitmentChart.leavers($0) },
                row(
                    "Övertalighet \(last)", outcome.unchanged.total.surplus.last ?? nil,
                    outcome.changed.total.surplus.last ?? nil, .persons, decimals: 1),
                row(
                    "Behovsökning sedan \(outcome.since), avrundade tal", outcome.gapBefore.persons,
                    outcome.gapAfter.persons, .persons),
                row(
                    "Kostnad för ökningen \(last), Mkr", outcome.gapBefore.cost, outcome.gapAfter.cost,
                    .millionKronor, decimals: 1),
                row(
                    "Ramens förändring till \(last), Mkr", outcome.gapBefore.frame, outcome.gapAfter.frame,
                    .millionKronor, decimals: 1),
                row(
                    "Att överbrygga \(last), Mkr", outcome.gapBefore.toBridge, outcome.gapAfter.toBridge,
                    .millionKronor, decimals: 1),
            ])
    }

    private func row(_ name: String, _ before: Double?, _ after: Double?, _ unit: Unit, decimals: Int = 0) -> Row {
        let change = before.flatMap { before in after.map { $0 - before } }
        return Row([
            .text(name), .quantity(Quantity(before, unit, decimals: decimals)),
            .quantity(Quantity(after, unit, decimals: decimals)),
            .quantity(Quantity(change, unit, decimals: decimals, isSigned: true)),
        ])
    }

    private var professions: Table {
        func sum(_ row: ProfessionFlows) -> Double? { outcome.unchanged.sum(row.recruitment, over: span) }
        func cells(_ name: String, _ before: ProfessionFlows, _ after: ProfessionFlows) -> Row {
            let needs = (before.need.last ?? 0, after.need.last ?? 0)
            let flows = (sum(before), sum(after))
            return Row([
                .text(name), .persons(needs.0), .persons(needs.1),
                .quantity(Quantity(needs.1 - needs.0, .persons, decimals: 1, isSigned: true)),
                .persons(flows.0), .persons(flows.1),
                .quantity(
                    Quantity(
                        flows.0.flatMap { a in flows.1.map { $0 - a } }, .persons, decimals: 1, isSigned: true)),
            ])
        }
        return Table(
            id: "per-yrke", caption: context.caption("Behov \(last) och rekryteringsbehov \(period), antal personer"),
            columns: [
                Column("Yrkeskategori", explanation: "Yrke så som källan skriver det", isText: true),
                Column("Behov oförändrat", explanation: "Personalbehov \(last) när inget ändras"),
                Column("Behov i scenariot", explanation: "Personalbehov \(last) med reglagen"),
                Column("Skillnad i behov", explanation: "Scenariot minus oförändrat"),
                Column("Rekrytering oförändrat", explanation: "Rekryteringsbehov \(period) när inget ändras"),
                Column("Rekrytering i scenariot", explanation: "Rekryteringsbehov \(period) med reglagen"),
                Column("Skillnad i rekrytering", explanation: "Scenariot minus oförändrat"),
            ],
            rows: zip(outcome.unchanged.professions, outcome.changed.professions).map { cells($0.name, $0, $1) },
            totals: [cells("Totalt", outcome.unchanged.total, outcome.changed.total)])
    }

    private var supply: Table? {
        guard outcome.levers.contains(where: { $0.kind == .educationSupply }) else { return nil }
        let rows = context.parts.flatMap { part in
            part.input.supply(levers: outcome.levers).map { series -> Row in
                let known = zip(series.unchanged, series.changed).dropFirst()
                let before = known.reduce(0.0) { $0 + ($1.0 ?? 0) }
                let after = known.reduce(0.0) { $0 + ($1.1 ?? 0) }
                let need = outcome.changed.profession(series.profession).flatMap {
                    outcome.changed.sum($0.recruitment, over: span)
                }
                return Row([
                    .text(series.profession), .text(series.area), .persons(before), .persons(after),
                    .quantity(Quantity(after - before, .persons, isSigned: true)), .persons(need),
                ])
            }
        }
        guard !rows.isEmpty else { return nil }
        return Table(
            id: "tillgang",
            caption: context.caption(
                "Utbildade \(period) och rekryteringsbehovet i den här organisationen; området kan ha fler arbetsgivare"
            ),
            columns: [
                Column("Yrkeskategori", explanation: "Yrket som utbildas", isText: true),
                Column("Område", explanation: "Området som utbildningen avser", isText: true),
                Column("Oförändrat", explanation: "Utbildade under perioden"),
                Column("Scenariot", explanation: "Utbildade under perioden med reglaget"),
                Column("Skillnad", explanation: "Scenariot minus oförändrat"),
                Column("Rekryteringsbehov", explanation: "Rekryteringsbehovet i scenariot"),
            ], rows: rows)
    }

    private var partsBlocks: [Block] {
        guard let parts = outcome.parts else {
            return [
                .paragraphs([
                    "Här visas summan av flera arbetsgivare. Välj en arbetsgivare för att se hur mycket varje reglage gör."
                ])
            ]
        }
        guard !parts.isEmpty else {
            return [.paragraphs(["Reglagen ändrar bara tillgången, inte behovet eller rekryteringen."])]
        }
        return [
            .chart(partsChart(parts)), .table(ScenarioParts(parts, outcome: outcome, context: context).table),
            .paragraphs([
                "Delarna beror inte på i vilken ordning reglagen läggs på: när reglage förstärker eller tar ut varandra delas det lika mellan dem."
            ]),
        ]
    }

    private func partsChart(_ parts: [ScenarioOutcome.Part]) -> Chart {
        let isNeed = parts.contains { abs($0.need) > 1e-9 }
        let usesRecruitment = !isNeed && parts.allSatisfy { $0.recruitment != nil }
        let values = parts.map { usesRecruitment ? $0.recruitment : $0.need }
        let what = usesRecruitment ? "rekryteringsbehovet \(period)" : "personalbehovet \(last)"
        let top = zip(parts, values).max { abs($0.1 ?? 0) < abs($1.1 ?? 0) }
        return Chart(
            .horizontalBars, id: "delar", title: "Varje reglages del av skillnaden i \(what)",
            description: top.map {
                "Störst är \($0.0.lever.kind.swedishName.lowercased()) med \(Swedish.number($0.1 ?? 0, decimals: 1, isSigned: true)) personer."
            } ?? "",
            categories: parts.map { $0.lever.kind.swedishName },
            series: [Series("Skillnad", values)], unit: .persons, decimals: 1,
            note: "Antal personer mot oförändrat. Delarna summerar till hela skillnaden.", startsAtZero: true)
    }
}

/// The table of what each lever does; its parts add up to the difference.
struct ScenarioParts {
    private let parts: [ScenarioOutcome.Part]
    private let outcome: ScenarioOutcome
    private let context: ProjectionContext

    init(_ parts: [ScenarioOutcome.Part], outcome: ScenarioOutcome, context: ProjectionContext) {
        self.parts = parts
        self.outcome = outcome
        self.context = context
    }

    var table: Table {
        let span = context.flowYears
        let period = Swedish.years(span.lowerBound, span.upperBound)
        func cell(_ value: Double?) -> Cell { .quantity(Quantity(value, .persons, decimals: 1, isSigned: true)) }
        return Table(
            id: "reglagens-delar",
            caption: context.caption("Skillnad mot oförändrat, antal personer; orundade tal som avrundas vid utskrift"),
            columns: [
                Column("Reglage", explanation: "Reglaget", isText: true),
                Column("Storlek", explanation: "Hur mycket, för vem och när", isText: true),
                Column("Behov \(context.lastYear)", explanation: "Reglagets del av skillnaden i behov"),
                Column("Rekrytering \(period)", explanation: "Reglagets del av skillnaden i rekryteringsbehov"),
            ],
            rows: parts.map {
                Row([
                    .text($0.lever.kind.swedishName), .text($0.lever.swedishText), cell($0.need),
                    cell($0.recruitment),
                ])
            },
            totals: [
                Row([
                    .text("Hela skillnaden"), .empty, cell(outcome.needChange),
                    cell(outcome.change(\.recruitment, over: span)),
                ])
            ])
    }
}
