import MarkupKit

/// Six looks that stay apart for colour-blind readers and in grey: fills differ in lightness and in pattern, lines in the
/// shape of their points. A seventh series begins again.
enum ChartPalette {
    /// Text that explains.
    static let quiet: StaticString = "#4a5866"
    /// Text that carries.
    static let ink: StaticString = "#17212b"
    /// Lines that help the eye.
    static let grid: StaticString = "#d9dfe3"
    /// The zero line.
    static let base: StaticString = "#86939e"
    /// What lies under the picture.
    static let paper: StaticString = "#ffffff"

    /// Colour of areas. Lightness (CIE L*) 34, 72, 56, 86, 45, 66.
    static func ground(_ index: Int) -> StaticString {
        switch index % 6 {
        case 0: "#0b5b57"
        case 1: "#e3a63f"
        case 2: "#7388d0"
        case 3: "#f3c9d6"
        case 4: "#6e6a1f"
        default: "#98a3ab"
        }
    }

    /// Colour of lines, edges and pattern strokes; at least 4.5:1 against white.
    static func edge(_ index: Int) -> StaticString {
        switch index % 6 {
        case 0: "#0b5b57"
        case 1: "#8f5a00"
        case 2: "#3b4e9e"
        case 3: "#a1285c"
        case 4: "#4c4a12"
        default: "#4f5b66"
        }
    }

    /// What an area of the series is filled with, in the drawing whose patterns were defined under `id`.
    static func fill(_ index: Int, id: String) -> SVG.Fill {
        index % 6 == 0 ? .color(ground(0)) : .pattern(id: "\(id)-p\(index % 6)")
    }

    /// Defines the patterns that `count` series need.
    static func definePatterns(_ count: Int, id: String, in svg: inout SVG) {
        guard count > 1 else { return }
        for index in 1..<min(count, 6) {
            let stroke = SVG.Stroke(edge(index), width: 0.9)
            let name = "\(id)-p\(index)"
            switch index {
            case 1:
                svg.pattern(id: name, tile: 6, ground: ground(1), rotation: 45) {
                    $0.line(from: .init(3, 0), to: .init(3, 6), stroke: stroke)
                }
            case 2:
                svg.pattern(id: name, tile: 6, ground: ground(2)) {
                    $0.circle(at: .init(3, 3), radius: 1, fill: .color("#ffffff"))
                }
            case 3:
                svg.pattern(id: name, tile: 6, ground: ground(3)) {
                    $0.line(from: .init(0, 3), to: .init(6, 3), stroke: stroke)
                }
            case 4:
                svg.pattern(id: name, tile: 6, ground: ground(4), rotation: -45) {
                    $0.line(from: .init(3, 0), to: .init(3, 6), stroke: .init("#d9d5a0", width: 0.9))
                }
            default:
                svg.pattern(id: name, tile: 6, ground: ground(5)) {
                    $0.line(from: .init(3, 0), to: .init(3, 6), stroke: stroke)
                }
            }
        }
    }

    /// The point of a line, in the shape of its series, with words that a resting pointer shows.
    static func point(_ index: Int, at p: SVG.Point, in svg: inout SVG, title: String? = nil) {
        let color = edge(index)
        let fill = SVG.Fill.color(index % 6 < 4 ? color : paper)
        let stroke = SVG.Stroke(color, width: 1.5)
        switch index % 6 {
        case 0, 4: svg.circle(at: p, radius: 3.5, fill: fill, stroke: stroke, title: title)
        case 1, 5:
            svg.rectangle(x: p.x - 3.3, y: p.y - 3.3, width: 6.6, height: 6.6, fill: fill, stroke: stroke, title: title)
        case 2:
            let corners = [SVG.Point(p.x, p.y - 4.4), .init(p.x + 4.2, p.y + 3.2), .init(p.x - 4.2, p.y + 3.2)]
            svg.polygon(corners, fill: fill, stroke: stroke, title: title)
        default:
            let corners = [
                SVG.Point(p.x, p.y - 4.6), .init(p.x + 4.6, p.y), .init(p.x, p.y + 4.6), .init(p.x - 4.6, p.y),
            ]
            svg.polygon(corners, fill: fill, stroke: stroke, title: title)
        }
    }

    /// The look of a series beside its name in the key.
    static func sample(_ index: Int, isLine: Bool, isDashed: Bool, id: String) -> HTML {
        var svg = SVG()
        if isLine {
            svg.line(
                from: .init(1, 7), to: .init(27, 7),
                stroke: .init(edge(index), width: 2.5, dash: isDashed ? "6 4" : nil))
            point(index, at: .init(14, 7), in: &svg)
            return svg.ornament(width: 28, height: 14, class: "sample")
        }
        definePatterns(index % 6 + 1, id: id, in: &svg)
        svg.rectangle(
            x: 0.5, y: 0.5, width: 17, height: 13, fill: fill(index, id: id), stroke: .init(edge(index)))
        return svg.ornament(width: 18, height: 14, class: "sample")
    }

    /// The look of a band in the key.
    static func bandSample(_ index: Int) -> HTML {
        var svg = SVG()
        svg.rectangle(x: 0, y: 0, width: 28, height: 14, fill: .color(edge(index), opacity: 0.16))
        return svg.ornament(width: 28, height: 14, class: "sample")
    }
}
