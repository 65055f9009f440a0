internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

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
    var last: Int { context.lastYear }
    var span: ClosedRange<Int> { context.flowYears }
    var period: String { Swedish.years(span.lowerBound, span.upperBound) }

    var content: PageContent {
        let form = ScenarioForm(context: context, settings: settings)
        var blocks: [Block] = [
            .figures(figures),
            .card(Card("Reglage", blocks: [.form(form.sliders)])),
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
                        "/behov/scenarier", organisation: id, table: "scenario", query: settings.query()),
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

    /// The way to what a number of the scenario stands on.
    private func why(_ part: WhyPart, year: Int? = nil, since: Int? = nil) -> String {
        NeedLinks.why(id, part.rawValue, year: year, since: since) + settings.query(prefix: WhyQuestion.leverPrefix)
    }

    private var notices: [Notice] {
        var notices = outcome.blocked.map { Notice(.warning, Prose($0)) }
        if let sector = context.sector, !outcome.levers.isEmpty {
            notices.append(
                Notice(
                    .mark,
                    Prose(
                        "Reglagen ändrar alla yrken, eller det yrke som är valt bland dem. Siffrorna på sidan gäller bara området \(sector.name)."
                    )))
        }
        if settings.fault("yrke") != nil {
            notices.append(
                Notice(
                    .fault,
                    Prose(
                        "Yrket ”\(settings["yrke"].prefix(60))” finns inte hos \(context.organisation.name) och går inte att räkna med, så inget reglage räknas. Välj ett annat yrke eller alla yrken."
                    )))
        } else if !settings.faults.isEmpty {
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
            .strong(Self.words(needChange, same: "lika många som")),
            .text(" om inget ändras"),
        ]
        if let recruitment = recruitmentChange {
            let words = Swedish.number(abs(recruitment))
            phrases += [
                .text("; "),
                .strong(words == "0" ? "lika många" : "\(words) \(recruitment > 0 ? "fler" : "färre")"),
                .text(" behöver rekryteras \(period)"),
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

    /// "112 färre än", "12 fler än", or `same`.
    private static func words(_ change: Double, same: String) -> String {
        let printed = Swedish.number(abs(change))
        return printed == "0" ? same : "\(printed) \(change > 0 ? "fler" : "färre") än"
    }

    /// Need of the last year as other pages print it.
    func printed(_ projection: Projection) -> Double { printedNeed(projection).last ?? 0 }

    /// Need of every year as other pages print it.
    func printedNeed(_ projection: Projection) -> [Double] {
        (0..<context.years.count).map { projection.professions.printedSum(\.need, at: $0) ?? 0 }
    }

    /// Recruitment of every year after the base year as other pages print it.
    func printedRecruitment(_ projection: Projection) -> [Double?] {
        flowPositions.map { projection.professions.printedSum(\.recruitment, at: $0) }
    }

    /// Recruitment over the years after the base year as other pages print it.
    func printedRecruitmentSum(_ projection: Projection) -> Double? {
        projection.professions.printedSum(\.recruitment, over: flowPositions)
    }

    /// Change in need the last year, between the printed numbers, so that a reader finds it by subtracting them.
    var needChange: Double { printed(outcome.changed) - printed(outcome.unchanged) }

    /// Change in recruitment over the years, between the printed numbers.
    var recruitmentChange: Double? {
        printedRecruitmentSum(outcome.changed).flatMap { after in
            printedRecruitmentSum(outcome.unchanged).map { after - $0 }
        }
    }

    var flowPositions: ClosedRange<Int> {
        span.lowerBound - context.baseYear...span.upperBound - context.baseYear
    }

    private var figures: [Figure] {
        [
            Figure(
                "Personalbehov \(last)", Quantity(printed(outcome.changed), .persons),
                note: note(needChange, .persons), why: why(.need, year: last)),
            Figure(
                "Rekryteringsbehov \(period)",
                Quantity(printedRecruitmentSum(outcome.changed), .persons),
                note: note(recruitmentChange, .persons), why: why(.recruitment)),
            Figure(
                "Kostnad för behovsökningen \(last)", Quantity(outcome.gapAfter.cost, .millionKronor),
                note: note(difference(\.cost), .millionKronor, tail: ", ökningen räknas från \(outcome.since)"),
                why: why(.cost, year: last, since: outcome.since)),
            Figure(
                "Att överbrygga \(last)",
                Quantity(outcome.gapAfter.toBridge, .millionKronor, missing: context.frameMissing),
                note: context.hasUndividedFrame
                    ? "ramen gäller hela organisationen" : note(difference(\.toBridge), .millionKronor)),
        ]
    }

    private func difference(_ part: (ScenarioGap) -> Double?) -> Double? {
        guard let after = part(outcome.gapAfter), let before = part(outcome.gapBefore) else { return nil }
        return after - before
    }

    private func note(_ change: Double?, _ unit: Unit, tail: String = "") -> Prose {
        guard let change else { return Prose("skillnaden går inte att räkna" + tail) }
        return Prose([
            .quantity(Quantity(change, unit, decimals: change == 0 || unit == .persons ? 0 : 1, isSigned: true)),
            .text(" mot oförändrat" + tail),
        ])
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
                "Delarna beror inte på i vilken ordning reglagen läggs på: när reglage förstärker eller tar ut varandra delas det lika mellan dem. De räknas på orundade tal, så summan kan skilja sig något från skillnaden mellan de avrundade talen ovan."
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
