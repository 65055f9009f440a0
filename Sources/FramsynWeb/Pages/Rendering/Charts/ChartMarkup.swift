import MarkupKit
import Presentation
import SwedishText

extension HTML {
    /// A chart: the drawings, the key, the note, and the same numbers as a table one step away. Its title is shown as a
    /// heading unless `headingLevel` is nil, when a heading outside already names it.
    mutating func chart(_ chart: Chart, headingLevel: Int?) {
        let data = ChartData(chart)
        if let headingLevel { heading(headingLevel, chart.title) }
        element("figure", class: "chart") { html in
            html.attribute("id", chart.id)
            for size in ChartDrawing.Size.allCases {
                html.append(ChartDrawing.draw(chart, data, size: size))
            }
            html.key(of: data, chart: chart)
            html.element("figcaption") {
                $0.text(chart.note)
                if data.startsOffZero(chart) { $0.raw(" Den lodräta skalan börjar inte vid noll.") }
            }
        }
        element("details", class: "numbers") {
            $0.element("summary") {
                $0.raw("Visa som tabell")
                $0.element("span", class: "vh", text: ": " + chart.title)
            }
            $0.table(chart.table)
        }
    }

    private mutating func key(of data: ChartData, chart: Chart) {
        let hasBand = data.lines.contains { $0.bandWords != nil }
        guard data.lines.count > 1 || hasBand, !data.isEmpty else { return }
        let isLine = chart.kind == .lines
        element("ul", class: "key") { html in
            for (index, line) in data.lines.enumerated() {
                html.element("li") {
                    $0.append(
                        ChartPalette.sample(
                            index, isLine: isLine, isDashed: line.isDashed, id: "\(chart.id)-n\(index)"))
                    $0.text(line.name)
                }
                guard let words = line.bandWords else { continue }
                html.element("li") {
                    $0.append(ChartPalette.bandSample(index))
                    $0.text(words)
                }
            }
        }
    }
}

extension ChartData {
    /// Whether the value axis of a line chart leaves out zero, which the reader is told.
    fileprivate func startsOffZero(_ chart: Chart) -> Bool {
        guard chart.kind == .lines, !isEmpty, let extent = extent(of: .lines) else { return false }
        let axis = ChartAxis(low: extent.low, high: extent.high, includesZero: chart.startsAtZero)
        return axis.low > 0 || axis.high < 0
    }
}

extension Chart {
    /// The chart's numbers as a table: a row a category, a column a series and two for its band.
    var table: Table {
        var columns = [Column("", explanation: "Kategori", isText: true)]
        for line in series {
            columns.append(Column(line.name, explanation: line.name))
            guard let band = line.band else { continue }
            columns.append(Column("\(line.name), lägst", explanation: band.words))
            columns.append(Column("\(line.name), högst", explanation: band.words))
        }
        let rows = categories.indices.map { index in
            var cells = [Cell.text(categories[index])]
            func add(_ values: [Double?]) {
                let value = index < values.count ? values[index] : nil
                cells.append(.quantity(Quantity(value, unit, decimals: decimals, missing: "–")))
            }
            for line in series {
                add(line.values)
                guard let band = line.band else { continue }
                add(band.lower)
                add(band.upper)
            }
            return Row(cells)
        }
        let words = Swedish.unit(unit)
        return Table(
            id: id + "-tabell", caption: words.isEmpty ? title : "\(title). Enhet: \(words).", columns: columns,
            rows: rows)
    }
}
