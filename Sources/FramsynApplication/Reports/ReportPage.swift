internal import Foundation
public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// A frozen report: read from what was kept, and from nothing else.
public struct ReportPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, PageParameter("id", .identity, "Rapportens nummer.", isRequired: true),
    ]
    /// The organisation the report belongs to.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org` and `id`.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The report.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        try await service.reportContent(of: request, for: viewer, note: "", fault: nil)
    }
}

/// Adds to a report in words, or says that it no longer holds.
public struct AddReportNote: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// The organisation the report belongs to.
    public let organisationID: Int64?
    private let request: PageRequest
    private let text: String
    private let withdraws: Bool

    /// Longest note.
    static let longestText = 2000

    /// Reads `org`, `id`, `text` and whether the button *gäller inte längre* was used.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = request.organisationID
        self.request = request
        text = form["text"].trimmed
        withdraws = form[Form.otherName] == "galler-inte"
    }

    /// Adds the note, or shows the report again with what is wrong.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let report = try await service.report(of: request, for: viewer).report
        if text.isEmpty || text.count > Self.longestText {
            let fault =
                text.isEmpty
                ? (withdraws
                    ? "Skriv varför rapporten inte längre gäller." : "Skriv vad som ska läggas till.")
                : "Texten är för lång. Skriv högst \(Swedish.number(Self.longestText)) tecken."
            return .again(try await service.reportContent(of: request, for: viewer, note: text, fault: fault))
        }
        let note = StoredReport.Note(
            time: service.now, author: viewer.name, kind: withdraws ? .withdrawal : .addendum, text: text)
        try await service.store.addReportNote(
            note, to: report.id,
            event: service.event(self, by: viewer, object: "report", objectID: report.id, after: text))
        return .done(
            path: report.path,
            message: withdraws ? "Rapporten är märkt som att den inte längre gäller." : "Tillägget är sparat.")
    }
}

extension Service {
    /// The report asked for, when it belongs to the organisation asked for.
    ///
    /// - Throws: ``RequestFault/missing(_:)`` when there is none.
    func report(of request: PageRequest, for viewer: Viewer) async throws -> (report: StoredReport, frozen: FrozenPage)
    {
        let organisation = try await organisation(of: request, for: viewer)
        guard let id = try request.number("id"), let found = try await store.report(Int64(id)),
            found.report.organisationID == organisation
        else { throw RequestFault.missing("rapporten") }
        return (found.report, try JSONDecoder().decode(FrozenPage.self, from: found.content))
    }

    /// A report as a page, with the form for notes.
    func reportContent(
        of request: PageRequest, for viewer: Viewer, note: String, fault: String?
    ) async throws -> PageContent {
        let (report, frozen) = try await report(of: request, for: viewer)
        var page = frozen.page
        let source = PageCatalogue.pages.first { $0.path == report.page }?.title ?? report.page
        page.title = report.title
        var notices = [
            Notice(
                .mark,
                Prose(
                    "Fryst \(TimeText.text(report.frozenAt)) av \(report.frozenBy) från sidan \(source). Siffror och definitioner är de som gällde då och ändras inte."
                ))
        ]
        for note in report.notes {
            let words = note.kind == .withdrawal ? "Gäller inte längre" : "Tillägg"
            notices.append(
                Notice(
                    .warning,
                    Prose([
                        .strong("\(words) (\(TimeText.text(note.time)), \(note.author)): "), .text(note.text),
                    ])))
        }
        page.notices = notices + page.notices
        let query = report.query.isEmpty ? "" : "&" + report.query
        page.blocks += [
            .card(
                Card(
                    "Definitioner när rapporten frystes",
                    blocks: [
                        .terms(
                            frozen.definitions.map {
                                Term(
                                    $0.name,
                                    Prose("\($0.version.meaning) \(DefinitionWords.version($0.version))"))
                            })
                    ])),
            .card(
                Card(
                    "Lägg till eller rätta",
                    blocks: [
                        .form(
                            Form(
                                id: "tillagg", action: report.path,
                                groups: [
                                    .fields(
                                        legend: nil,
                                        [
                                            Field(
                                                "text", label: "Tillägg", kind: .lines(rows: 3), value: note,
                                                hint:
                                                    "Visas överst i rapporten med namn och tid. Går inte att ta bort.",
                                                fault: fault, isRequired: true)
                                        ])
                                ], submit: "Lägg till",
                                otherSubmits: [Choice("galler-inte", "Rapporten gäller inte längre")]))
                    ])),
            .actions([
                Action(
                    "\(source) som den är i dag", href: "\(report.page)?org=\(report.organisationID)\(query)"),
                Action("Alla frysta rapporter", href: "/rapporter?org=\(report.organisationID)"),
            ]),
        ]
        if let fault { page.notices.insert(Notice(.fault, Prose("Inget är tillagt. \(fault)")), at: 0) }
        return page
    }
}
