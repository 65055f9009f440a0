import MarkupKit
import Presentation
import SwedishText

/// One drawing of a chart. A chart is drawn three times, and the style sheet shows the one that fits, so that text keeps
/// its size: a wide drawing shrunk to a telephone cannot be read.
struct ChartDrawing {
    /// How wide the drawing is.
    enum Size: CaseIterable {
        /// A telephone.
        case narrow
        /// Half a page.
        case middle
        /// A page.
        case wide

        /// Width in user units, about as many pixels.
        var width: Double {
            switch self {
            case .narrow: 330
            case .middle: 480
            case .wide: 760
            }
        }

        /// Height of a drawing with upright values.
        var height: Double {
            switch self {
            case .narrow: 240
            case .middle: 270
            case .wide: 300
            }
        }

        /// Class that the style sheet shows it by.
        var look: StaticString {
            switch self {
            case .narrow: "drawing narrow"
            case .middle: "drawing middle"
            case .wide: "drawing wide"
            }
        }

        /// Letter in element ids.
        var letter: String {
            switch self {
            case .narrow: "s"
            case .middle: "m"
            case .wide: "l"
            }
        }
    }

    /// Letters are 13 units high.
    static let textSize = 13.0

    let chart: Chart
    let data: ChartData
    let size: Size
    var svg = SVG()

    /// A drawing of `chart`.
    static func draw(_ chart: Chart, _ data: ChartData, size: Size) -> HTML {
        var drawing = ChartDrawing(chart: chart, data: data, size: size)
        let height = drawing.drawAll()
        return drawing.svg.picture(
            width: size.width, height: height, id: drawing.id, class: size.look, title: chart.title,
            description: chart.description)
    }

    /// The drawing's name on the page.
    var id: String { "\(chart.id)-\(size.letter)" }

    private mutating func drawAll() -> Double {
        guard !data.isEmpty, let extent = data.extent(of: chart.kind) else {
            svg.text(
                "Inga värden att visa.", at: .init(size.width / 2, 44), size: Self.textSize, color: ChartPalette.quiet,
                anchor: .middle)
            return 80
        }
        switch chart.kind {
        case .lines: return drawLines(extent)
        case .horizontalBars: return drawLyingBars(extent)
        case .bars, .stackedBars: return needsLyingBars ? drawLyingBars(extent) : drawStandingBars(extent)
        }
    }

    /// About how wide a text is; on the broad side, so that nothing collides in a broad typeface.
    static func width(_ text: String, isStrong: Bool = false) -> Double {
        var units = 0.0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{202F}": units += 0.25
            case " ", "\u{00A0}", ",", ".", "i", "l", "j", ":", "'": units += 0.34
            case "m", "w", "M", "W", "%": units += 0.95
            default: units += 0.62
            }
        }
        return units * textSize * (isStrong ? 1.1 : 1)
    }

    /// The text cut so that it fits, with an ellipsis.
    static func fitted(_ text: String, in width: Double) -> String {
        guard self.width(text) > width else { return text }
        var cut = text
        while !cut.isEmpty, self.width(cut + "…") > width { cut.removeLast() }
        return cut + "…"
    }

    /// Draws a quiet text.
    mutating func note(_ text: String, _ x: Double, _ y: Double, _ anchor: SVG.Anchor = .start) {
        svg.text(text, at: .init(x, y), size: Self.textSize, color: ChartPalette.quiet, anchor: anchor)
    }

    /// Draws a value.
    mutating func value(_ text: String, _ x: Double, _ y: Double, _ anchor: SVG.Anchor = .start) {
        svg.text(
            text, at: .init(x, y), size: Self.textSize, color: ChartPalette.ink, anchor: anchor, isStrong: true,
            halo: ChartPalette.paper)
    }

    /// What a resting pointer shows.
    func title(_ line: ChartData.Line, _ category: Int, _ value: Double) -> String {
        let unit = data.unit.isEmpty ? "" : Swedish.unitSpace + data.unit
        return "\(data.categories[category]), \(line.name): \(data.label(value))\(unit)"
    }
}
