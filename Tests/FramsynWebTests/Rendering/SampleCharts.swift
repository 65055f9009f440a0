import Presentation

extension SamplePages {
    static let professions = [
        "Undersköterska, vårdbiträde och personlig assistent", "Sjuksköterska, grundutbildad",
        "Socialsekreterare och biståndshandläggare",
        "Grundskollärare", "Förskollärare", "Ledning",
    ]

    /// Charts that are hard to draw.
    static let hardCharts = hardLines + hardBars

    private static let hardLines: [Chart] = [
        chart(.lines, "en", ["2020"], [[12]]),
        chart(
            .lines, "langa", (0..<21).map { String(2014 + $0) },
            [curve(21) { 100 + $0 * $0 }, curve(21) { 480 - $0 * 12 }]),
        chart(.lines, "lucka", years, [[1, 2, nil, 4, nil, 6, 7, nil, nil], [nil, nil, nil, nil, 3, 3, 3, 3, 3]]),
        chart(.lines, "lika", years, [Array(repeating: 42, count: 9)]),
        chart(.lines, "noll", years, [Array(repeating: 0, count: 9)]),
        chart(.lines, "tomt", years, [Array(repeating: nil, count: 9)]),
        chart(.lines, "stort", years, [curve(9) { 1e21 * $0 }]),
        chart(
            .lines, "granslost", years,
            [[.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .nan, .infinity, 1, 2, 3, 4, 5]]),
        chart(
            .lines, "pengar", years,
            [curve(9) { 6.5e8 + $0 * 1.3e7 }, curve(9) { 6.6e8 + $0 * 1.1e7 }], unit: .kronor),
        chart(.lines, "andel", years, [curve(9) { 0.071 + $0 * 0.0013 }], unit: .percent, decimals: 1),
        chart(.lines, "sex", years, curves(6, 9) { 100 + $0 * 40 + $1 * ($0 + 3) }),
    ]

    private static let hardBars: [Chart] = [
        chart(
            .stackedBars, "bada", years,
            [
                curve(9) { $0 * 9 - 30 }, curve(9) { 40 - $0 * 5 },
                [0, -12, -24, 0, -12, -24, 0, -12, -24],
            ]),
        chart(.stackedBars, "sexstaplar", years, curves(6, 9) { 20 + $0 * 7 + $1 * 3 }),
        chart(
            .stackedBars, "staplar21", (0..<21).map { String(2014 + $0) },
            curves(3, 21) { 200 + $0 * 40 + $1 }),
        chart(.bars, "grupper", years, [curve(9) { 30 + $0 }, curve(9) { 40 - $0 * 8 }]),
        chart(.bars, "ord", professions, [[743, 268, 294, 139, 152, 63]]),
        chart(
            .stackedBars, "ordstapel", professions,
            [[743, 268, 294, 139, 152, 63], [120, 43, 20, 30, 11, 9], [-40, 0, 12, -8, 4, 2]]),
        chart(.horizontalBars, "liggande", professions, [[-74.3, 26.8, 29.4, -13.9, 15.2, 0]], decimals: 1),
        chart(
            .horizontalBars, "liggande2", professions, [[743, 268, 294, 139, 152, 63], [701, 290, nil, 120, 140, 60]]),
        chart(.horizontalBars, "liggande21", (1...21).map { "Kommun \($0)" }, [curve(21) { (20 - $0) * 9 }]),
        chart(.bars, "intet", [], [[]]),
    ]

    private static func curve(_ count: Int, _ value: (Double) -> Double) -> [Double?] {
        (0..<count).map { value(Double($0)) }
    }

    private static func curves(_ lines: Int, _ count: Int, _ value: (Double, Double) -> Double) -> [[Double?]] {
        (0..<lines).map { line in curve(count) { value(Double(line), $0) } }
    }

    static func chart(
        _ kind: Chart.Kind, _ id: String, _ categories: [String], _ values: [[Double?]],
        unit: Presentation.Unit = .persons, decimals: Int = 0
    ) -> Chart {
        Chart(
            kind, id: id, title: "Diagram \(id)", description: "Diagrammet \(id) prövar ritningen.",
            categories: categories,
            series: values.enumerated().map { Series("serie \($0.offset + 1)", $0.element, isDashed: $0.offset == 5) },
            unit: unit,
            decimals: decimals, note: "Prövar ritningen.")
    }

    static let charts: PageContent = {
        var blocks: [Block] = [.chart(hardCharts[1])]
        for first in stride(from: 2, to: hardCharts.count - 1, by: 2) {
            blocks.append(
                .pair(
                    hardCharts[first...min(first + 1, hardCharts.count - 1)].map { Card($0.id, blocks: [.chart($0)]) }))
        }
        return PageContent(
            title: "Diagram", lead: "Svåra diagram, för att se att de håller.", baseYear: 2020, blocks: blocks)
    }()
}
