import MarkupKit
import Presentation

extension ChartDrawing {
    /// Lying bars, one group or stack a category, with the category in words to the left or, where that leaves too little
    /// room, above. Every bar has its value (every stack its total), so there is no axis but the zero line. Returns the
    /// height, which grows with the number of categories.
    mutating func drawLyingBars(_ extent: (low: Double, high: Double)) -> Double {
        let axis = ChartAxis(low: extent.low, high: extent.high, includesZero: true)
        let isStacked = chart.kind == .stackedBars
        let perCategory = isStacked ? 1 : max(data.lines.count, 1)
        let thickness = perCategory > 1 ? 15.0 : 18
        let widest = data.categories.map { Self.width($0) }.max() ?? 0
        let isAbove = size == .narrow || widest > size.width * 0.42
        let valueRoom = (labels(isStacked: isStacked).map { Self.width($0, isStrong: true) }.max() ?? 0) + 8
        let left = (isAbove ? 0 : widest + 10) + (axis.low < 0 ? valueRoom : 0)
        let right = max(size.width - valueRoom, left + 20)
        let spread = max(extent.high, 0) - min(extent.low, 0)
        let unit = spread > 0 ? (right - left) / spread : 0
        let zero = left - min(extent.low, 0) * unit
        let head = data.unit.isEmpty ? 2.0 : 24
        let rowHeight = thickness * Double(perCategory) + (isAbove ? 30 : 12)
        if !data.unit.isEmpty { note(data.unit, 0, 13) }
        ChartPalette.definePatterns(data.lines.count, id: id, in: &svg)

        for category in data.categories.indices {
            let top = head + Double(category) * rowHeight
            let bars = top + (isAbove ? 20 : 4)
            let middle = bars + thickness * Double(perCategory) / 2
            note(
                Self.fitted(data.categories[category], in: isAbove ? size.width : widest + 2), 0,
                isAbove ? top + 14 : middle + 4.5)
            // Only along the bars, so that it never runs through the words above them.
            svg.line(
                from: .init(zero, isAbove ? bars - 1 : top), to: .init(zero, top + rowHeight - (isAbove ? 8 : 0)),
                stroke: .init(ChartPalette.base))
            if isStacked {
                drawLyingStack(category, zero: zero, unit: unit, y: bars, thickness: thickness)
            } else {
                drawLyingGroup(category, zero: zero, unit: unit, y: bars, thickness: thickness)
            }
        }
        let height = head + Double(data.categories.count) * rowHeight + 2
        return height
    }

    private func labels(isStacked: Bool) -> [String] {
        guard isStacked else { return data.lines.flatMap { $0.values.compactMap { $0.map(data.label) } } }
        guard chart.labelsTotals else { return [] }
        return data.categories.indices.compactMap { data.stack($0).total.map(data.label) }
    }

    private mutating func drawLyingStack(
        _ category: Int, zero: Double, unit: Double, y: Double, thickness: Double
    ) {
        var above = 0.0
        var below = 0.0
        for (index, line) in data.lines.enumerated() {
            guard let value = line.values[category], value != 0 else { continue }
            let from = value < 0 ? below : above
            if value < 0 { below += value } else { above += value }
            lyingBar(
                index, from: zero + from * unit, to: zero + (from + value) * unit, y: y, thickness: thickness,
                title: title(line, category, value))
        }
        guard chart.labelsTotals, let total = data.stack(category).total else { return }
        value(data.label(total), zero + above * unit + 6, y + thickness / 2 + 4.5)
    }

    private mutating func drawLyingGroup(
        _ category: Int, zero: Double, unit: Double, y: Double, thickness: Double
    ) {
        for (index, line) in data.lines.enumerated() {
            let top = y + Double(index) * thickness
            guard let value = line.values[category] else { continue }
            let end = zero + value * unit
            lyingBar(index, from: zero, to: end, y: top, thickness: thickness, title: title(line, category, value))
            self.value(
                data.label(value), value < 0 ? end - 6 : end + 6, top + thickness / 2 + 4.5, value < 0 ? .end : .start)
        }
    }

    private mutating func lyingBar(
        _ index: Int, from: Double, to: Double, y: Double, thickness: Double, title: String
    ) {
        svg.rectangle(
            x: min(from, to) + 0.5, y: y + 0.5, width: max((to - from).magnitude - 1, 0.5), height: thickness - 2,
            fill: ChartPalette.fill(index, id: id), stroke: .init(ChartPalette.edge(index)), title: title)
    }
}
