import MarkupKit
import Presentation
import SwedishText

extension ChartDrawing {
    /// Lines with bands; a gap where a value is missing. Returns the height.
    mutating func drawLines(_ extent: (low: Double, high: Double)) -> Double {
        let axis = ChartAxis(low: extent.low, high: extent.high, includesZero: chart.startsAtZero)
        let last = data.categories.count - 1
        let ends = data.lines.compactMap { line in line.values.last.flatMap(\.self).map(data.label) }
        let endRoom = (ends.map { Self.width($0, isStrong: true) }.max() ?? 0) + 12
        let frame = drawFrame(axis, isEdgeToEdge: true, endRoom: endRoom)
        for (index, line) in data.lines.enumerated() { drawBand(line, index, in: frame) }
        for (index, line) in data.lines.enumerated() { drawLine(line, index, in: frame) }
        var places: [(y: Double, text: String)] = []
        for line in data.lines {
            guard last >= 0, let value = line.values[last] else { continue }
            places.append((frame.y(value), data.label(value)))
        }
        for place in spread(places, from: frame.top, to: frame.bottom) {
            value(place.text, frame.right + 8, place.y + 4.5)
        }
        if data.lines.count == 1, let first = data.lines[0].values.first, let start = first, last > 0 {
            // Above the point, or below it where the line rises through that place.
            let next = data.lines[0].values[1] ?? start
            let y = next > start ? frame.y(start) + 18 : frame.y(start) - 9
            value(data.label(start), frame.x(0) + 2, min(max(y, frame.top), frame.bottom - 5))
        }
        return size.height
    }

    private mutating func drawBand(_ line: ChartData.Line, _ index: Int, in frame: ChartFrame) {
        for run in runs(data.categories.indices.map { line.lower[$0] != nil && line.upper[$0] != nil }) {
            let upper = run.map { SVG.Point(frame.x($0), frame.y(line.upper[$0] ?? 0)) }
            let lower = run.reversed().map { SVG.Point(frame.x($0), frame.y(line.lower[$0] ?? 0)) }
            svg.polygon(upper + lower, fill: .color(ChartPalette.edge(index), opacity: 0.16))
        }
    }

    private mutating func drawLine(_ line: ChartData.Line, _ index: Int, in frame: ChartFrame) {
        let stroke = SVG.Stroke(ChartPalette.edge(index), width: 2.5, dash: line.isDashed ? "6 4" : nil)
        let showsPoints = data.lines.count > 1 && frame.slot > 14
        let final = line.values.lastIndex { $0 != nil }
        for run in runs(line.values.map { $0 != nil }) {
            let points = run.map { SVG.Point(frame.x($0), frame.y(line.values[$0] ?? 0)) }
            if points.count > 1 { svg.polyline(points, stroke: stroke) }
            for (category, point) in zip(run, points) {
                guard showsPoints || points.count == 1 || category == final else { continue }
                ChartPalette.point(
                    index, at: point, in: &svg, title: title(line, category, line.values[category] ?? 0))
            }
        }
    }

    /// Ranges of categories without a gap.
    private func runs(_ isThere: [Bool]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start: Int?
        for (index, there) in isThere.enumerated() {
            if there, start == nil { start = index }
            if !there, let begun = start {
                result.append(begun..<index)
                start = nil
            }
        }
        if let start { result.append(start..<isThere.count) }
        return result
    }

    /// Moves labels that lie on each other apart, keeping their order and staying in the frame as far as there is room.
    private func spread(
        _ places: [(y: Double, text: String)], from top: Double, to bottom: Double
    ) -> [(y: Double, text: String)] {
        let distance = Self.textSize + 2
        var sorted = places.sorted { $0.y < $1.y }
        for index in sorted.indices.dropFirst() {
            sorted[index].y = max(sorted[index].y, sorted[index - 1].y + distance)
        }
        var limit = bottom
        for index in sorted.indices.reversed() {
            sorted[index].y = min(sorted[index].y, limit)
            limit = sorted[index].y - distance
        }
        return sorted
    }
}
