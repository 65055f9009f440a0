import MarkupKit
import Presentation
import Testing

@testable import FramsynWeb

@Suite("Charts")
struct ChartTests {
    static let charts =
        SamplePages.hardCharts + [
            SamplePages.needChart, SamplePages.recruitmentChart, SamplePages.scenarioChart,
        ]

    @Test("Everything drawn is finite and lies within the drawing, in all three sizes", arguments: charts.indices)
    func inside(index: Int) throws {
        let chart = Self.charts[index]
        let data = ChartData(chart)
        for size in ChartDrawing.Size.allCases {
            let page = MarkupInspection(ChartDrawing.draw(chart, data, size: size).string)
            #expect(page.faults.isEmpty)
            #expect(page.brokenReferences.isEmpty)
            let box = try #require(page.elements.first?["viewBox"]).split(separator: " ").compactMap { Double($0) }
            try #require(box.count == 4)
            for element in page.elements where element.name != "pattern" {
                func number(_ name: String) -> Double { element[name].flatMap(Double.init) ?? 0 }
                switch element.name {
                case "rect":
                    #expect(number("x") >= -1 && number("x") + number("width") <= box[2] + 1, "\(chart.id) \(element)")
                    #expect(number("y") >= -1 && number("y") + number("height") <= box[3] + 1, "\(chart.id) \(element)")
                case "polyline", "polygon":
                    for pair in (element["points"] ?? "").split(separator: " ") {
                        let xy = pair.split(separator: ",").compactMap { Double($0) }
                        #expect(
                            xy.count == 2 && xy[0] >= -5 && xy[0] <= box[2] + 5 && xy[1] >= -5 && xy[1] <= box[3] + 5)
                    }
                case "text":
                    #expect(
                        (0...box[2]).contains(number("x")) && (8...box[3]).contains(number("y")),
                        "\(chart.id) \(element)")
                    #expect(number("font-size") >= 13)
                default: break
                }
            }
        }
    }

    @Test("The picture is named, described and followed by the same numbers as a table")
    func table() {
        let chart = SamplePages.needChart
        var html = HTML()
        html.chart(chart, headingLevel: 2)
        let page = MarkupInspection(html.string)
        #expect(page.elements.count { $0["role"] == "img" } == 3)
        #expect(page.elements.count { $0.name == "desc" } == 3)
        #expect(html.string.contains("börjar inte vid noll"))
        let table = chart.table
        #expect(table.columns.count == 4)
        #expect(table.rows.count == chart.categories.count)
        #expect(
            table.rows.map { $0.cells[1] }
                == chart.series[0].values.map {
                    .quantity(Quantity($0, .persons, missing: "–"))
                })
    }

    @Test("Bars begin at zero and a stack's parts add up to its total in height")
    func stack() throws {
        let chart = SamplePages.recruitmentChart
        let data = ChartData(chart)
        let page = MarkupInspection(ChartDrawing.draw(chart, data, size: .wide).string)
        let bars = page.elements.filter { $0.name == "rect" && ($0["stroke"] ?? "") != "" }
        #expect(bars.count == 24)
        let heights = bars.compactMap { $0["height"].flatMap(Double.init) }.map { $0 + 1 }
        let unit = heights[0] / 181
        for category in 0..<8 {
            let drawn = heights[(category * 3)..<(category * 3 + 3)].reduce(0, +)
            let total = try #require(data.stack(category).total)
            #expect((drawn / unit - total).magnitude < 0.5)
        }
        #expect(data.stack(0).total == 211)
    }

    @Test("Values that both rise and fall are stacked on each side of zero")
    func signs() {
        let data = ChartData(SamplePages.chart(.stackedBars, "x", ["a"], [[5], [-3], [2], [nil]]))
        #expect(data.stack(0).above == 7)
        #expect(data.stack(0).below == -3)
        #expect(data.stack(0).total == 4)
    }

    @Test("Series shorter than the categories leave gaps; what is not finite is a gap")
    func gaps() {
        let data = ChartData(SamplePages.chart(.lines, "x", ["a", "b", "c", "d"], [[1, .nan, .infinity]]))
        #expect(data.lines[0].values == [1, nil, nil, nil])
    }

    @Test("Long words make bars lie down; years do not")
    func lying() {
        func lies(_ categories: [String]) -> Bool {
            let chart = SamplePages.chart(.bars, "x", categories, [categories.map { _ in 1 }])
            return ChartDrawing(chart: chart, data: ChartData(chart), size: .wide).needsLyingBars
        }
        #expect(lies(SamplePages.professions))
        #expect(!lies((2014...2034).map(String.init)))
    }

    static let axes: [(Double, Double, Bool)] = [
        (1393.0, 1550.0, false), (0, 263, true), (-30, 42, true), (0.071, 0.0814, false), (1e-12, 2e-12, false),
        (-1e200, 1e200, true), (5, 5, false), (0, 0, true), (0, 0, false), (-7, -7, true), (1e15, 1e15 + 1, false),
        (0, 1e-300, true), (99.999, 100.001, false), (-1.7e308, 1.7e308, true), (0, .greatestFiniteMagnitude, false),
    ]

    @Test(
        "An axis has few round ticks around the values",
        arguments: axes)
    func axis(low: Double, high: Double, zero: Bool) {
        let axis = ChartAxis(low: low, high: high, includesZero: zero)
        #expect((2...11).contains(axis.ticks.count), "\(axis)")
        #expect(axis.low < axis.high)
        #expect(!axis.ticks.contains { !$0.isFinite })
        #expect((0...1).contains(axis.share(low)) && (0...1).contains(axis.share(high)))
        if high - low > 1e-6, high < 1e15 {
            #expect(axis.low <= low && axis.high >= high)
            #expect(Set(axis.labels).count == axis.labels.count, "\(axis.labels)")
        }
        if zero { #expect(axis.low <= 0 && axis.high >= 0) }
    }

    @Test("The six looks differ in lightness by at least nine steps of L*, and lines reach 4.5:1 against white")
    func palette() {
        let grounds = (0..<6).map { Self.lightness(ChartPalette.ground($0).description) }
        for a in 0..<6 { for b in 0..<a { #expect((grounds[a] - grounds[b]).magnitude >= 5, "\(a) \(b) \(grounds)") } }
        for index in 0..<5 { #expect((grounds[index] - grounds[index + 1]).magnitude >= 9, "\(grounds)") }
        for index in 0..<6 {
            #expect(1.05 / (Self.luminance(ChartPalette.edge(index).description) + 0.05) >= 4.5)
        }
    }

    private static func luminance(_ hex: String) -> Double {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
            let c = Double(part) / 255
            // The sRGB curve, near enough with 2.2 for telling colours apart.
            return c <= 0.04045 ? c / 12.92 : power((c + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private static func lightness(_ hex: String) -> Double { 116 * power(luminance(hex), 1 / 3.0) - 16 }

    /// x^y by repeated square roots of x, good to six digits for 0…1.
    private static func power(_ x: Double, _ y: Double) -> Double {
        var result = 1.0
        var root = x
        var rest = y
        while rest >= 1 {
            result *= x
            rest -= 1
        }
        for _ in 0..<40 {
            root = root.squareRoot()
            rest *= 2
            if rest >= 1 {
                result *= root
                rest -= 1
            }
        }
        return result
    }
}
