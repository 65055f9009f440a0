internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// The form for what is entered beside a register.
struct RegisterPlanForm {
    let stored: StoredPlan
    let fields: RegisterPlanFields
    let faults: [FieldFault]

    init(_ stored: StoredPlan, fields: RegisterPlanFields? = nil, faults: [FieldFault] = []) {
        self.stored = stored
        self.fields = fields ?? RegisterPlanFields(stored)
        self.faults = faults
    }

    private var input: ProjectionInput { stored.plan.input }
    private var years: ClosedRange<Int> { input.years }

    var form: Form {
        Form(
            id: "forutsattningar", action: "/behov/antaganden?org=\(stored.organisationID)",
            groups: [
                .fields(
                    legend: "Period",
                    [
                        field(
                            "sistaAr", "Sista år", .number,
                            hint:
                                "Högst \(years.lowerBound + 20). Åren efter \(years.upperBound) får oförändrad volym; kortas perioden försvinner volymerna för åren som tas bort."
                        ),
                        field("version", "Version", .hidden),
                    ]),
                .grid(
                    legend: "Kostnad, löner och vad behovet följer",
                    columns: [
                        "Kostnad per person, tkr per år", "Löneutveckling, % per år", "Egen utveckling, % per år",
                    ]
                        + input.volumes.map { "\($0.name), % av arbetet" },
                    rows: input.professions.map { row in
                        GridRow(
                            row.name,
                            [
                                field(RegisterPlanFields.cost(row.name), "Kostnad per person, \(row.name)", .number),
                                field(RegisterPlanFields.pay(row.name), "Löneutveckling, \(row.name)", .number),
                                field(RegisterPlanFields.growth(row.name), "Egen utveckling, \(row.name)", .number),
                            ]
                                + input.volumes.map {
                                    field(
                                        RegisterPlanFields.share($0.name, row.name), "\($0.name), \(row.name)", .number)
                                })
                    }),
                .fields(
                    legend: "Ram",
                    [
                        field(
                            "ram", "Ramens förändring, Mkr per år", .text,
                            hint:
                                "Ett värde per år från \(years.lowerBound + 1), åtskilda av semikolon; tomt där inget är beslutat."
                        ),
                        field(
                            "ramSlag", "Värdena är",
                            .choice([
                                Choice("sedan", "förändring sedan basåret (ackumulerat)"),
                                Choice("aret", "förändring det året"),
                            ])),
                        field("ramPrisniva", "Prisnivå", .text, hint: "Till exempel \(years.lowerBound) års priser."),
                        field("ramKalla", "Beslut eller dokument för ramen", .text),
                    ]),
                .fields(
                    legend: "Direktiv om andra lösningar",
                    [
                        field("direktiv", "Andel av behovsökningen som andra lösningar ska täcka, %", .number),
                        field("direktivSedan", "Ökningen räknas från år", .number),
                        field("direktivKalla", "Beslut eller dokument för direktivet", .text),
                    ]),
                .grid(
                    legend: "Utbildade per år",
                    columns: ["Yrke", "Område", "Antal per år", "Källa"], rows: educationRows),
            ], submit: "Spara förutsättningarna")
    }

    private var educationRows: [GridRow] {
        let professions = [Choice("", "Välj yrke")] + input.professions.map { Choice($0.name, $0.name) }
        return (0..<(fields.educationRows + RegisterPlanFields.spareEducation)).map { row in
            GridRow(
                "Rad \(row + 1)",
                [
                    field(RegisterPlanFields.education("yrke", row), "Yrke", .choice(professions)),
                    field(RegisterPlanFields.education("omrade", row), "Område", .text),
                    field(RegisterPlanFields.education("antal", row), "Antal per år", .text),
                    field(RegisterPlanFields.education("kalla", row), "Källa", .text),
                ])
        }
    }

    private func field(_ name: String, _ label: String, _ kind: Field.Kind, hint: String? = nil) -> Field {
        Field(
            name, label: label, kind: kind, value: fields[name] ?? "", hint: hint,
            fault: faults.first { $0.field == name }?.words)
    }

    /// Every field's name with words that tell it apart from the others.
    var labels: [(name: String, label: String)] {
        form.groups.flatMap { group -> [(name: String, label: String)] in
            switch group {
            case .fields(let legend, let fields):
                fields.filter { $0.kind != .hidden }.map { ($0.name, "\(legend ?? ""): \($0.label)") }
            case .grid(let legend, _, let rows):
                rows.flatMap { row in
                    row.fields.map {
                        (
                            $0.name,
                            row.heading.hasPrefix("Rad")
                                ? "\(legend), \(row.heading.lowercased()): \($0.label)" : $0.label
                        )
                    }
                }
            }
        }
    }
}
