import MarkupKit
import Presentation
import Testing

@testable import FramsynWeb

@Suite("Pages as documents")
struct PageDocumentTests {
    static func inspected(_ content: PageContent, path: String = "/behov/framskrivning") -> MarkupInspection {
        MarkupInspection(content.document(in: SamplePages.site(path)).string)
    }

    @Test(
        "Every sample nests rightly, has unique ids, unbroken references and nothing that the policy forbids",
        arguments: 0..<7)
    func wellFormed(index: Int) throws {
        let (path, content) = SamplePages.all[index]
        let page = Self.inspected(content, path: path)
        #expect(page.faults.isEmpty)
        #expect(Set(page.ids).count == page.ids.count, "\(page.ids)")
        #expect(page.brokenReferences.isEmpty)
        #expect(page.elements.count { $0.name == "h1" } == 1)
        #expect(page.elements.count { $0.name == "main" } == 1)
        for element in page.elements {
            for attribute in element.attributes {
                #expect(attribute.name != "style" && !attribute.name.hasPrefix("on"), "\(element)")
            }
            if element.name == "script" { #expect(element["src"] == "/public/framsyn.js") }
            if element.name == "th" { #expect(element["scope"] != nil) }
        }
    }

    @Test("Headings never skip a level")
    func headings() {
        for (path, content) in SamplePages.all {
            var last = 0
            for element in Self.inspected(content, path: path).elements where element.name.count == 2 {
                guard element.name.hasPrefix("h"), let level = Int(element.name.dropFirst()) else { continue }
                #expect(level <= last + 1, "\(path): h\(level) after h\(last)")
                last = level
            }
        }
    }

    @Test("Hostile words in every part of a page stay words")
    func hostile() {
        let evil = "\"><script>alert(1)</script><p onclick='x'>&\u{0}"
        let prose = Prose([.text(evil), .strong(evil), .link(evil, href: "javascript:alert(1)")])
        let field = Field(evil, label: evil, kind: .choice([Choice(evil, evil)]), value: evil, hint: evil, fault: evil)
        let form = Form(
            id: "f", action: "javascript:x",
            groups: [
                .fields(legend: evil, [field, Field("b", label: evil, kind: .lines(rows: 2), value: evil)]),
                .grid(
                    legend: evil, columns: [evil], rows: [GridRow(evil, [Field(evil + "2", label: evil, value: evil)])]),
            ], submit: evil)
        let table = Table(
            id: "t", caption: evil, columns: [Column(evil, explanation: evil, isText: true)],
            rows: [Row([.text(evil, href: evil)]), Row([.text(evil + "/" + evil)], isHeading: true)])
        let chart = SamplePages.chart(.bars, "c", [evil, evil], [[1, 2], [2, 1]])
        let content = PageContent(
            title: evil, lead: prose, notices: [Notice(.fault, prose)],
            blocks: [
                .figures([Figure(evil, Quantity(nil, .persons, missing: evil), note: prose, why: evil)]),
                .card(
                    Card(evil, why: evil, actions: [Action(evil, href: evil)], blocks: [.table(table), .chart(chart)])),
                .form(form), .list([prose]), .steps([prose]), .terms([Term(evil, prose)]),
                .disclosure(summary: evil, [.paragraphs([prose])]),
                .progress(Progress(job: -1, stage: evil, share: .nan, hasEnded: false)),
            ])
        var site = SamplePages.site("/" + evil)
        site.viewer = evil
        site.organisations = [Choice(evil, evil)]
        site.query = [QueryValue(name: evil, value: evil), QueryValue(name: "sektor", value: evil)]
        site.menu = [MenuEntry(evil, path: "javascript:1")]
        let markup = content.document(in: site).string
        let page = MarkupInspection(markup)
        #expect(page.faults.isEmpty)
        #expect(page.brokenReferences.isEmpty)
        #expect(page.elements.count { $0.name == "script" } == 1)
        #expect(!markup.contains("<script>"))
        #expect(
            !page.elements.contains {
                $0.attributes.contains { $0.name == "onclick" || $0.value.hasPrefix("javascript") }
            })
    }

    @Test(
        "What narrows the page stands beside the organisation; the rest of the address goes along, and the menu keeps it"
    )
    func filter() {
        var content = SamplePages.empty
        content.filter = Field(
            "sektor", label: "Område", kind: .choice([Choice("", "Alla områden"), Choice("vård & omsorg", "Vård")]),
            value: "vård & omsorg")
        var site = SamplePages.site("/behov/framskrivning")
        site.query = [QueryValue(name: "sektor", value: "annat"), QueryValue(name: "basar", value: "2021")]
        let page = MarkupInspection(content.document(in: site).string)
        #expect(page.faults.isEmpty && page.brokenReferences.isEmpty)
        #expect(page.elements.count { $0.name == "select" && $0["name"] == "sektor" } == 1)
        #expect(page.elements.contains { $0.name == "label" && $0["for"] == "vald-sektor" })
        #expect(page.elements.contains { $0["name"] == "basar" && $0["type"] == "hidden" && $0["value"] == "2021" })
        #expect(!page.elements.contains { $0["name"] == "sektor" && $0["type"] == "hidden" })
        let links = page.elements.filter { $0.name == "a" }.compactMap { $0["href"] }
        #expect(links.contains("/behov/scenarier?sektor=v%C3%A5rd%20%26%20omsorg"))
        #expect(links.contains("/register"), "only pages of Behov know sectors")

        // All areas chosen: the menu leads to all of them, whatever the address said.
        content.filter?.value = ""
        let all = MarkupInspection(content.document(in: site).string)
        #expect(!all.elements.contains { $0["href"]?.contains("sektor") ?? false })
        // A page without the choice hands on what the address has.
        content.filter = nil
        let other = MarkupInspection(content.document(in: site).string)
        #expect(other.elements.contains { $0["href"] == "/behov/scenarier?sektor=annat" })
        #expect(other.elements.contains { $0["name"] == "sektor" && $0["type"] == "hidden" && $0["value"] == "annat" })
    }

    @Test("The base year stands once, at the top")
    func baseYear() {
        let markup = SamplePages.scenarios.document(in: SamplePages.site("/behov/scenarier")).string
        #expect(markup.ranges(of: "Basår 2019 på hela sidan").count == 1)
        let empty = SamplePages.empty.document(in: SamplePages.site("/register/leveranser")).string
        #expect(!empty.contains("Basår"))
    }

    @Test("The menu marks the page and its part, and opens only that part")
    func menu() {
        let page = Self.inspected(SamplePages.projection)
        let current = page.elements.filter { $0["aria-current"] != nil }
        #expect(current.map { $0["href"] } == ["/behov", "/behov/framskrivning"])
        #expect(current.map { $0["aria-current"] } == ["true", "page"])
        #expect(!page.elements.contains { $0["href"] == "/register/leveranser" })
        // A page below a menu page belongs to it; one that only begins alike does not.
        #expect(SamplePages.site("/behov/framskrivning/varfor/3").currentPath == "/behov/framskrivning")
        #expect(SamplePages.site("/behovet").currentPath == nil)
    }

    @Test(
        "A table in parts has a row group a part, totals in the foot, text columns marked and missing values in words")
    func table() {
        let page = Self.inspected(SamplePages.projection)
        #expect(page.elements.count { $0["scope"] == "rowgroup" } == 2)
        #expect(page.elements.count { $0.name == "tfoot" } == 1)
        #expect(page.elements.count { $0["class"] == "m" && $0.name == "td" } == 6)
        #expect(page.text.contains("ej angivet"))
        // Parts would be torn apart by sorting.
        #expect(page.elements.first { $0["id"] == "behovstabell" }?["data-sorts"] == nil)
        #expect(Self.inspected(SamplePages.longTable).elements.first { $0["id"] == "brist" }?["data-sorts"] != nil)
    }

    @Test("A running job makes the page follow it without script; an ended one does not")
    func progress() {
        let running = PageContent(
            title: "x", blocks: [.progress(Progress(job: 3, stage: "Läser", share: 0.25, hasEnded: false))])
        let markup = running.document(in: Site(path: "/")).string
        #expect(markup.contains("<noscript><meta http-equiv=\"refresh\""))
        #expect(markup.contains("value=\"25\""))
        #expect(markup.contains("data-running"))
        let ended = PageContent(
            title: "x",
            blocks: [.card(Card("y", blocks: [.progress(Progress(job: 3, stage: "Klar", share: 1, hasEnded: true))]))])
        #expect(!ended.document(in: Site(path: "/")).string.contains("refresh"))
    }
}
