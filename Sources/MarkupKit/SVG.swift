/// A drawing under construction, in user units with the origin at the upper left.
///
/// Looks are presentation attributes, so that a drawing needs no style sheet and passes a strict content policy; it can
/// stand in a page or in a file of its own. Coordinates are printed with at most two decimals; one that is no number is
/// printed as 0.
public struct SVG: Sendable {
    /// What an area is filled with.
    public enum Fill: Sendable, Equatable {
        /// Nothing.
        case none
        /// A colour, with how opaque it is (0…1).
        case color(StaticString, opacity: Double = 1)
        /// A pattern defined in the same drawing.
        case pattern(id: String)

        /// The same fill.
        public static func == (lhs: Fill, rhs: Fill) -> Bool {
            switch (lhs, rhs) {
            case (.none, .none): true
            case (.color(let a, let x), .color(let b, let y)): a.description == b.description && x == y
            case (.pattern(let a), .pattern(let b)): a == b
            default: false
            }
        }
    }

    /// How a line is drawn.
    public struct Stroke: Sendable {
        /// Colour.
        public var color: StaticString
        /// Width in user units.
        public var width: Double
        /// Lengths of dashes and gaps, as in SVG; nil for a whole line.
        public var dash: StaticString?

        /// A stroke from its parts.
        public init(_ color: StaticString, width: Double = 1, dash: StaticString? = nil) {
            self.color = color
            self.width = width
            self.dash = dash
        }
    }

    /// A place in the drawing.
    public struct Point: Sendable, Equatable {
        /// To the right.
        public var x: Double
        /// Downwards.
        public var y: Double

        /// A point from its coordinates.
        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// Which part of a text stands at its place.
    public enum Anchor: Sendable {
        /// The first letter.
        case start
        /// The middle.
        case middle
        /// The last letter.
        case end
    }

    private var body = HTML(capacity: 4096)

    /// An empty drawing.
    public init() {}

    /// The drawing as an `svg` element named by its title and described by its description; `id` is unique on the page.
    public func picture(
        width: Double, height: Double, id: String, class names: StaticString, title: String, description: String
    ) -> HTML {
        root(width: width, height: height, class: names) {
            $0.attribute("role", "img")
            $0.attribute("aria-labelledby", "\(id)-t \(id)-d")
            $0.element("title") {
                $0.attribute("id", id + "-t")
                $0.text(title)
            }
            $0.element("desc") {
                $0.attribute("id", id + "-d")
                $0.text(description)
            }
        }
    }

    /// The drawing as an `svg` element that says nothing of its own (a sample in a key).
    public func ornament(width: Double, height: Double, class names: StaticString) -> HTML {
        root(width: width, height: height, class: names) {
            $0.attribute("width", SVG.coordinate(width))
            $0.attribute("height", SVG.coordinate(height))
            $0.attribute("aria-hidden", "true")
            $0.attribute("focusable", "false")
        }
    }

    private func root(
        width: Double, height: Double, class names: StaticString, _ start: (inout HTML) -> Void
    ) -> HTML {
        var html = HTML(capacity: body.bytes.count + 512)
        html.element("svg") {
            $0.attribute("xmlns", "http://www.w3.org/2000/svg")
            $0.attribute("class", names)
            $0.attribute("viewBox", "0 0 \(SVG.coordinate(width)) \(SVG.coordinate(height))")
            start(&$0)
            $0.append(body)
        }
        return html
    }

    /// A straight line.
    public mutating func line(from start: Point, to end: Point, stroke: Stroke) {
        body.element("line") {
            $0.attribute("x1", SVG.coordinate(start.x))
            $0.attribute("y1", SVG.coordinate(start.y))
            $0.attribute("x2", SVG.coordinate(end.x))
            $0.attribute("y2", SVG.coordinate(end.y))
            SVG.write(stroke, to: &$0)
        }
    }

    /// A rectangle, with words that a pointer resting on it shows.
    public mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, fill: Fill, stroke: Stroke? = nil, title: String? = nil
    ) {
        body.element("rect") {
            $0.attribute("x", SVG.coordinate(x))
            $0.attribute("y", SVG.coordinate(y))
            $0.attribute("width", SVG.coordinate(max(0, width)))
            $0.attribute("height", SVG.coordinate(max(0, height)))
            SVG.write(fill, to: &$0)
            if let stroke { SVG.write(stroke, to: &$0) }
            if let title { $0.element("title", text: title) }
        }
    }

    /// Lines from point to point.
    public mutating func polyline(_ points: [Point], stroke: Stroke) {
        body.element("polyline") {
            $0.attribute("points", SVG.list(points))
            $0.attribute("fill", "none")
            $0.attribute("stroke-linejoin", "round")
            $0.attribute("stroke-linecap", "round")
            SVG.write(stroke, to: &$0)
        }
    }

    /// An area between points.
    public mutating func polygon(_ points: [Point], fill: Fill, stroke: Stroke? = nil, title: String? = nil) {
        body.element("polygon") {
            $0.attribute("points", SVG.list(points))
            SVG.write(fill, to: &$0)
            if let stroke { SVG.write(stroke, to: &$0) }
            if let title { $0.element("title", text: title) }
        }
    }

    /// A disc, with words that a pointer resting on it shows.
    public mutating func circle(
        at center: Point, radius: Double, fill: Fill, stroke: Stroke? = nil, title: String? = nil
    ) {
        body.element("circle") {
            $0.attribute("cx", SVG.coordinate(center.x))
            $0.attribute("cy", SVG.coordinate(center.y))
            $0.attribute("r", SVG.coordinate(radius))
            SVG.write(fill, to: &$0)
            if let stroke { SVG.write(stroke, to: &$0) }
            if let title { $0.element("title", text: title) }
        }
    }

    /// A line of text; `at` is on its base line. A halo keeps it readable over lines.
    public mutating func text(
        _ text: String, at point: Point, size: Double, color: StaticString, anchor: Anchor = .start,
        isStrong: Bool = false, halo: StaticString? = nil
    ) {
        body.element("text") {
            $0.attribute("x", SVG.coordinate(point.x))
            $0.attribute("y", SVG.coordinate(point.y))
            $0.attribute("font-size", SVG.coordinate(size))
            $0.attribute("fill", color)
            switch anchor {
            case .start: break
            case .middle: $0.attribute("text-anchor", "middle")
            case .end: $0.attribute("text-anchor", "end")
            }
            if isStrong { $0.attribute("font-weight", "600") }
            if let halo {
                $0.attribute("paint-order", "stroke")
                $0.attribute("stroke", halo)
                $0.attribute("stroke-width", "4")
                $0.attribute("stroke-linejoin", "round")
            }
            $0.text(text)
        }
    }

    /// Defines a pattern of square tiles: a ground colour with what `content` draws on each tile.
    public mutating func pattern(
        id: String, tile: Double, ground: StaticString, rotation: Double = 0, _ content: (inout SVG) -> Void
    ) {
        var inner = SVG()
        inner.rectangle(x: 0, y: 0, width: tile, height: tile, fill: .color(ground))
        content(&inner)
        body.element("pattern") {
            $0.attribute("id", id)
            $0.attribute("width", SVG.coordinate(tile))
            $0.attribute("height", SVG.coordinate(tile))
            $0.attribute("patternUnits", "userSpaceOnUse")
            if rotation != 0 { $0.attribute("patternTransform", "rotate(\(SVG.coordinate(rotation)))") }
            $0.append(inner.body)
        }
    }

    private static func write(_ fill: Fill, to html: inout HTML) {
        switch fill {
        case .none: html.attribute("fill", "none")
        case .color(let color, let opacity):
            html.attribute("fill", color)
            if opacity < 1 { html.attribute("fill-opacity", coordinate(opacity)) }
        case .pattern(let id): html.attribute("fill", "url(#\(id))")
        }
    }

    private static func write(_ stroke: Stroke, to html: inout HTML) {
        html.attribute("stroke", stroke.color)
        if stroke.width != 1 { html.attribute("stroke-width", coordinate(stroke.width)) }
        if let dash = stroke.dash { html.attribute("stroke-dasharray", dash) }
    }

    private static func list(_ points: [Point]) -> String {
        points.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " ")
    }

    /// A coordinate with at most two decimals and a point, within ±1 000 000.
    static func coordinate(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let hundredths = Int((min(max(value, -1e6), 1e6) * 100).rounded())
        let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if part == 0 { return "\(sign)\(whole)" }
        if part.isMultiple(of: 10) { return "\(sign)\(whole).\(part / 10)" }
        return part < 10 ? "\(sign)\(whole).0\(part)" : "\(sign)\(whole).\(part)"
    }
}
