internal import Presentation
internal import WorkforceModel
internal import WorkforceStore

/// Saves what is entered beside a register.
public struct SaveRegisterPlan: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.write(.need)
    /// The organisation whose plan is edited; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest
    private let fields: RegisterPlanFields

    /// Reads `org` and the form.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        self.request = request
        fields = RegisterPlanFields(form)
    }

    /// Saves everything, or shows everything that is wrong with what was written kept.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let id = try await service.organisation(of: request, for: viewer)
        guard let stored = try await service.store.plan(of: id), stored.exits == .register else {
            return .done(
                path: NeedLinks.page("antaganden", id),
                message: "Den här organisationen har inga egna förutsättningar att ändra här. Inget är sparat.")
        }
        // What was written is told apart from what somebody else saved meanwhile before it is read as a change.
        let edited = Int(fields["version"] ?? "") ?? 0
        guard edited == stored.version else { return .again(try await conflict(stored, id, service, viewer)) }
        var reader = RegisterPlanReader(fields, stored: stored)
        guard let plan = reader.read() else {
            var page = try await AssumptionPage(
                request, form: RegisterPlanForm(stored, fields: fields, faults: reader.faults)
            )
            .run(in: service, as: viewer)
            page.notices.insert(
                Notice(
                    .fault,
                    Prose(
                        reader.faults.count == 1
                            ? "En uppgift behöver rättas. Inget är sparat, och det du skrev står kvar."
                            : "\(reader.faults.count) uppgifter behöver rättas. Inget är sparat, och det du skrev står kvar."
                    )), at: 0)
            return .again(page)
        }
        do {
            try await service.store.savePlan(
                plan, exits: .register, of: id, edited: edited,
                event: service.event(self, by: viewer, object: "plan", objectID: id))
        } catch StoreFault.conflict {
            guard let current = try await service.store.plan(of: id) else { throw RequestFault.notAvailable }
            return .again(try await conflict(current, id, service, viewer))
        }
        return .done(path: NeedLinks.page("antaganden", id), message: "Förutsättningarna är sparade.")
    }

    /// The page with what was written kept, and every difference from what is stored now.
    private func conflict(
        _ stored: StoredPlan, _ id: Int64, _ service: Service, _ viewer: Viewer
    ) async throws -> PageContent {
        var kept = fields
        kept.rebase(on: stored.version)
        let form = RegisterPlanForm(stored, fields: kept)
        var page = try await AssumptionPage(request, form: form).run(in: service, as: viewer)
        let differences = kept.differences(from: RegisterPlanFields(stored), labels: form.labels)
        page.notices.insert(
            Notice(
                .fault,
                "Någon annan har sparat förutsättningarna medan du skrev. Inget av ditt är sparat. Dina värden står kvar i formuläret; spara igen om de ska gälla."
            ), at: 0)
        page.blocks.insert(
            .card(
                Card(
                    "Skillnader mot det som är sparat",
                    blocks: [
                        differences.isEmpty
                            ? .paragraphs(["Det du skrev är detsamma som det som är sparat."]) : .list(differences)
                    ])), at: 0)
        return page
    }
}
