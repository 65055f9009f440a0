import Presentation

@testable import FramsynWeb

/// Pages that use every part, for tests and for looking at.
enum SamplePages {
    static let menu = [
        MenuEntry("Start", path: "/start"),
        MenuEntry(
            "Behov", path: "/behov",
            children: [
                MenuEntry("Framskrivning", path: "/behov/framskrivning"),
                MenuEntry("Scenarier", path: "/behov/scenarier"),
                MenuEntry("Diagram", path: "/behov/diagram"), MenuEntry("Bristyrken", path: "/behov/bristyrken"),
                MenuEntry("Antaganden", path: "/behov/antaganden"),
            ]),
        MenuEntry(
            "Register", path: "/register",
            children: [
                MenuEntry("Import", path: "/register/import"), MenuEntry("Leveranser", path: "/register/leveranser"),
            ]),
    ]

    static func site(_ path: String) -> Site {
        Site(
            path: path, menu: menu,
            organisations: [Choice("1", "Social- och omsorgsnämnden"), Choice("2", "Barn- och ungdomsnämnden")],
            organisation: "1", viewer: "Lokal förvaltare", version: "0.1.0", isSynthetic: true)
    }

    /// Path and content of each sample.
    static var all: [(path: String, content: PageContent)] {
        [
            ("/behov/framskrivning", projection), ("/behov/scenarier", scenarios), ("/behov/diagram", charts),
            ("/behov/bristyrken", longTable), ("/behov/antaganden", typedForm), ("/register/import", faultyForm),
            ("/register/leveranser", empty),
        ]
    }

    static let years = (2019...2027).map(String.init)

    static let projection = PageContent(
        title: "Framskrivning",
        lead: Prose([
            .text("Nämnden behöver "), .strong("1\u{202F}527"),
            .text(" medarbetare 2027, 134 fler än 2019. Under åren 2020–2027 behöver "),
            .strong("1\u{202F}922"),
            .text(" rekryteras; nästan fyra av fem ersätter någon som slutar av annan orsak än pension."),
        ]),
        baseYear: 2019,
        notices: [
            Notice(
                .mark,
                "Rekonstruktion: index, avgångstal och pensioner är anpassade av Framsyn; planen publicerar dem inte.")
        ],
        blocks: [
            .figures([
                Figure(
                    "Personalbehov 2027", Quantity(1527, .persons),
                    note: Prose([
                        .quantity(Quantity(0.096, .percent, decimals: 1, isSigned: true)), .text(" från 2019"),
                    ]),
                    why: "/varfor/1"),
                Figure(
                    "Rekryteringsbehov 2020–2027", Quantity(1922, .persons),
                    note: "80 % intervall 1\u{202F}876–1\u{202F}968", why: "/varfor/2"),
                Figure(
                    "Behovsökning i kronor till 2027", Quantity(72_000_000, .millionKronor),
                    note: "från 2020 · ramen −53 Mkr gäller 2021–2023", why: "/varfor/3"),
                Figure("Vakanser", Quantity(nil, .persons), note: "ingen leverans"),
            ]),
            .pair([
                Card(
                    "Personalbehov per år", why: "/varfor/4",
                    blocks: [
                        .chart(needChart),
                        .disclosure(
                            summary: "Så läses bandet", [.paragraphs(["Åtta av tio utfall väntas hamna i bandet."])]),
                    ]),
                Card("Rekryteringsbehov efter orsak", why: "/varfor/5", blocks: [.chart(recruitmentChart)]),
            ]),
            .card(
                Card(
                    "Behov och rekrytering per yrkeskategori",
                    actions: [
                        Action("CSV", href: "/behov/framskrivning.csv"),
                        Action("XLSX", href: "/behov/framskrivning.xlsx"),
                    ],
                    blocks: [.table(needTable)])),
        ])

    static let needChart = Chart(
        .lines, id: "behov", title: "Personalbehov 2019–2027",
        description:
            "Behovet stiger från 1 393 personer 2019 till 1 527 personer 2027. Bandet visar 80 procents intervall.",
        categories: years,
        series: [
            Series(
                "oförändrad organisation", [1393, 1407, 1422, 1438, 1456, 1473, 1491, 1510, 1527],
                band: Band(
                    words: "åtta av tio utfall väntas hamna här",
                    lower: [1393, 1402, 1414, 1428, 1443, 1458, 1473, 1490, 1504],
                    upper: [1393, 1412, 1430, 1448, 1469, 1488, 1509, 1530, 1550]))
        ],
        unit: .persons, note: "Antal personer, oförändrad organisation. Källa: nämndens plan 2021.")

    static let recruitmentChart = Chart(
        .stackedBars, id: "rekrytering", title: "Rekryteringsbehov 2020–2027 efter orsak",
        description: "Rekryteringsbehovet är 211 personer 2020 och 263 personer 2027.",
        categories: Array(years.dropFirst()),
        series: [
            Series("övriga avgångar", [181, 182, 186, 185, 191, 193, 192, 197]),
            Series("pension", [16, 43, 30, 37, 38, 32, 36, 49]),
            Series("tillväxt", [14, 15, 16, 18, 17, 18, 19, 17]),
        ],
        unit: .persons,
        note: "Avgångar räknas från stocken föregående år. 2019 kan inte delas upp (behovet 2018 saknas).")

    static let needTable: Table = {
        let needs: [(String, [Double])] = [
            ("Administratör", [56, 56, 57, 57, 58, 59, 60, 60, 61]), ("Ledning", [63, 63, 64, 65, 66, 66, 67, 68, 69]),
            ("Personlig assistent", [124, 126, 127, 128, 130, 131, 133, 135, 136]),
            ("Socialsekreterare/biståndsbedömare", [268, 271, 274, 277, 280, 284, 287, 291, 294]),
            ("Vårdare/undersköterska/assistent", [743, 751, 759, 768, 777, 787, 796, 806, 815]),
            ("Övriga yrkeskategorier", [139, 140, 141, 143, 145, 146, 148, 150, 152]),
        ]
        func row(_ name: String, _ values: [Double], linked: Bool) -> Row {
            let change = (values.last ?? 0) / (values.first ?? 1) - 1
            return Row(
                [.text(name)]
                    + values.enumerated().map { .persons($0.element, href: linked ? "/varfor/\($0.offset)" : nil) }
                    + [.quantity(Quantity(change, .percent, decimals: 1, isSigned: true))])
        }
        let recruitment = needs.map { name, values in
            Row(
                [.text(name), .persons(nil)] + zip(values, values.dropFirst()).map { .persons(($1 - $0) + $0 * 0.15) }
                    + [.empty])
        }
        return Table(
            id: "behovstabell",
            caption:
                "Antal medarbetare. Basår 2019. Källa: nämndens plan 2021. Tidpunkt på året och anställningsform: ej angivet.",
            columns: [Column("Yrkeskategori", explanation: "Planens kategori", isText: true)]
                + years.map { Column($0, explanation: "Behov eller rekrytering \($0)") }
                + [Column("från 2019", explanation: "Förändring från 2019")],
            rows: [Row([.text("Personalbehov")], isHeading: true)] + needs.map { row($0.0, $0.1, linked: true) }
                + [Row([.text("Rekryteringsbehov")], isHeading: true)] + recruitment,
            totals: [row("Behov totalt", [1393, 1407, 1422, 1438, 1456, 1473, 1491, 1510, 1527], linked: false)])
    }()
}
