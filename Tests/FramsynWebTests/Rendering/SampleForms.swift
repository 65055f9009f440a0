import Presentation

extension SamplePages {
    static let scenarios = PageContent(
        title: "Scenarier",
        lead: Prose([
            .text("Med valda åtgärder behövs "), .quantity(Quantity(1498, .persons)), .text(" 2027, 29 färre än utan."),
        ]),
        baseYear: 2019, notices: [Notice(.done, "Scenariot är sparat.")],
        blocks: [
            .form(
                Form(
                    id: "spakar", action: "/behov/scenarier", method: .get,
                    groups: [
                        .fields(
                            legend: nil,
                            [
                                Field(
                                    "losningar", label: "Andra lösningar, andel av ökningen",
                                    kind: .slider(min: 0, max: 100, step: 5, unit: "%"), value: "30",
                                    hint: "Direktivet: 30 % av ökningen från 2020."),
                                Field(
                                    "pension", label: "Senare pension",
                                    kind: .slider(min: 0, max: 3, step: 0.25, unit: "år"), value: "0,5"),
                                Field(
                                    "sjuk", label: "Sjukfrånvaro, ändring",
                                    kind: .slider(min: -3, max: 3, step: 0.1, unit: "procentenheter"), value: "-0,5"),
                                Field(
                                    "grad", label: "Sysselsättningsgrad, ändring",
                                    kind: .slider(min: 0, max: 10, step: 1, unit: "procentenheter"), value: "0"),
                            ])
                    ], submit: "Räkna om", answersAtOnce: true)),
            .figures([
                Figure("Behov 2027", Quantity(1498, .persons), note: "−29 mot oförändrat", why: "/varfor/9"),
                Figure("Rekrytering 2020–2027", Quantity(1803, .persons), note: "−119 mot oförändrat"),
                Figure("Direktivet täckt", Quantity(0.81, .percent), note: "29 av 36 personer"),
            ]),
            .card(Card("Behov med och utan åtgärder", blocks: [.chart(scenarioChart)])),
            .progress(Progress(job: 7, stage: "Räknar intervall", share: 1, hasEnded: true)),
        ])

    static let scenarioChart = Chart(
        .lines, id: "scenarier", title: "Behov 2019–2027 i tre lägen",
        description: "Oförändrat 1 527 personer 2027, med beslutade åtgärder 1 512 och med alla förslag 1 498.",
        categories: years,
        series: [
            Series("oförändrat", [1393, 1407, 1422, 1438, 1456, 1473, 1491, 1510, 1527], isDashed: true),
            Series("beslutade åtgärder", [1393, 1407, 1420, 1434, 1450, 1465, 1481, 1497, 1512]),
            Series("alla förslag", [1393, 1407, 1418, 1430, 1444, 1457, 1471, 1485, 1498]),
        ],
        unit: .persons, note: "Antal personer. Basår 2019.")

    static let typedForm = PageContent(
        title: "Antaganden",
        lead: "Skriv in nämndens egna tal. En rad per yrke räcker för ett första behov; resten kan fyllas på.",
        blocks: [
            .form(
                Form(
                    id: "tal", action: "/behov/antaganden",
                    groups: [
                        .fields(
                            legend: "Organisation",
                            [
                                Field(
                                    "namn", label: "Nämndens namn", value: "Social- och omsorgsnämnden",
                                    isRequired: true),
                                Field(
                                    "basar", label: "Basår", kind: .number, value: "2019",
                                    hint: "Det år antalen gäller."),
                                Field("dag", label: "Räknas från", kind: .day, value: "2019-12-31"),
                                Field(
                                    "kallan", label: "Källa", kind: .lines(rows: 3), value: "",
                                    hint: "Var talen är hämtade; skrivs ut vid varje siffra."),
                                Field(
                                    "slag", label: "Avgångar anges som",
                                    kind: .choice([Choice("andel", "andel per år"), Choice("antal", "antal per år")]),
                                    value: "antal"),
                                Field(
                                    "synlig", label: "Visa för andra nämnder", kind: .check, value: "ja",
                                    hint: "Bara summor visas."),
                                Field("version", label: "", kind: .hidden, value: "3"),
                            ]),
                        .grid(
                            legend: "Yrken",
                            columns: ["Antal 2019", "Avgång per år, %", "Pensioner per år", "Tillväxt per år, %"],
                            rows: ["Administratör", "Personlig assistent", "Socialsekreterare/biståndsbedömare"]
                                .enumerated().map { index, name in
                                    GridRow(
                                        name,
                                        ["antal", "avgang", "pension", "tillvaxt"].map {
                                            Field(
                                                "rad[\(index)].\($0)", label: $0, kind: .number,
                                                value: $0 == "antal" ? "56" : "")
                                        })
                                }),
                    ], submit: "Spara och räkna")),
            .actions([
                Action("Hämta mall", href: "/mall.csv"),
                Action("Till framskrivningen", href: "/behov/framskrivning", isPrimary: true),
            ]),
        ])

    static let faultyForm = PageContent(
        title: "Import",
        notices: [Notice(.fault, "Filen är inte inläst. Inget är ändrat.")],
        blocks: [
            .form(
                Form(
                    id: "fil", action: "/register/import", method: .upload,
                    groups: [
                        .fields(
                            legend: nil,
                            [
                                Field(
                                    "fil", label: "Fil med anställningar", kind: .file(accept: ".csv,.xlsx"),
                                    hint: "CSV eller XLSX, högst 100 MB.",
                                    fault: "Välj en fil.", isRequired: true),
                                Field(
                                    "grad", label: "Lägsta sysselsättningsgrad, %", kind: .number, value: "1,2,3",
                                    fault: "Skriv ett tal mellan 0 och 100, till exempel 40,5."),
                            ]),
                        .grid(
                            legend: "Kolumner", columns: ["Betyder", "Exempel"],
                            rows: [
                                GridRow(
                                    "ANST_NR",
                                    [
                                        Field(
                                            "kol.0", label: "Betyder",
                                            kind: .choice([Choice("", "välj"), Choice("person", "person-id")]),
                                            value: "", fault: "Välj vad kolumnen betyder."),
                                        Field("ex.0", label: "Exempel", value: "<b>17</b>"),
                                    ]),
                                GridRow(
                                    "YRKE",
                                    [
                                        Field(
                                            "kol.1", label: "Betyder", kind: .choice([Choice("yrke", "yrke")]),
                                            value: "yrke"), Field("ex.1", label: "Exempel", value: "Undersköterska"),
                                    ]),
                            ]),
                    ], submit: "Läs in")),
            .card(
                Card(
                    "Fel i filen",
                    blocks: [
                        .table(
                            Table(
                                id: "fel", caption: "3 fel i anstallda.csv. Rätta dem i filen och läs in den igen.",
                                columns: [
                                    Column("Rad", explanation: "Rad i filen"),
                                    Column("Kolumn", explanation: "", isText: true),
                                    Column("Värde", explanation: "", isText: true),
                                    Column("Väntat", explanation: "", isText: true),
                                ],
                                rows: (1...3).map {
                                    Row([
                                        .quantity(Quantity(Double($0 * 17), .number)), .text("sysselsättningsgrad"),
                                        .text("<script>1,\($0)</script>"), .text("ett tal mellan 0 och 1"),
                                    ])
                                }))
                    ])),
        ])

    static let longTable = PageContent(
        title: "Bristyrken",
        lead: "Tre av 60 yrken saknar fler än var tionde medarbetare om tio år.", baseYear: 2024,
        blocks: [
            .table(
                Table(
                    id: "brist", caption: "Personer om inget annat sägs. Basår 2024. Källa: arbetsgivarnas leveranser.",
                    columns: [
                        Column("Yrke", explanation: "Yrke", isText: true),
                        Column("Arbetsgivare", explanation: "Arbetsgivare", isText: true),
                        Column("Behov 2034", explanation: "Behov"), Column("Rekrytering", explanation: "Rekrytering"),
                        Column("Tillgång", explanation: "Tillgång"),
                        Column("Vakanser", explanation: "Vakanser"), Column("Gap", explanation: "Gap"),
                        Column("Andel", explanation: "Andel"),
                    ],
                    rows: (0..<60).map { index in
                        let need = Double(40 + index * 37 % 900)
                        return Row([
                            .text(
                                [
                                    "Undersköterska", "Sjuksköterska", "Förskollärare", "Socialsekreterare",
                                    "Biståndshandläggare",
                                ][index % 5] + " \(index + 1)", href: "/yrke/\(index)"),
                            .text("Kommun \(index % 13 + 1)"), .persons(need, href: "/varfor/\(index)"),
                            .persons(need * 0.9), .persons(need * 0.72),
                            .persons(index % 4 == 0 ? nil : 3), .quantity(Quantity(-need * 0.18, .persons)),
                            .quantity(Quantity(-0.18 + Double(index) / 400, .percent, decimals: 1)),
                        ])
                    }))
        ])

    static let empty = PageContent(
        title: "Leveranser",
        lead: "Ingen arbetsgivare har lämnat uppgifter ännu.",
        notices: [
            Notice(
                .warning,
                Prose([
                    .text("Sidan visas när minst en fil är inläst. "), .link("Läs in en fil", href: "/register/import"),
                    .text("."),
                ]))
        ],
        blocks: [
            .steps([
                "Be arbetsgivaren om en fil med anställningar.", "Läs in den under Import.",
                "Kom tillbaka hit: här syns vad som fattas.",
            ]),
            .terms([
                Term("Leverans", "En fil från en arbetsgivare för en månad."),
                Term("Saknas", "Arbetsgivare som inte har lämnat någon fil."),
            ]),
            .list(["Filen får vara CSV eller XLSX.", "Inget sparas förrän allt är rätt."]),
            .table(
                Table(
                    id: "leveranser", caption: "Mottagna filer.",
                    columns: [Column("Arbetsgivare", explanation: "", isText: true), Column("Rader", explanation: "")],
                    rows: [])),
            .actions([Action("Läs in en fil", href: "/register/import", isPrimary: true)]),
        ])
}
