import Presentation
import Testing

@testable import FramsynWeb

@Suite("Forms")
struct FormMarkupTests {
    private let faulty = PageDocumentTests.inspected(SamplePages.faultyForm, path: "/register/import")

    @Test("Faults are listed at the top, each leading to its field, and the document's title says so")
    func summary() {
        let links = faulty.elements.filter { $0.name == "a" && $0["href"]?.hasPrefix("#fil-") == true }
        #expect(links.compactMap { $0["href"] } == ["#fil-fil", "#fil-grad", "#fil-kol_2e0"])
        for link in links {
            let field = faulty.elements.first { "#" + ($0["id"] ?? "") == link["href"] }
            #expect(field?["aria-invalid"] == "true")
            #expect(field?["aria-describedby"]?.hasSuffix("-fel") == true)
        }
        #expect(faulty.text.contains("Rätta 3\u{00A0}uppgifter"))
        #expect(faulty.text.contains("Fel: Import"))
    }

    @Test("Every field has a name to send and a label that is there")
    func labels() {
        for (path, content) in SamplePages.all {
            let page = PageDocumentTests.inspected(content, path: path)
            let labelled = Set(page.elements.filter { $0.name == "label" }.compactMap { $0["for"] })
            for element in page.elements where ["input", "select", "textarea"].contains(element.name) {
                guard element["type"] != "hidden" else { continue }
                #expect(
                    element["aria-labelledby"] != nil || labelled.contains(element["id"] ?? ""), "\(path): \(element)")
                // A range only leads its number, which is what is sent.
                #expect((element["name"] == nil) == (element["type"] == "range"), "\(path): \(element)")
            }
        }
    }

    @Test("A file form is sent in parts, a question as a query, and required fields say so in words")
    func kinds() {
        let file = faulty.elements.first { $0["id"] == "fil" }
        #expect(file?["enctype"] == "multipart/form-data" && file?["method"] == "post")
        #expect(faulty.text.contains("(måste fyllas i)"))
        #expect(faulty.elements.first { $0["id"] == "fil-fil" }?["aria-required"] == "true")
        let sliders = PageDocumentTests.inspected(SamplePages.scenarios, path: "/behov/scenarier")
        let form = sliders.elements.first { $0["id"] == "spakar" }
        #expect(form?["method"] == "get" && form?["data-at-once"] != nil)
    }

    @Test("A slider's range stands where its number says, within its ends")
    func slider() {
        let page = PageDocumentTests.inspected(SamplePages.scenarios, path: "/behov/scenarier")
        let ranges = page.elements.filter { $0["type"] == "range" }
        #expect(ranges.map { $0["value"] } == ["30", "0.5", "-0.5", "0"])
        #expect(ranges[2]["aria-valuetext"] == "\u{2212}0,5 procentenheter")
        let wild = Form(
            id: "f", action: "/",
            groups: [
                .fields(
                    legend: nil,
                    [Field("a", label: "a", kind: .slider(min: 0, max: 10, step: 1, unit: "år"), value: "1e9x")])
            ],
            submit: "x")
        let odd = PageDocumentTests.inspected(PageContent(title: "x", blocks: [.form(wild)]))
        #expect(odd.elements.first { $0["type"] == "range" }?["value"] == "0")
        #expect(odd.elements.first { $0["id"] == "f-a" }?["value"] == "1e9x")
    }

    @Test("Two names never get the same id")
    func ids() {
        let form = Form(id: "f", action: "/", groups: [], submit: "x")
        let names = ["a.b", "a-b", "a_b", "a b", "a_2eb", "å", "a"]
        #expect(Set(names.map { form.fieldID(Field($0, label: "")) }).count == names.count)
    }
}
