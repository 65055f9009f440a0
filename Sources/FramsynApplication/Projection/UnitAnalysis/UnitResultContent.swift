internal import Presentation
internal import SwedishText
internal import WorkforceModel

/// Sentences and tables of a unit's result, shared by the last step and the printed plan.
struct UnitResultContent {
    let unit: UnitCase
    let result: UnitResult
    let printed: PrintedUnitResult

    init(_ unit: UnitCase) {
        self.unit = unit
        result = UnitResult(unit.basis, unit.answers)
        printed = PrintedUnitResult(result)
    }

    private var basis: UnitBasis { unit.basis }
    private var base: Int { basis.years.lowerBound }
    private var last: Int { basis.years.upperBound }
    var span: String { Swedish.years(base + 1, last) }

    private func text(_ value: Double, isSigned: Bool = false) -> String {
        Swedish.shortNumber(value, isSigned: isSigned)
    }

    /// "Enheten behöver 14 medarbetare 2030, 2 fler än 2025. Under 2026–2030 behöver 9 rekryteras: …".
    var lead: Prose {
        guard !basis.lines.isEmpty else {
            return "Inga yrken är ifyllda ännu. Börja med steg 1, så räknas resultatet fram efter hand."
        }
        let change = printed.total.end - printed.total.start
        var phrases: [Phrase] = [
            .text("\(unit.organisation.name) behöver "), .strong(text(printed.total.end)),
            .text(" medarbetare \(last), "),
            .text(
                change == 0
                    ? "lika många som \(base). " : "\(text(abs(change))) \(change > 0 ? "fler" : "färre") än \(base). "),
        ]
        if let recruitment = printed.total.recruitment, let leavers = printed.total.leavers,
            let retirements = printed.total.retirements
        {
            phrases += [
                .text("Under \(span) behöver "), .strong(text(recruitment)),
                .text(
                    " rekryteras: \(text(leavers)) slutar av annat än pension, \(text(retirements)) går i pension och behovet ändras med \(text(change, isSigned: true))."
                ),
            ]
        } else {
            phrases.append(
                .text("Rekryteringsbehovet kan inte räknas för alla yrken, eftersom avgångar eller pensioner saknas."))
        }
        return Prose(phrases)
    }

    var figures: [Figure] {
        [
            Figure(
                "Behov \(last)", Quantity(printed.total.end, .persons, decimals: 1),
                note: Prose("\(text(printed.total.start)) år \(base)")),
            Figure(
                "Förändring", Quantity(printed.total.end - printed.total.start, .persons, decimals: 1, isSigned: true),
                note: Prose("från \(base)")),
            Figure(
                "Rekrytering \(span)", Quantity(printed.total.recruitment, .persons, decimals: 1),
                note: "hela perioden"),
        ]
    }

    var needTable: Table {
        Table(
            id: "behov", caption: caption("Personalbehov, personer i tiondelar; varje rad är summan av sina delar"),
            columns: [
                Column("Yrke", explanation: "Yrkeskategori", isText: true),
                Column("\(base)", explanation: "Personalbehov basåret"),
            ]
                + UnitFactor.needFactors.map {
                    Column($0.title, explanation: "Förändring till \(last) av faktorn \($0.title.lowercased())")
                } + [Column("\(last)", explanation: "Personalbehov sista året: basåret och alla förändringar")],
            rows: printed.rows.map(needRow), totals: [needRow(printed.total)])
    }

    private func needRow(_ row: PrintedUnitResult.Row) -> Row {
        Row(
            [.text(row.name), .persons(row.start, decimals: 1)]
                + row.changes.map { .quantity(Quantity($0, .persons, decimals: 1, isSigned: true)) }
                + [.persons(row.end, decimals: 1)])
    }

    var recruitmentTable: Table {
        Table(
            id: "rekrytering",
            caption: caption(
                "Rekryteringsbehov \(span), personer i tiondelar; delarna är lika med rekrytering minus övertalighet"),
            columns: [
                Column("Yrke", explanation: "Yrkeskategori", isText: true),
                Column("Förändrat behov", explanation: "Behovets förändring under perioden"),
                Column("Slutar", explanation: "Ersätter dem som slutar av annat än pension"),
                Column("Pension", explanation: "Ersätter dem som går i pension"),
                Column(
                    "Byten och utgångsläge",
                    explanation: "Byten mellan yrken, tomma platser eller övertalighet vid basåret"),
                Column("Rekrytering", explanation: "Personer att rekrytera under perioden"),
                Column("Övertalighet", explanation: "Medarbetare utöver behovet sista året"),
            ], rows: printed.rows.map(recruitmentRow), totals: [recruitmentRow(printed.total)])
    }

    private func recruitmentRow(_ row: PrintedUnitResult.Row) -> Row {
        Row([
            .text(row.name),
            .quantity(Quantity(row.end - row.start, .persons, decimals: 1, isSigned: true)),
            .persons(row.leavers, decimals: 1), .persons(row.retirements, decimals: 1),
            .quantity(Quantity(row.rest, .persons, decimals: 1, isSigned: true)),
            .persons(row.recruitment, decimals: 1), .persons(row.surplus, decimals: 1),
        ])
    }

    var chart: Chart {
        let changes = UnitFactor.needFactors.indices.map { printed.total.changes[$0] }
        let largest = zip(UnitFactor.needFactors, changes).max { abs($0.1) < abs($1.1) }
        return Chart(
            .horizontalBars, id: "faktorer", title: "Behovets förändring till \(last) efter faktor",
            description: largest.map {
                $0.1 == 0
                    ? "Ingen faktor ändrar behovet."
                    : "Störst är \($0.0.title.lowercased()) med \(text($0.1, isSigned: true)) personer."
            } ?? "", categories: UnitFactor.needFactors.map(\.title), series: [Series("Förändring", changes)],
            unit: .persons, decimals: 1,
            note: "Personer, \(basis.context?.sector == nil ? "alla" : "områdets") yrken, från \(base) till \(last).",
            startsAtZero: true)
    }

    private func caption(_ what: String) -> String {
        basis.context?.caption(what) ?? "\(what). Basår \(base). Källa: inmatat i analysen."
    }

    /// Challenges; one without a measure is flagged.
    var challengeTable: Table? {
        guard !unit.answers.challenges.isEmpty else { return nil }
        return Table(
            id: "utmaningar", caption: "Verksamhetens utmaningar, vad de gäller och vad som görs.",
            columns: [
                Column("Utmaning", explanation: "Utmaning eller trend", isText: true),
                Column("Gäller", explanation: "Yrke eller siffra som utmaningen rör", isText: true),
                Column("Åtgärd", explanation: "Vad som görs", isText: true),
            ],
            rows: unit.answers.challenges.map { challenge in
                Row([
                    .text(challenge.text), .text(challenge.concerns.isEmpty ? "ej angivet" : challenge.concerns),
                    .text(challenge.measure.isEmpty ? "Åtgärd saknas" : challenge.measure),
                ])
            })
    }

    /// What the reader has to know before using the figures.
    var notices: [Notice] {
        var notices = basis.context?.marks ?? []
        let open = UnitFactor.allCases.filter { !unit.answers.done.contains($0.step) }
        if !open.isEmpty {
            notices.append(
                Notice(
                    .warning,
                    Prose(
                        "Inte besvarat ännu, räknat som oförändrat: \(Swedish.list(open.map { $0.title.lowercased() }))."
                    )))
        }
        let negative = result.rows.filter { $0.end < -1e-9 }.map(\.name)
        if !negative.isEmpty {
            notices.append(
                Notice(
                    .warning,
                    Prose(
                        "Förändringarna tar tillsammans bort mer än hela behovet av \(Swedish.list(negative)). Gå tillbaka och ändra något av svaren."
                    )))
        }
        let unmet = unit.answers.challenges.filter(\.measure.isEmpty).map(\.text)
        if !unmet.isEmpty {
            notices.append(
                Notice(
                    .warning,
                    Prose(
                        "\(Swedish.count(unmet.count, one: "utmaning", many: "utmaningar")) saknar åtgärd: \(Swedish.list(unmet))."
                    )))
        }
        return notices
    }

    /// A factor in words: what was answered per profession, and the comment.
    func words(_ factor: UnitFactor) -> Prose {
        let answers = basis.lines.compactMap { line -> String? in
            guard let change = unit.answers[factor, line.name] else { return nil }
            switch change.direction {
            case .expected: return nil
            case .unchanged: return "\(line.name.lowercased()) oförändrat"
            case .more, .fewer:
                let amount =
                    change.isShare ? "\(text(change.amount * 100))\(Swedish.unitSpace)%" : text(change.amount)
                let known = factor.movesNeed || UnitStepFields.expected(factor, line) != nil
                let direction = known ? (change.direction == .more ? " fler" : " färre") : ""
                return "\(line.name.lowercased()) \(amount)\(direction)\(factor == .turnover ? " om året" : "")"
            }
        }
        let standard: String
        switch factor {
        case .turnover, .retirement: standard = basis.isTyped ? "ej angivet" : "som beräknat"
        case .target: standard = basis.isTyped ? "oförändrat" : "som framskrivningen"
        default: standard = "oförändrat"
        }
        var phrases: [Phrase] = [
            .strong("\(factor.title): "),
            .text((answers.isEmpty ? standard : Swedish.list(answers)) + "."),
        ]
        let comment = unit.answers.comment(factor)
        if !comment.isEmpty { phrases.append(.text(" " + comment)) }
        return Prose(phrases)
    }
}
