import MarkupKit
import Presentation

extension ChartDrawing {
    /// Whether the categories are words that have no room beside each other, so that the bars must lie.
    var needsLyingBars: Bool {
        let slot = (size.width - 50) / Double(max(data.categories.count, 1))
        // Years, months and other short labels may be thinned out instead.
        return data.categories.contains { Self.width($0) > max(slot - 6, 62) }
    }

    /// Upright bars, on top of each other or side by side. Returns the height.
    mutating func drawStandingBars(_ extent: (low: Double, high: Double)) -> Double {
        let axis = ChartAxis(low: extent.low, high: extent.high, includesZero: true)
        let frame = drawFrame(axis, isEdgeToEdge: false, endRoom: 4)
        ChartPalette.definePatterns(data.lines.count, id: id, in: &svg)
        if chart.kind == .stackedBars { drawStacks(in: frame) } else { drawGroups(in: frame) }
        svg.line(
            from: .init(frame.left, frame.y(0)), to: .init(frame.right, frame.y(0)), stroke: .init(ChartPalette.base))
        return size.height
    }

    private mutating func drawStacks(in frame: ChartFrame) {
        let width = min(frame.slot * 0.66, 56)
        for category in data.categories.indices {
            var above = 0.0
            var below = 0.0
            for (index, line) in data.lines.enumerated() {
                guard let value = line.values[category], value != 0 else { continue }
                let from = value < 0 ? below : above
                let to = from + value
                if value < 0 { below = to } else { above = to }
                bar(
                    index, x: frame.x(category) - width / 2, width: width, from: frame.y(from), to: frame.y(to),
                    title: title(line, category, value))
            }
        }
        guard chart.labelsTotals else { return }
        let totals = data.categories.indices.map { data.stack($0).total.map(data.label) ?? "" }
        for category in labelled(totals, in: frame, isStrong: true) {
            value(totals[category], frame.x(category), frame.y(data.stack(category).above) - 6, .middle)
        }
    }

    private mutating func drawGroups(in frame: ChartFrame) {
        let count = Double(max(data.lines.count, 1))
        let width = min(frame.slot * 0.72 / count, 56)
        for category in data.categories.indices {
            let start = frame.x(category) - width * count / 2
            for (index, line) in data.lines.enumerated() {
                guard let value = line.values[category] else { continue }
                bar(
                    index, x: start + Double(index) * width, width: width, from: frame.y(0), to: frame.y(value),
                    title: title(line, category, value))
            }
        }
        guard let line = data.lines.first, data.lines.count == 1 else { return }
        let labels = line.values.map { $0.map(data.label) ?? "" }
        for category in labelled(labels, in: frame, isStrong: true) {
            guard let height = line.values[category] else { continue }
            value(labels[category], frame.x(category), frame.y(height) + (height < 0 ? 16 : -6), .middle)
        }
    }

    private mutating func bar(
        _ index: Int, x: Double, width: Double, from: Double, to: Double, title: String
    ) {
        // Inset by half an edge, so that neighbours show a line each and never cover one another.
        svg.rectangle(
            x: x + 0.5, y: min(from, to) + 0.5, width: width - 1, height: max((from - to).magnitude - 1, 0.5),
            fill: ChartPalette.fill(index, id: id), stroke: .init(ChartPalette.edge(index)), title: title)
    }
}
