import Testing

@testable import MarkupKit

@Suite("Markup escapes by default")
struct HTMLTests {
    static let hostile = [
        "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)", "</td></table><h1>",
        "&lt;b&gt;", "--><!--", "]]>", "å < ä & ö", "\u{0}\u{1}\u{1F}\u{7F}", "a\u{0301}<", "🇸🇪<b>", "<", ">", "&", "",
        String(repeating: "<&>\"'", count: 1_000),
    ]

    @Test("No hostile text opens an element or an attribute, and all of it can be read back", arguments: hostile)
    func text(hostile: String) {
        var html = HTML()
        html.element("p") {
            $0.attribute("title", hostile)
            $0.text(hostile)
        }
        let written = html.string
        #expect(written.hasPrefix("<p title=\""))
        #expect(written.hasSuffix("</p>"))
        let inner = written.dropFirst("<p title=\"".count).dropLast("</p>".count)
        let parts = inner.split(separator: "\">", omittingEmptySubsequences: false)
        #expect(parts.count == 2)
        for part in parts {
            #expect(!part.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) || ($0.value < 0x20) })
            #expect(HTMLTests.unescaped(String(part)) == HTMLTests.withoutControls(hostile))
        }
    }

    @Test("Elements nest, void elements do not close, attributes stand in the start tag")
    func structure() {
        var html = HTML()
        html.element("form") {
            $0.attribute("method", "post")
            $0.void("input") {
                $0.attribute("name", "a")
                $0.attribute("required")
                $0.attribute("maxlength", 12)
            }
            $0.raw("<hr>")
            $0.element("b", class: "x", text: "1")
            $0.element("i") { _ in }
        }
        #expect(
            html.string
                == #"<form method="post"><input name="a" required maxlength="12"><hr><b class="x">1</b><i></i></form>"#)
    }

    @Test("Markup made elsewhere goes in unchanged, after the start tag is ended")
    func appends() {
        var inner = HTML()
        inner.text("<")
        var html = HTML()
        html.element("p") {
            $0.attribute("id", "x")
            $0.append(inner)
        }
        #expect(html.string == #"<p id="x">&lt;</p>"#)
    }

    @Test(
        "Addresses within the service and by http are kept",
        arguments: [
            "/behov?ar=2027#tabell", "#fel", "?a=b:c", "varfor/3", "", "/a:b", "https://example.org/x", "HTTP://x",
            "mailto:a@example.org",
        ])
    func safeAddresses(address: String) {
        #expect(HTML.isSafe(address: address))
    }

    @Test(
        "Addresses that run script or leave the service in disguise become #",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "\\\\evil.example",
            "/\\evil.example", "file:///etc/passwd", "javascript&colon;:alert(1)",
        ])
    func unsafeAddresses(address: String) {
        var html = HTML()
        html.element("a") { $0.address("href", address) }
        #expect(html.string == ##"<a href="#"></a>"##)
    }

    static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        let references = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"]
        while let first = rest.first {
            if first == "&", let match = references.first(where: { rest.hasPrefix($0.key) }) {
                result += match.value
                rest = rest.dropFirst(match.key.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }

    static func withoutControls(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }
}
