import MarkupKit

/// The room inside the axes of a drawing with upright values.
struct ChartFrame {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var axis: ChartAxis
    var count: Int
    /// Lines run from edge to edge; bars stand in the middle of their slots.
    var isEdgeToEdge: Bool

    /// Height of a value.
    func y(_ value: Double) -> Double { bottom - axis.share(value) * (bottom - top) }

    /// Place of a category.
    func x(_ category: Int) -> Double {
        guard isEdgeToEdge else { return left + (Double(category) + 0.5) * slot }
        guard count > 1 else { return (left + right) / 2 }
        return left + Double(category) * slot
    }

    /// Width of a category.
    var slot: Double {
        (right - left) / Double(max(isEdgeToEdge ? count - 1 : count, 1))
    }
}

extension ChartDrawing {
    /// Draws axes and category labels, and tells what room they leave; `endRoom` is kept free at the right.
    mutating func drawFrame(_ axis: ChartAxis, isEdgeToEdge: Bool, endRoom: Double) -> ChartFrame {
        let labels = axis.labels
        let widest = labels.map { Self.width($0) }.max() ?? 0
        let frame = ChartFrame(
            left: widest + 10 + (isEdgeToEdge ? 6 : 0), right: size.width - max(endRoom, isEdgeToEdge ? 18 : 4),
            top: data.unit.isEmpty ? 14 : 30, bottom: size.height - 26, axis: axis, count: data.categories.count,
            isEdgeToEdge: isEdgeToEdge)
        if !data.unit.isEmpty { note(data.unit, 0, 13) }
        for (tick, label) in zip(axis.ticks, labels) {
            let y = frame.y(tick)
            svg.line(
                from: .init(widest + 10, y), to: .init(frame.right, y),
                stroke: .init(tick == 0 ? ChartPalette.base : ChartPalette.grid))
            note(label, widest, y + 4.5, .end)
        }
        drawCategories(in: frame)
        return frame
    }

    /// Every label that has room, counted from the last, which is the one people look for.
    private mutating func drawCategories(in frame: ChartFrame) {
        let last = data.categories.count - 1
        let room = max(frame.slot * Double(stride(of: data.categories, in: frame)) - 6, 24)
        for index in labelled(data.categories, in: frame) {
            let text = Self.fitted(data.categories[index], in: max(room, 60))
            let half = Self.width(text) / 2
            let x = min(max(frame.x(index), half), size.width - half)
            note(text, last == 0 ? frame.x(0) : x, frame.bottom + 19, .middle)
        }
    }

    /// The categories whose labels (given as texts) get room in the frame: every one, every second, … from the last.
    func labelled(_ texts: [String], in frame: ChartFrame, isStrong: Bool = false) -> [Int] {
        let step = stride(of: texts, in: frame, isStrong: isStrong)
        return texts.indices.filter { (texts.count - 1 - $0).isMultiple(of: step) }
    }

    private func stride(of texts: [String], in frame: ChartFrame, isStrong: Bool = false) -> Int {
        let widest = min(texts.map { Self.width($0, isStrong: isStrong) }.max() ?? 0, 110)
        guard frame.slot > 0 else { return 1 }
        return max(1, Int(min(((widest + 6) / frame.slot).rounded(.up), 1000)))
    }
}
