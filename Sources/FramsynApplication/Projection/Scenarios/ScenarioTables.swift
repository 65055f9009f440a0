internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

extension ScenarioContent {
    var needChart: Chart {
        Chart(
            .lines, id: "behov", title: "Personalbehov, oförändrat mot scenariot",
            description:
                "Oförändrat behövs \(Swedish.number(printed(outcome.unchanged))) personer \(last), i scenariot \(Swedish.number(printed(outcome.changed))).",
            categories: context.years.map(String.init),
            series: [
                Series("Oförändrat", printedNeed(outcome.unchanged), isDashed: true),
                Series("Scenariot", printedNeed(outcome.changed)),
            ], unit: .persons, note: "Antal personer. Streckad linje: inget ändras.")
    }

    var recruitmentChart: Chart {
        let before = printedRecruitmentSum(outcome.unchanged)
        let after = printedRecruitmentSum(outcome.changed)
        return Chart(
            .lines, id: "rekrytering", title: "Rekryteringsbehov per år, oförändrat mot scenariot",
            description:
                "Under \(period) behöver \(Swedish.text(of: Quantity(before, .persons))) rekryteras oförändrat och \(Swedish.text(of: Quantity(after, .persons))) i scenariot.",
            categories: span.map(String.init),
            series: [
                Series("Oförändrat", printedRecruitment(outcome.unchanged), isDashed: true),
                Series("Scenariot", printedRecruitment(outcome.changed)),
            ], unit: .persons, note: "Antal personer per år.", startsAtZero: true)
    }

    var comparison: Table {
        func flow(_ name: String, _ part: @escaping (ProfessionFlows) -> [Double?]) -> Row {
            row(
                name, outcome.unchanged.sum(part(outcome.unchanged.total), over: span),
                outcome.changed.sum(part(outcome.changed.total), over: span), .persons, decimals: 1)
        }
        return Table(
            id: "scenario",
            caption: context.caption(
                "Oförändrat mot scenariot; behov och rekrytering är summor av avrundade rader, övriga personer har en decimal, kronor i Mkr"
            ),
            columns: [
                Column("Mått", explanation: "Vad som jämförs", isText: true),
                Column("Oförändrat", explanation: "Framskrivningen när inget ändras"),
                Column("Scenariot", explanation: "Framskrivningen med reglagen"),
                Column("Skillnad", explanation: "Scenariot minus oförändrat"),
            ],
            rows: [
                persons(
                    "Personalbehov \(last)", printed(outcome.unchanged), printed(outcome.changed),
                    change: needChange),
                persons(
                    "Rekryteringsbehov \(period)", printedRecruitmentSum(outcome.unchanged),
                    printedRecruitmentSum(outcome.changed), change: recruitmentChange),
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
                    .millionKronor, decimals: 1, missing: context.frameMissing),
                row(
                    "Att överbrygga \(last), Mkr", outcome.gapBefore.toBridge, outcome.gapAfter.toBridge,
                    .millionKronor, decimals: 1, missing: context.frameMissing),
            ])
    }

    /// Printed numbers with the difference between them.
    private func persons(_ name: String, _ before: Double?, _ after: Double?, change: Double?) -> Row {
        Row([
            .text(name), .persons(before), .persons(after),
            .quantity(Quantity(change, .persons, isSigned: true)),
        ])
    }

    private func row(
        _ name: String, _ before: Double?, _ after: Double?, _ unit: Unit, decimals: Int = 0,
        missing: String = "ej angivet"
    ) -> Row {
        let change = before.flatMap { before in after.map { $0 - before } }
        return Row([
            .text(name), .quantity(Quantity(before, unit, decimals: decimals, missing: missing)),
            .quantity(Quantity(after, unit, decimals: decimals, missing: missing)),
            .quantity(Quantity(change, unit, decimals: decimals, isSigned: true, missing: missing)),
        ])
    }

    var professions: Table {
        func cells(_ name: String, need: [Double], flows: [Double?], change: (need: Double, flow: Double?)) -> Row {
            Row([
                .text(name), .persons(need[0]), .persons(need[1]),
                .quantity(Quantity(change.need, .persons, decimals: 1, isSigned: true)),
                .persons(flows[0]), .persons(flows[1]),
                .quantity(Quantity(change.flow, .persons, decimals: 1, isSigned: true)),
            ])
        }
        let rows = zip(outcome.unchanged.professions, outcome.changed.professions).map { before, after in
            let need = [before.need.last ?? 0, after.need.last ?? 0]
            let flows = [before, after].map { outcome.unchanged.sum($0.recruitment, over: span) }
            return cells(
                before.name, need: need,
                flows: [before, after].map { [$0].printedSum(\.recruitment, over: flowPositions) },
                change: (need[1] - need[0], flows[0].flatMap { from in flows[1].map { $0 - from } }))
        }
        return Table(
            id: "per-yrke",
            caption: context.caption(
                "Behov \(last) och rekryteringsbehov \(period), antal personer; skillnaderna är orundade med en decimal"
            ),
            columns: [
                Column("Yrkeskategori", explanation: "Yrke så som källan skriver det", isText: true),
                Column("Behov oförändrat", explanation: "Personalbehov \(last) när inget ändras"),
                Column("Behov i scenariot", explanation: "Personalbehov \(last) med reglagen"),
                Column("Skillnad i behov", explanation: "Scenariot minus oförändrat"),
                Column("Rekrytering oförändrat", explanation: "Rekryteringsbehov \(period) när inget ändras"),
                Column("Rekrytering i scenariot", explanation: "Rekryteringsbehov \(period) med reglagen"),
                Column("Skillnad i rekrytering", explanation: "Scenariot minus oförändrat"),
            ],
            rows: rows,
            totals: [
                cells(
                    "Totalt", need: [printed(outcome.unchanged), printed(outcome.changed)],
                    flows: [printedRecruitmentSum(outcome.unchanged), printedRecruitmentSum(outcome.changed)],
                    change: (outcome.needChange, outcome.change(\.recruitment, over: span)))
            ])
    }

    var supply: Table? {
        guard outcome.levers.contains(where: { $0.kind == .educationSupply }) else { return nil }
        let rows = context.parts.flatMap { part in
            part.input.supply(levers: outcome.levers).filter { context.holds($0.profession) }.map { series -> Row in
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
