public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Verksamhetsanalys: a unit's need in seven steps with questions and an eighth with the result.
public struct UnitAnalysisPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.unitAnalysis)
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        .organisation, .sector, PageParameter("steg", .whole(1...99), "Steg i analysen; utan det nästa som är kvar."),
    ]
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`, `sektor` (for the result) and `steg` (1–8); without a step, the first that has not been answered.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        let unit = try await service.unitCase(of: try await service.organisation(of: request, for: viewer))
        let step = min(max(try request.number("steg") ?? unit.answers.nextStep, 1), UnitFactor.resultStep)
        let choice = unit.choice(request)
        guard let factor = UnitFactor(step: step) else {
            return UnitResultStep(unit.within(choice.chosen)).page(
                UnitResultFields(unit.answers, version: unit.version)
            ).about(choice)
        }
        var page = try await service.unitStep(factor, unit).page(
            UnitStepFields(factor, unit.basis, unit.answers, version: unit.version))
        if let sector = choice.chosen {
            page.notices.append(
                Notice(
                    .mark,
                    Prose(
                        "Frågorna gäller alla yrken. Området \(sector.name) är valt och visas i resultatet, steg \(UnitFactor.resultStep)."
                    )))
        }
        return page.keeping(choice)
    }
}

/// Saves one step of a unit's analysis.
public struct SaveUnitStep: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.unitAnalysis)
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest
    private let form: FormValues
    private let step: Int

    /// Reads `org`, `steg` and the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        self.request = request
        self.form = form
        guard let step = try request.number("steg"), 1...UnitFactor.resultStep ~= step else {
            throw RequestFault.missing("steg")
        }
        self.step = step
    }

    /// Saves the step and goes on, or shows everything that is wrong with what was written kept.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let id = try await service.organisation(of: request, for: viewer)
        let unit = try await service.unitCase(of: id)
        guard let factor = UnitFactor(step: step) else { return try await saveResult(unit, service, viewer) }
        var fields = UnitStepFields(form)
        var reader = UnitStepReader(factor, fields, unit.basis)
        guard let answers = reader.read(into: unit.answers) else {
            return .again(try await service.unitStep(factor, unit).page(fields, faults: reader.faults))
        }
        if let stored = try await save(answers, unit, version: fields.version, service, viewer) {
            fields.version = String(stored)
            let others = UnitStepFields(factor, unit.basis, unit.answers, version: unit.version)
            var page = try await service.unitStep(factor, unit).page(fields, notices: [Self.conflict])
            page.blocks.insert(.card(Card("Det som är sparat nu", blocks: [.table(Self.table(others))])), at: 0)
            return .again(page)
        }
        return .done(path: UnitProgress.path(id, step: step + 1), message: "\(factor.title) är sparat.")
    }

    private func saveResult(_ unit: UnitCase, _ service: Service, _ viewer: Viewer) async throws -> FormAnswer {
        var fields = UnitResultFields(form)
        var faults: [FieldFault] = []
        guard let answers = fields.read(into: unit.answers, faults: &faults) else {
            return .again(
                UnitResultStep(unit).page(
                    fields, faults: faults,
                    notices: [Notice(.fault, "Något behöver rättas. Inget är sparat, och det du skrev står kvar.")]))
        }
        if let stored = try await save(answers, unit, version: fields.version, service, viewer) {
            fields.version = String(stored)
            // What is saved now stands in the page's tables; what was written stands in the form.
            var page = UnitResultStep(unit).page(fields, notices: [Self.conflict])
            page.blocks.insert(
                .card(
                    Card(
                        "Slutsatser som är sparade nu",
                        blocks: [
                            .paragraphs([Prose(unit.answers.conclusions.isEmpty ? "Inga." : unit.answers.conclusions)])
                        ])), at: 0)
            return .again(page)
        }
        return .done(
            path: UnitProgress.path(unit.organisation.id, step: UnitFactor.resultStep), message: "Resultatet är sparat."
        )
    }

    /// Saves the answers. Returns the stored version when somebody else saved in between, otherwise nil.
    private func save(
        _ answers: UnitAnswers, _ unit: UnitCase, version: String, _ service: Service, _ viewer: Viewer
    ) async throws -> Int? {
        let id = unit.organisation.id
        do {
            try await service.store.saveUnitAnalysis(
                answers, of: id, edited: Int(version) ?? 0, savedAt: service.now,
                event: service.event(self, by: viewer, object: "unitAnalysis", objectID: id, after: "steg \(step)"))
            return nil
        } catch StoreFault.conflict(let stored, _) {
            return stored
        }
    }

    private static let conflict = Notice(
        .fault,
        "Någon annan har sparat analysen medan du skrev. Det du skrev står kvar i formuläret; det som är sparat nu står bredvid. Spara igen om dina svar ska gälla."
    )

    /// Another's answers of a step.
    private static func table(_ fields: UnitStepFields) -> Table {
        let words = ["beraknat": "som beräknat", "oforandrat": "oförändrat", "fler": "fler", "farre": "färre"]
        return Table(
            id: "sparat",
            caption: "Svaren så som de är sparade nu. Kommentar: \(fields.comment.isEmpty ? "ingen" : fields.comment)",
            columns: [
                Column("Yrke", explanation: "Yrkeskategori", isText: true),
                Column("Svar", explanation: "Sparat svar", isText: true),
                Column("Antal", explanation: "Sparat antal eller procent", isText: true),
            ],
            rows: (fields.lines + fields.posts).map {
                Row([.text($0.name), .text(words[$0.direction] ?? $0.direction), .text($0.amount)])
            })
    }
}

extension Service {
    /// The page of a step with what data say about it.
    func unitStep(_ factor: UnitFactor, _ unit: UnitCase) async throws -> UnitStepContent {
        var prefill = UnitPrefill(basis: unit.basis)
        if let context = unit.basis.context {
            if factor == .turnover { prefill.history = try await unitHistory(context) }
            if factor == .posts {
                let id = unit.organisation.id
                prefill.vacancies = try await figures(of: [id]).all(id, .vacancies)
            }
            if factor == .outlook { prefill.balances = try await supplyBalances(context) }
        }
        return UnitStepContent(factor: factor, unit: unit, prefill: prefill)
    }
}
