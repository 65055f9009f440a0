internal import Presentation
internal import ProjectionEngine
internal import SwedishText
internal import WorkforceModel

/// What a step shows from data before it asks.
struct UnitPrefill {
    let basis: UnitBasis
    var history: UnitHistory?
    var balances: [SupplyBalance] = []
    /// Vacancies delivered for the unit, by profession name.
    var vacancies: [String: EmployerFigure] = [:]

    private var last: Int { basis.years.upperBound }
    private var span: String { Swedish.years(basis.years.lowerBound + 1, last) }
    private var inputs: [ProfessionInput] { basis.context?.parts.flatMap(\.input.professions) ?? [] }

    private func caption(_ what: String) -> String {
        basis.context?.caption(what) ?? "\(what). Basår \(basis.years.lowerBound). Källa: inmatat i analysen."
    }

    /// The sum of a figure over the professions; nil when one is not known.
    func sum(_ part: (UnitBasis.Line) -> Double?) -> Double? {
        let values = basis.lines.map(part)
        return values.isEmpty || values.contains(nil) ? nil : values.reduce(0) { $0 + ($1 ?? 0) }
    }

    func blocks(_ factor: UnitFactor) -> [Block] {
        guard basis.context != nil else { return [] }
        switch factor {
        case .turnover: return [.table(turnover)] + (history.map { [.table(table(of: $0))] } ?? [])
        case .retirement: return [.table(retirement)] + (ages.map { [.table($0)] } ?? [])
        case .development: return [.table(unchanged)] + directive
        case .outlook: return balances.isEmpty ? [.paragraphs([noEducation])] : [.table(supply)]
        case .technology: return [.table(unchanged)]
        case .posts: return [.table(posts)]
        case .target: return (volumes.map { [.table($0)] } ?? []) + [.table(target)]
        }
    }

    private var name: Column { Column("Yrke", explanation: "Yrkeskategori", isText: true) }
    private var staff: Column { Column("I dag", explanation: "Medarbetare som behövs vid basåret") }

    private var turnover: Table {
        Table(
            id: "omsattning", caption: caption("Personer, beräknat om inget ändras"),
            columns: [
                name, staff,
                Column("Slutar om året", explanation: "Slutar av annat än pension, i snitt om året \(span)"),
                Column("Andel om året", explanation: "Av dagens medarbetare"),
                Column("Slutar \(span)", explanation: "Slutar av annat än pension under perioden"),
            ],
            rows: basis.lines.map { line in
                let yearly = line.leavers.map { $0 / Double(basis.yearCount) }
                return Row([
                    .text(line.name), .persons(line.start, decimals: 1), .persons(yearly, decimals: 1),
                    .quantity(Quantity(line.start > 0 ? yearly.map { $0 / line.start } : nil, .percent)),
                    .persons(line.leavers, decimals: 1),
                ])
            })
    }

    private func table(of history: UnitHistory) -> Table {
        Table(
            id: "historik", caption: caption("Antal personer enligt personalregistret, alla yrken"),
            columns: [
                Column("År", explanation: "Kalenderår", isText: true),
                Column("Vid årets början", explanation: "Medarbetare 31 december året före"),
                Column("Slutade", explanation: "Slutade hos arbetsgivaren av annat än pension"),
                Column("Pension", explanation: "Gick i pension"),
                Column("Började", explanation: "Nya hos arbetsgivaren"),
            ],
            rows: history.years.indices.map { index in
                Row(
                    [.text("\(history.years[index])")]
                        + [history.staff, history.leavers, history.retirements, history.hires].map {
                            .persons(Double($0[index]))
                        })
            })
    }

    private var retirement: Table {
        Table(
            id: "pension", caption: caption("Personer, beräknat om inget ändras"),
            columns: [
                name, staff, Column("Pension \(span)", explanation: "Går i pension under perioden"),
                Column("Andel", explanation: "Av dagens medarbetare"),
            ],
            rows: basis.lines.map { line in
                Row([
                    .text(line.name), .persons(line.start, decimals: 1), .persons(line.retirements, decimals: 1),
                    .quantity(Quantity(line.start > 0 ? line.retirements.map { $0 / line.start } : nil, .percent)),
                ])
            })
    }

    /// Ages of the staff counted in the register; nil without one.
    private var ages: Table? {
        let bands: [(String, ClosedRange<Int>)] = [
            ("under 30", 0...29), ("30–44", 30...44), ("45–54", 45...54), ("55–59", 55...59), ("60–64", 60...64),
            ("65 och äldre", 65...200),
        ]
        let rows = inputs.compactMap { input -> Row? in
            guard case .hazards(let exits) = input.exits else { return nil }
            return Row(
                [.text(input.name)]
                    + bands.map { _, band in
                        .persons(
                            exits.stock.indices.reduce(0) {
                                band.contains(exits.space.parts(of: $1).age) ? $0 + exits.stock[$1] : $0
                            })
                    })
        }
        guard !rows.isEmpty else { return nil }
        return Table(
            id: "aldrar", caption: caption("Antal medarbetare efter ålder"),
            columns: [name] + bands.map { Column($0.0, explanation: "Medarbetare i åldern \($0.0) år") }, rows: rows)
    }

    private var unchanged: Table {
        Table(
            id: "oforandrat", caption: caption("Personer om inget ändras utöver framskrivningen"),
            columns: [
                name, staff, Column("Behov \(last)", explanation: "Personalbehov sista året"),
                Column("Rekrytering \(span)", explanation: "Rekryteringsbehov under perioden"),
            ],
            rows: basis.lines.map {
                Row([
                    .text($0.name), .persons($0.start, decimals: 1),
                    .persons($0.start + $0.expectedChange, decimals: 1), .persons($0.recruitment, decimals: 1),
                ])
            })
    }

    private var directive: [Block] {
        guard let directive = basis.context?.first.input.directive else { return [] }
        return [
            .paragraphs([
                Prose(
                    "Direktivet: \(Swedish.number(directive.share * 100)) % av behovsökningen sedan \(directive.sinceYear) ska täckas av andra lösningar. Källa: \(directive.source)."
                )
            ])
        ]
    }

    private var noEducation: Prose {
        let href = NeedLinks.page("antaganden", basis.organisation.id)
        return Prose([
            .text("Ingen utbildning är inskriven, så tillgången på utbildade är inte känd. "),
            .link("Skriv in den under Antaganden", href: href), .text(", eller svara på det du vet."),
        ])
    }

    private var supply: Table {
        Table(
            id: "utbildning", caption: caption("Utbildade mot rekryteringsbehov, personer om året i hela området"),
            columns: [
                name, Column("Område", explanation: "Område som båda sidor gäller", isText: true),
                Column("Utbildade", explanation: "Utbildade om året"),
                Column("Behov", explanation: "Rekryteringsbehov om året hos områdets arbetsgivare"),
                Column("Täckning", explanation: "Utbildade som andel av behovet"),
            ],
            rows: balances.filter { balance in basis.lines.contains { $0.name == balance.profession } }.map { balance in
                Row([
                    .text(balance.profession), .text(balance.area),
                    .persons(balance.coverage?.graduates ?? balance.graduatesPerYear),
                    .persons(balance.coverage?.need ?? balance.recruitmentPerYear),
                    .quantity(Quantity(balance.coverage?.share, .percent, missing: "–")),
                ])
            })
    }

    private var posts: Table {
        let all = basis.start
        return Table(
            id: "tjanster", caption: caption("Dagens tjänster"),
            columns: [
                name, staff, Column("Andel", explanation: "Av alla medarbetare"),
                Column("Sysselsättningsgrad", explanation: "Medelvärde"),
                Column("Sjukfrånvaro", explanation: "Andel av betald tid"),
            ]
                + (vacancies.isEmpty
                    ? []
                    : [
                        Column("Vakanser", explanation: Indicator.vacancies.definition),
                        Column("Vakanser gäller", explanation: "Dagen som vakanserna gäller", isText: true),
                    ]),
            rows: basis.lines.map { line in
                let input = inputs.first { $0.name == line.name }
                let vacant = vacancies[line.name]
                let delivered: [Cell] =
                    vacancies.isEmpty
                    ? []
                    : [
                        .quantity(Quantity(vacant?.value, .number, missing: "ej levererat")),
                        .text(ObservationDay.short(vacant?.days ?? [])),
                    ]
                return Row(
                    [
                        .text(line.name), .persons(line.start, decimals: 1),
                        .quantity(Quantity(all > 0 ? line.start / all : nil, .percent)),
                        .quantity(Quantity(input?.employmentRate, .percent)),
                        .quantity(Quantity(input?.sickLeaveShare, .percent, decimals: 1)),
                    ] + delivered)
            })
    }

    /// The volumes that the need follows; nil when it follows none.
    private var volumes: Table? {
        guard let input = basis.context?.first.input, !input.volumes.isEmpty, basis.context?.isSum == false else {
            return nil
        }
        let position = last - input.years.lowerBound
        return Table(
            id: "volymer", caption: caption("Volymer som behovet följer, förändring från \(basis.years.lowerBound)"),
            columns: [
                Column("Volym", explanation: "Verksamhet eller index", isText: true),
                Column("Till \(last)", explanation: "Förändring från basåret"),
                Column("Källa", explanation: "Källa med basår", isText: true),
            ],
            rows: input.volumes.map { series in
                let index = series.index.indices.contains(position) ? series.index[position] : nil
                return Row([
                    .text(series.name),
                    .quantity(Quantity(index.map { $0 - 1 }, .percent, decimals: 1, isSigned: true)),
                    .text(series.source),
                ])
            })
    }

    private var target: Table {
        Table(
            id: "malgrupp", caption: caption("Behovets förändring enligt framskrivningen, personer"),
            columns: [
                name, staff, Column("Behov \(last)", explanation: "Personalbehov sista året"),
                Column("Förändring", explanation: "Behovets förändring från basåret"),
            ],
            rows: basis.lines.map {
                Row([
                    .text($0.name), .persons($0.start, decimals: 1),
                    .persons($0.start + $0.expectedChange, decimals: 1),
                    .quantity(Quantity($0.expectedChange, .persons, decimals: 1, isSigned: true)),
                ])
            })
    }
}
