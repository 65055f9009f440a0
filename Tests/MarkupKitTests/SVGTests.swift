import Testing

@testable import MarkupKit

@Suite("Drawings")
struct SVGTests {
    @Test(
        "Coordinates have at most two decimals and are always numbers",
        arguments: [
            (0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (12.345, "12.35"), (-0.05, "-0.05"), (7.009, "7.01"),
            (Double.nan, "0"), (Double.infinity, "0"), (1e300, "1000000"), (-1e300, "-1000000"),
        ])
    func coordinates(value: Double, expected: String) {
        #expect(SVG.coordinate(value) == expected)
    }

    @Test("A picture has a name and a description, escaped")
    func picture() {
        var svg = SVG()
        svg.rectangle(x: 0, y: 0, width: -3, height: 4, fill: .color("#fff", opacity: 0.5), title: "<2020>")
        let html = svg.picture(width: 10, height: 5, id: "a", class: "chart", title: "A & B", description: "<d>").string
        #expect(html.contains(#"role="img" aria-labelledby="a-t a-d""#))
        #expect(html.contains(#"<title id="a-t">A &amp; B</title><desc id="a-d">&lt;d&gt;</desc>"#))
        #expect(html.contains(##"<rect x="0" y="0" width="0" height="4" fill="#fff" fill-opacity="0.5">"##))
        #expect(html.contains("<title>&lt;2020&gt;</title></rect></svg>"))
        #expect(!html.contains("style="))
    }

    @Test("An ornament is hidden from readers; a pattern is defined once and referred to")
    func ornament() {
        var svg = SVG()
        svg.pattern(id: "p", tile: 6, ground: "#000", rotation: 45) {
            $0.line(from: .init(0, 0), to: .init(0, 6), stroke: .init("#fff", width: 2, dash: "2 2"))
        }
        svg.circle(at: .init(1, 2), radius: 3, fill: .pattern(id: "p"))
        svg.polyline([.init(0, 1), .init(2, 3.5)], stroke: .init("#000"))
        let html = svg.ornament(width: 4, height: 4, class: "swatch").string
        #expect(html.contains(#"aria-hidden="true""#))
        #expect(html.contains(#"patternTransform="rotate(45)""#))
        #expect(html.contains(##"stroke="#fff" stroke-width="2" stroke-dasharray="2 2""##))
        #expect(html.contains(##"fill="url(#p)""##))
        #expect(html.contains(#"points="0,1 2,3.5""#))
    }
}
