import Foundation
import Interchange
import Presentation
import Reporting
import SwedishText
import Testing
import WorkforceModel
import WorkforceStore

@testable import FramsynApplication

extension RegistryFixture {
    /// A page by its path.
    func page(_ path: String, _ values: [String: String] = [:]) async throws -> PageContent {
        let entry = try #require(PageCatalogue.pages.first { $0.path == path })
        let request = PageRequest(path: path, values: values.mapValues { [$0] })
        return try await service.perform(entry.useCase(request), as: .localAdministrator)
    }

    /// A page by an address with a query.
    func page(at address: String) async throws -> PageContent {
        let (path, values) = Self.parts(address)
        return try await page(path, values)
    }

    /// What comes of a form.
    func send(_ address: String, _ values: [String: String] = [:], file: FormValues.File? = nil) async throws
        -> FormAnswer
    {
        let (path, query) = Self.parts(address)
        let entry = try #require(PageCatalogue.forms.first { $0.path == path })
        var form = FormValues(values: values.mapValues { [$0] })
        if let file { form.files["fil"] = file }
        let useCase = try entry.useCase(PageRequest(path: path, values: query.mapValues { [$0] }), form)
        return try await service.perform(useCase, as: .localAdministrator)
    }

    /// The fields of a form as they stand, as a browser would send them.
    static func values(_ form: Form) -> [String: String] {
        var values: [String: String] = [:]
        for group in form.groups {
            switch group {
            case .fields(_, let fields): for field in fields { values[field.name] = field.value }
            case .grid(_, _, let rows): for field in rows.flatMap(\.fields) { values[field.name] = field.value }
            }
        }
        return values
    }

    private static func parts(_ address: String) -> (String, [String: String]) {
        let parts = address.split(separator: "?", maxSplits: 1)
        var values: [String: String] = [:]
        for pair in parts.dropFirst().joined().split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            values[sides[0]] = sides.count > 1 ? sides[1].removingPercentEncoding ?? sides[1] : ""
        }
        return (String(parts[0]), values)
    }

    /// Waits for the job that an answer leads to and returns its page.
    func result(_ answer: FormAnswer) async throws -> PageContent {
        guard case .done(let path, _) = answer else {
            Issue.record("no job: \(answer)")
            return PageContent(title: "")
        }
        let id = try #require(Int64(path.split(separator: "=").last ?? ""))
        await service.jobs.wait(for: id)
        return try await page(at: path)
    }
}

extension FormAnswer {
    /// Where a done form leads.
    var path: String? { if case .done(let path, _) = self { path } else { nil } }
    /// The page shown again.
    var again: PageContent? { if case .again(let page) = self { page } else { nil } }
}

extension PageContent {
    /// The actions of the page, also those within cards.
    var actions: [Action] {
        func collect(_ blocks: [Block]) -> [Action] {
            blocks.flatMap { block -> [Action] in
                switch block {
                case .actions(let actions): actions
                case .card(let card): card.actions + collect(card.blocks)
                case .pair(let cards): cards.flatMap { $0.actions + collect($0.blocks) }
                default: []
                }
            }
        }
        return collect(blocks)
    }

    /// All that the page says, as a terminal shows it.
    var text: String { TerminalText.text(self) }
}

@Suite("From a sent file to a projection, by the pages")
struct ImportFlowTests {
    @Test("unknown titles are chosen in drop-downs, and next month's file takes one button")
    func wholeWay() async throws {
        try await RegistryFixture.with { fixture in
            let rows = RegistryFixture.rows(professions: ["Usk", "Förskollärare"])
            let path = try fixture.file("sent.csv", RegistryFixture.lines(rows))
            let sent = try await fixture.send(
                "/register/import", ["slag": "register", "arbetsgivare": "\(fixture.employer)"],
                file: .init(name: "oktober.csv", path: path))
            let mapping = try #require(sent.path)
            #expect(!FileManager.default.fileExists(atPath: path), "the file is moved, not copied")
            var page = try await fixture.page(at: mapping)
            #expect(page.tables.first?.rows.count == 6)
            let form = try #require(page.forms.first { $0.id == "koppling" })
            var values = RegistryFixture.values(form)
            #expect(values["kolumn-person"] == "Person" && values["kolumn-exitReason"] == "Avgångsorsak")

            // The dry run finds the title, stores nothing and offers to name it.
            let before = try await fixture.contents()
            values[Form.otherName] = "prov"
            let tried = try await fixture.result(try await fixture.send(form.action, values))
            #expect(tried.tables.contains { $0.id == FaultTable.id && $0.rows.count == 120 })
            #expect(tried.tables.first { $0.id == "okanda" }?.rows.count == 1)
            #expect(try await fixture.contents() == before)
            page = try await fixture.page(at: mapping)
            values = RegistryFixture.values(try #require(page.forms.first { $0.id == "koppling" }))
            #expect(values["namn-profession-0"] == "Usk")
            values["varde-profession-0"] = "Undersköterska"
            let done = try await fixture.result(try await fixture.send(form.action, values))
            #expect(done.notices.contains { $0.kind == .done }, "\(done.text.prefix(600))")
            #expect(done.figures.map(\.quantity.value) == [240, 240, 2, 2])
            #expect(done.text.contains("2020–2025"))
            #expect(done.actions.contains { $0.href == "/behov/framskrivning?org=\(fixture.employer)" })
            #expect(done.actions.contains { $0.href == "/behov/antaganden?org=\(fixture.employer)" })
            #expect(try await fixture.service.projection(of: fixture.employer) != nil)
            // The file is gone, and its page says what to do.
            #expect(
                try await fixture.page(at: mapping).lead.map { Swedish.text(of: $0) }?.contains("finns inte kvar")
                    == true)

            let next = try fixture.file("sent.csv", RegistryFixture.lines(rows))
            let again = try await fixture.send(
                "/register/import", ["slag": "register", "arbetsgivare": "\(fixture.employer)"],
                file: .init(name: "november.csv", path: next))
            let saved = try await fixture.page(at: try #require(again.path))
            let button = try #require(saved.forms.first { $0.id == "las-in" })
            #expect(button.groups.isEmpty)
            let second = try await fixture.result(try await fixture.send(button.action))
            #expect(second.notices.contains { $0.kind == .done })
            #expect(try await fixture.service.store.deliveries().map(\.fileName) == ["november.csv", "oktober.csv"])
        }
    }

    @Test("a missing file, no employer and a file over what is taken in are refused with sentences")
    func refusedFiles() async throws {
        try await RegistryFixture.with { fixture in
            let before = try await fixture.contents()
            let none = try #require(try await fixture.send("/register/import", ["slag": "register"]).again)
            let fields = none.forms.flatMap(\.groups).flatMap { group -> [Field] in
                if case .fields(_, let fields) = group { fields } else { [] }
            }
            #expect(fields.compactMap(\.fault).count == 2)

            let path = fixture.directory + "/stor.csv"
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.truncate(atOffset: UInt64(ImportLimits.fileBytes) + 1)
            try handle.close()
            let large = try await fixture.send(
                "/register/import", ["slag": "register", "arbetsgivare": "\(fixture.employer)"],
                file: .init(name: "stor.csv", path: path))
            let form = try #require(large.again?.forms.first)
            #expect(RegistryFixture.faults(form).contains { $0.contains("100 MB") })
            // The command line meets the same bound.
            let report = try await fixture.service.importRegister(
                path: path, fileName: "stor.csv", employer: fixture.employer, mapping: ImportMapping(), dryRun: false,
                viewer: .localAdministrator)
            #expect(report.faults.faults.first?.reason == .fileTooLarge(limitBytes: 300 << 20))
            #expect(report.faults.faults.first?.swedishSentence.contains("300\u{A0}MB") == true)
            #expect(try await fixture.contents() == before)
        }
    }

    @Test("required columns that are not chosen are pointed out, all at once")
    func unchosenColumns() async throws {
        try await RegistryFixture.with { fixture in
            let path = try fixture.file("a.csv", RegistryFixture.lines())
            let sent = try await fixture.send(
                "/register/import", ["slag": "register", "arbetsgivare": "\(fixture.employer)"],
                file: .init(name: "a.csv", path: path))
            let page = try await fixture.page(at: try #require(sent.path))
            let form = try #require(page.forms.first { $0.id == "koppling" })
            var values = RegistryFixture.values(form)
            values["kolumn-person"] = ""
            values["kolumn-birth"] = "Kön"
            values["sista-dag"] = "2026-12-31"
            let again = try #require(try await fixture.send(form.action, values).again)
            let faults = RegistryFixture.faults(try #require(again.forms.first { $0.id == "koppling" }))
            #expect(faults.count == 3, "\(faults)")
            #expect(faults.contains { $0.contains("har inte varit ännu") })
            values["sista-dag"] = "i höstas"
            let noDay = try #require(try await fixture.send(form.action, values).again)
            #expect(
                RegistryFixture.faults(try #require(noDay.forms.first { $0.id == "koppling" })).contains {
                    $0.contains("är ingen dag")
                })
            #expect(try await fixture.service.store.jobs(limit: 5).isEmpty)
        }
    }

    @Test("the list of faults is a file with file, row, column, value and what was expected")
    func faultFile() async throws {
        try await RegistryFixture.with { fixture in
            var rows = RegistryFixture.rows()
            rows[3][7] = "i våras"
            rows[5][6] = "175"
            let path = try fixture.file("a.csv", RegistryFixture.lines(rows))
            let sent = try await fixture.send(
                "/register/import", ["slag": "register", "arbetsgivare": "\(fixture.employer)"],
                file: .init(name: "a.csv", path: path))
            let mapping = try #require(sent.path)
            let form = try #require(try await fixture.page(at: mapping).forms.first { $0.id == "koppling" })
            let page = try await fixture.result(
                try await fixture.send(form.action, RegistryFixture.values(form)))
            let csv = String(decoding: try #require(TableFiles.csv(page, table: FaultTable.id)), as: UTF8.self)
            #expect(csv.contains("a.csv") && csv.contains("i våras") && csv.contains("2026-11-21"))
            // Rows as a spreadsheet counts them: the headings are row 1.
            let table = try #require(page.tables.first { $0.id == FaultTable.id })
            #expect(table.rows.map { Swedish.text(of: $0.cells[1]) } == ["5", "7"])
            #expect(page.notices.contains { $0.kind == .fault && Swedish.text(of: $0.text).contains("2 fel hittades") })
        }
    }

    @Test("at most a thousand faults are listed and all are counted")
    func manyFaults() async throws {
        try await RegistryFixture.with { fixture in
            let rows = (0..<1500).map { number in
                var row = RegistryFixture.rows()[number % 240]
                row[0] = "q\(number)"
                row[2] = "?"
                return row
            }
            let path = try fixture.file("a.csv", RegistryFixture.lines(rows))
            let report = try await fixture.importRegister(path)
            #expect(report.faults.total == 1500 && report.faults.faults.count == 1000)
            #expect(FaultTable.table(report.faults, fileName: "a.csv").caption.contains("1\u{202F}500 fel hittades"))
        }
    }

    @Test("names from browsers never become paths, and files wait at most a day")
    func uploads() async throws {
        try await RegistryFixture.with { fixture in
            let uploads = Uploads(fixture.service.store)
            for name in [
                "../framsyn.sqlite", "..", "", String(repeating: "g", count: 32), String(repeating: "/", count: 32),
            ] {
                #expect(uploads.path(name) == nil && uploads.note(name) == nil)
            }
            let old = UploadNote(fileName: "a.csv", kind: .register, employer: nil, receivedAt: "2026-11-19T08:00:00Z")
            let new = UploadNote(fileName: "b.csv", kind: .register, employer: nil, receivedAt: "2026-11-20T09:00:00Z")
            let first = try uploads.keep(try fixture.file("a", [1]), old)
            let second = try uploads.keep(try fixture.file("b", [2]), new)
            #expect(first != second && uploads.note(second) == new)
            uploads.sweep(now: fixture.service.now)
            #expect(uploads.path(first) == nil && uploads.path(second) != nil)
            uploads.remove(second)
            #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.directory + "/uploads").isEmpty)
        }
    }

    @Test("another sheet of a workbook is sampled anew before anything is read; values named stay named")
    func anotherSheet() async throws {
        try await RegistryFixture.with { fixture in
            func sheet(_ name: String, _ rows: [[String]]) -> Worksheet {
                Worksheet(
                    name: name,
                    columns: rows[0].map { WorksheetColumn($0, explanation: $0) },
                    rows: rows.dropFirst().map { row in row.map { $0.isEmpty ? .empty : .text($0) } })
            }
            let cover = sheet("Försättsblad", [["Uttag", "Datum"], ["Personal", "2025-12-31"]])
            let register = sheet("Register", [RegistryFixture.headings] + RegistryFixture.rows())
            let day = try #require(Day("2026-11-21"))
            let path = try fixture.file("r.xlsx", XLSXWriter.bytes(of: [cover, register], created: day))
            let sent = try await fixture.send(
                "/register/import", ["slag": "register", "arbetsgivare": "\(fixture.employer)"],
                file: .init(name: "r.xlsx", path: path))
            let mapping = try #require(sent.path)
            let page = try await fixture.page(at: mapping)
            let form = try #require(page.forms.first { $0.id == "koppling" })
            var values = RegistryFixture.values(form)
            #expect(values["blad"] == "Försättsblad")
            values["blad"] = "Register"
            let again = try #require(try await fixture.send(form.action, values).again)
            #expect(again.tables.first?.columns.first?.title == "Person")
            let found = RegistryFixture.values(try #require(again.forms.first { $0.id == "koppling" }))
            #expect(found["kolumn-person"] == "Person" && found["blad"] == "Register")
            let done = try await fixture.result(try await fixture.send(form.action, found))
            #expect(done.notices.contains { $0.kind == .done }, "\(done.text.prefix(800))")
        }
    }

    @Test("a cancelled job says so and the file is still there to try again")
    func cancelledJob() async throws {
        try await RegistryFixture.with { fixture in
            let path = try fixture.file("a.csv", RegistryFixture.lines())
            var note = UploadNote(
                fileName: "a.csv", kind: .register, employer: fixture.employer, receivedAt: fixture.service.now)
            note.settings = try await fixture.service.suggestedSettings(note, path: path)
            let token = try Uploads(fixture.service.store).keep(path, note)
            // A job before it that does not end until the second has been told to stop.
            let (gate, open) = AsyncStream<Void>.makeStream()
            let now = fixture.service.now
            _ = try await fixture.service.jobs.start(
                kind: "prov", owner: .localAdministrator, organisationID: nil, manifest: "{}", time: { now },
                work: { _ in
                    for await _ in gate {}
                    return "{}"
                })
            let job = try await fixture.service.startImport(token, note, isDryRun: false, viewer: .localAdministrator)
            let waiting = try await fixture.page("/jobb", ["id": "\(job)"])
            let cancel = try #require(waiting.forms.first { $0.id == "avbryt" })
            _ = try await fixture.send(cancel.action)
            open.finish()
            await fixture.service.jobs.wait(for: job)
            let page = try await fixture.page("/jobb", ["id": "\(job)"])
            #expect(page.notices.contains { Swedish.text(of: $0.text).contains("Avbrutet") })
            #expect(page.actions.contains { $0.href.contains(token) })
            #expect(try await fixture.service.store.deliveries().isEmpty)
        }
    }
}

extension RegistryFixture {
    /// What is wrong in a form.
    static func faults(_ form: Form) -> [String] {
        form.groups.flatMap { group -> [Field] in
            switch group {
            case .fields(_, let fields): fields
            case .grid(_, _, let rows): rows.flatMap(\.fields)
            }
        }.compactMap(\.fault)
    }
}
