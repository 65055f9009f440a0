import Presentation
import SwedishText

/// A chart's numbers ready to draw: in the unit that is printed, as many as there are categories, every one finite.
struct ChartData {
    /// A series as drawn.
    struct Line {
        var name: String
        var values: [Double?]
        var lower: [Double?]
        var upper: [Double?]
        var bandWords: String?
        var isDashed: Bool
    }

    var categories: [String]
    /// Totals to print instead of the sums of the lines; nil means the sums.
    var totals: [Double?]?
    var lines: [Line]
    /// What the axis counts, in words: "personer", "miljoner kr"; empty for plain numbers.
    var unit: String
    /// Decimals of a label.
    var decimals: Int

    /// Takes values and units from a chart. Values over ten million are drawn in millions, so that labels stay short.
    init(_ chart: Chart) {
        let scale =
            switch chart.unit {
            case .percent, .percentagePoints: 100.0
            case .millionKronor: 1e-6
            case .thousandKronor: 1e-3
            default: 1.0
            }
        let count = chart.categories.count
        // Beyond this nothing can be told apart in a picture, and products of coordinates would overflow.
        let limit = 1e200
        func ready(_ values: [Double?]) -> [Double?] {
            (0..<count).map { index in
                guard index < values.count, let value = values[index], value.isFinite else { return nil }
                return min(max(value * scale, -limit), limit)
            }
        }
        categories = chart.categories
        totals = chart.totals.map(ready)
        lines = chart.series.map {
            Line(
                name: $0.name, values: ready($0.values), lower: ready($0.band?.lower ?? []),
                upper: ready($0.band?.upper ?? []), bandWords: $0.band?.words, isDashed: $0.isDashed)
        }
        decimals = chart.decimals
        unit = Swedish.unit(chart.unit)
        let largest = lines.flatMap { $0.values + $0.lower + $0.upper }.reduce(0) { max($0, $1?.magnitude ?? 0) }
        if largest >= 1e7 {
            for index in lines.indices {
                lines[index].values = lines[index].values.map { $0.map { $0 / 1e6 } }
                lines[index].lower = lines[index].lower.map { $0.map { $0 / 1e6 } }
                lines[index].upper = lines[index].upper.map { $0.map { $0 / 1e6 } }
            }
            totals = totals.map { $0.map { $0.map { $0 / 1e6 } } }
            unit = unit.isEmpty ? "miljoner" : "miljoner " + unit
            decimals = 1
        }
    }

    /// Whether there is anything to draw.
    var isEmpty: Bool { !lines.contains { $0.values.contains { $0 != nil } } }

    /// A value as its label.
    func label(_ value: Double) -> String { Swedish.number(value, decimals: decimals) }

    /// The sums of what stacks upwards and downwards in a category.
    func stack(_ category: Int) -> (above: Double, below: Double, total: Double?) {
        var above = 0.0
        var below = 0.0
        var hasValue = false
        for line in lines {
            guard let value = line.values[category] else { continue }
            hasValue = true
            if value < 0 { below += value } else { above += value }
        }
        let given = totals.flatMap { $0.indices.contains(category) ? $0[category] : nil }
        return (above, below, hasValue ? given ?? above + below : nil)
    }

    /// The least and greatest drawn value; nil when there is none.
    func extent(of kind: Chart.Kind) -> (low: Double, high: Double)? {
        var values: [Double] = []
        if kind == .stackedBars {
            for category in categories.indices {
                let sums = stack(category)
                values += [sums.above, sums.below]
            }
        } else {
            for line in lines { values += (line.values + line.lower + line.upper).compactMap(\.self) }
        }
        guard let low = values.min(), let high = values.max() else { return nil }
        return (low, high)
    }
}
