internal import Foundation
internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// The rates of every profession, raw and used.
struct RateTables {
    let context: ProjectionContext
    let rates: RateSet
    let identities: [String: Int64]

    private var id: Int64 { context.first.organisation.id }
    private var window: String { Swedish.years(rates.window.lowerBound, rates.window.upperBound) }

    /// A profession of the projection with its rates.
    private var rows: [(name: String, rates: ProfessionRates)] {
        context.first.shownInput.professions.compactMap { row in
            identities[row.name].flatMap { rates[professionID: $0] }.map { (row.name, $0) }
        }
    }

    var blocks: [Block] {
        [
            .paragraphs([
                Prose(
                    "Andelarna är räknade ur registret \(window). En person räknas en gång för varje år den var anställd vid årets början (ett personår). Där underlaget är litet vägs det samman med det som är vanligt i liknande yrken."
                ), yearEffect,
            ]),
            .table(table(.turnover)),
            .disclosure(summary: "Pension", [.table(table(.retirement))]),
            .disclosure(summary: "Dödsfall och varaktig sjukersättning", [.table(table(.other))]),
        ]
    }

    /// What the years differ by, in plain words, for the largest profession.
    private var yearEffect: Prose {
        guard let largest = rows.max(by: { $0.rates.turnover.level.exposure < $1.rates.turnover.level.exposure }) else {
            return ""
        }
        return Prose(Self.yearEffectWords(largest.rates.turnover, name: largest.name))
    }

    /// "I ett vanligt år slutar 10 % …; två år av tre ligger andelen mellan 9 och 11 %."
    static func yearEffectWords(_ rates: CauseRates, name: String) -> String {
        let level = rates.level.used
        guard rates.yearEffect > 0, level > 0, level < 1 else {
            return "Ingen skillnad mellan år har kunnat skattas för \(name)."
        }
        func moved(_ by: Double) -> Double {
            let odds = level / (1 - level) * exp(by)
            return odds / (1 + odds)
        }
        let interval = Swedish.interval(
            moved(-rates.yearEffect), moved(rates.yearEffect), decimals: 1, scale: 100
        ).replacing("–", with: " och ")
        return
            "Andelen varierar mellan åren: för \(name) slutar \(Swedish.number(level, decimals: 1, scale: 100)) % ett vanligt år, och två år av tre ligger andelen mellan \(interval) %. Den variationen ingår i intervallen."
    }

    private func table(_ cause: ExitCause) -> Table {
        Table(
            id: "andelar-\(cause.rawValue)",
            caption:
                "\(cause.swedishName): andel per år, yrke för yrke\(context.sector.map { ". Område: \($0.name)" } ?? ""). Räknat ur registret \(window), basår \(context.baseYear). Källa: \(context.source). Vilka som räknas: \(context.first.input.provenance.populationRule ?? "månadsavlönade").",
            columns: [
                Column("Yrkeskategori", explanation: "Leder till yrkets andelar grupp för grupp", isText: true),
                Column("Personår", explanation: "Observerade personår \(window)"),
                Column("Avgångar", explanation: "Antal som slutade av orsaken"),
                Column("Rå andel", explanation: "Avgångar genom personår"),
                Column("Använd andel", explanation: "Andelen som framskrivningen räknar med"),
                Column("Väger mest", explanation: "Eget utfall eller liknande yrken", isText: true),
                Column("Varför", explanation: "Orsaken till skillnaden", isText: true),
            ],
            rows: rows.map { name, rates in
                let (level, groups) = (rates[cause].level, context.smallGroups)
                return Row([
                    .text(
                        name, href: "/behov/antaganden/yrke?org=\(id)&yrke=\(NeedLinks.encode(name))"),
                    groups.cell(level.exposure), groups.cell(level.exits), groups.share(level.raw, of: level.exits),
                    .quantity(Quantity(level.used, .percent, decimals: 1)), .text(level.reason.swedishWeight),
                    .text(level.reason.swedishReason(exposure: level.exposure)),
                ])
            })
    }
}
