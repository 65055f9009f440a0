import Foundation
import Presentation
import Testing

@testable import FramsynApplication
@testable import FramsynWeb

@Suite("The description for programs")
struct OpenAPITests {
    private let document = OpenAPIDocument.document(version: "prov")

    private func members(_ value: JSONValue?) throws -> [String: JSONValue] {
        guard case .object(let members) = try #require(value) else { throw NotAnObject() }
        return members
    }

    private struct NotAnObject: Error {}

    @Test("it has every page for programs, with every choice of the page, and nothing else")
    func pages() throws {
        let paths = try members(document["paths"])
        let expected = PageCatalogue.pages.filter(\.isForPrograms).map { "/api/v1" + $0.path }
        #expect(Set(paths.keys) == Set(expected + ["/api/v1", "/api/v1/openapi.json"]))
        #expect(expected.count >= 25)
        for entry in PageCatalogue.pages where entry.isForPrograms {
            let get = try #require(paths["/api/v1" + entry.path]?["get"])
            guard case .list(let parameters) = try #require(get["parameters"]) else { throw NotAnObject() }
            #expect(parameters.map { $0["name"] } == entry.parameters.map { .text($0.name) })
            #expect(parameters.allSatisfy { $0["description"] != nil })
        }
    }

    @Test("one's own account, what is filled in and what changes things are not for programs")
    func leftOut() {
        let out = Set(PageCatalogue.pages.filter { !$0.isForPrograms }.map(\.path))
        #expect(
            out == [
                "/", "/konto", "/behov/fyll-i", "/behov/textkontroll", "/register/import", "/register/konton",
                "/register/konton/konto", "/register/behorighet/andra", "/register/koppling",
                "/register/organisation/andra", "/register/yrken/andra", "/register/befolkning/volymer",
                "/register/person",
            ])
    }

    @Test("every reference leads somewhere, and every schema is used")
    func references() throws {
        let bytes = try JSON.bytes(document)
        let text = String(decoding: bytes, as: UTF8.self)
        for kind in ["schemas", "responses"] {
            let defined = Set(try members(document["components"]?[kind]).keys)
            var used: Set<String> = []
            for part in text.components(separatedBy: "\"#/components/\(kind)/").dropFirst() {
                used.insert(String(part.prefix { $0 != "\"" }))
            }
            #expect(used == defined)
        }
        let identities = text.components(separatedBy: "\"operationId\":\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(identities).count == identities.count)
    }

    @Test("a page is given only what it declares")
    func declared() throws {
        let entry = PageEntry("/prov", "Prov") { try Probe($0) }
        let asked = PageRequest(path: "/prov", values: ["org": ["1"], "s3": ["ja"], "hemligt": ["1"], "sx": ["ja"]])
        let made = try #require(try entry.useCase(asked) as? Probe)
        #expect(made.request.values == ["org": ["1"], "s3": ["ja"]])
    }

    private struct Probe: PageUseCase {
        static let right = RequiredRight.signedIn
        static let parameters: [PageParameter] = [.organisation, PageParameter("s", .ticks, "")]
        var organisationID: Int64? { nil }
        let request: PageRequest

        init(_ request: PageRequest) throws { self.request = request }
        func run(in service: Service, as viewer: Viewer) async throws -> PageContent { PageContent(title: "") }
    }

    @Test("what the sources read by name from a page's query is declared by some page")
    func sources() throws {
        let root = String(#filePath.split(separator: "/Tests/")[0]) + "/Sources/FramsynApplication"
        let declared = PageCatalogue.pages.flatMap(\.parameters)
        var read: Set<String> = []
        for case let file as String in try #require(FileManager.default.enumerator(atPath: root))
        where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: root + "/" + file, encoding: .utf8)
            for mark in ["request[\"", "request.number(\"", "values(\""] {
                for part in text.components(separatedBy: mark).dropFirst() {
                    let name = String(part.prefix { $0 != "\"" })
                    guard !name.contains("\\") else { continue }
                    read.insert(name)
                    #expect(declared.contains { $0.isNamed(name) }, "\(file) reads \(name), which no page declares")
                }
            }
        }
        #expect(read.count > 25)
    }

    @Test(
        "a choice takes what its description says and nothing else",
        arguments: [
            (
                PageParameter.Kind.identity, ["1", "9007199254740991"],
                ["0", "-1", "", "x", "9007199254740992", "1.0", "+1"]
            ),
            (.whole(0...15), ["0", "15", "007"], ["16", "-1", "", "1,0", "x", "99999999999999999999"]),
            (.decimal, ["1", "-2,5", "0.25"], ["", "-", "1,", ",5", "1,2,3", "1e3", "NaN", "+1"]),
            (.day, ["2026-11-21"], ["", "20261121", "2026-02-30", "i dag"]),
            (.text, ["", "åäö", String(repeating: "å", count: 200)], [String(repeating: "x", count: 201)]),
            (.choice(["a", "b"]), ["a"], ["", "c", "A"]),
            (.flag, ["1"], ["", "0", "ja"]),
            (.ticks, ["ja"], ["", "1", "nej"]),
        ])
    func takes(kind: PageParameter.Kind, good: [String], bad: [String]) {
        let parameter = PageParameter("p", kind, "")
        for value in good { #expect(parameter.takes(value), "\(value)") }
        for value in bad { #expect(!parameter.takes(value), "\(value)") }
    }
}
