internal import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Keeps a page as it is now.
public struct FreezeReport: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// The organisation the report belongs to.
    public let organisationID: Int64?
    private let request: PageRequest
    private let fields: FreezeFields

    /// Longest name.
    static let longestTitle = 150

    /// Where a page is frozen: the form, filled in with the page and its query; nil for a page that cannot be.
    public static func address(
        of path: String, organisation: String, query: [(name: String, value: String)]
    ) -> String? {
        guard FreezablePages.paths.contains(path), !organisation.isEmpty else { return nil }
        let asked = query.map { "\(NeedLinks.encode($0.name))=\(NeedLinks.encode($0.value))" }.joined(separator: "&")
        return "/rapporter?org=\(organisation)&sida=\(NeedLinks.encode(path))"
            + (asked.isEmpty ? "" : "&fraga=" + NeedLinks.encode(asked))
    }

    /// Reads `org`, `sida`, `fraga` (the page's query) and `rubrik`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = request.organisationID
        self.request = request
        fields = FreezeFields(page: form["sida"], query: form["fraga"], title: form["rubrik"].trimmed)
    }

    /// Keeps the page, or says why not.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let id = try await service.organisation(of: request, for: viewer)
        if fields.title.isEmpty {
            return .again(try await again(service, viewer, "Skriv ett namn, så går rapporten att hitta igen."))
        }
        if fields.title.count > Self.longestTitle {
            return .again(
                try await again(service, viewer, "Namnet är för långt. Skriv högst \(Self.longestTitle) tecken."))
        }
        guard let entry = FreezablePages.entries.first(where: { $0.path == fields.page }) else {
            return .again(try await again(service, viewer, "Den sidan går inte att frysa. Välj en sida i listan."))
        }
        var values = AddressQuery.values(fields.query)
        values["org"] = [String(id)]
        // As the viewer, and no further than the inside class: nobody freezes what they may not read, and small groups are
        // not carried to those who may read the report but not about single people.
        let page = try await service.perform(
            try entry.useCase(PageRequest(path: entry.path, values: values)), as: viewer.within(.inside))
        guard !page.tables.isEmpty || !page.figures.isEmpty else {
            return .again(
                try await again(service, viewer, "Sidan har inga siffror ännu, så det finns inget att frysa."))
        }
        let report = StoredReport(
            organisationID: id, title: fields.title, page: entry.path, query: fields.query, frozenAt: service.now,
            frozenBy: viewer.name)
        let stored = try await service.store.addReport(
            report, content: try FrozenPage(page, on: service.today).encoded(),
            event: service.event(self, by: viewer, object: "report", after: fields.title))
        return .done(
            path: "/rapporter/rapport?org=\(id)&id=\(stored)", message: "”\(fields.title)” är fryst.")
    }

    private func again(_ service: Service, _ viewer: Viewer, _ fault: String) async throws -> PageContent {
        try await service.reportList(of: request, for: viewer, fields: fields, fault: fault)
    }
}
