public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// Jobb: one job as it goes, or the latest ones.
public struct JobPage: PageUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// What it can be asked.
    public static let parameters: [PageParameter] = [
        PageParameter("id", .identity, "Jobbets nummer; utan det de senaste jobben.")
    ]
    /// Jobs concern the installation; each is shown to those who may read its organisation.
    public var organisationID: Int64? { nil }
    private let request: PageRequest

    /// Reads `id`; without it the latest jobs are listed.
    public init(_ request: PageRequest) throws {
        self.request = request
    }

    /// Jobs listed at most.
    static let listed = 50

    /// The page.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        guard let text = request["id"] else { return try await list(service, viewer, note: nil) }
        guard let id = Int64(text), let job = try await service.store.job(id),
            try await service.standing(of: viewer).sees(job)
        else {
            return try await list(service, viewer, note: "Jobbet ”\(text.prefix(20))” finns inte. Här är de senaste.")
        }
        if let order = ImportJob.order(of: job) { return try await ImportResult.page(job, order, service) }
        if job.kind == PopulationJob.kind { return PopulationJob.page(job) }
        if job.kind == LogCheckJob.kind { return LogCheckJob.page(job) }
        return Self.page(job, try await name(of: job, service))
    }

    private func name(of job: StoredJob, _ service: Service) async throws -> String? {
        let tree = try await service.caches.registry(service.store).tree
        return job.organisationID.flatMap { tree[$0]?.name }
    }

    private static func page(_ job: StoredJob, _ organisation: String?) -> PageContent {
        var blocks: [Block] =
            job.progressBlocks + [
                .terms([
                    Term("Organisation", Prose(organisation ?? "hela installationen")),
                    Term("Startat av", Prose(job.owner)),
                    Term("Startat", Prose(StoredJob.text(ofTime: job.createdAt))),
                    Term("Avslutat", Prose(job.endedAt.map { StoredJob.text(ofTime: $0) } ?? "inte ännu")),
                ])
            ]
        var actions: [Action] = []
        if job.hasEnded, let target = job.organisationID, let destination = job.destination(target) {
            actions.append(destination)
        }
        actions.append(Action("Alla jobb", href: "/jobb"))
        blocks.append(.actions(actions))
        let whom = organisation.map { " för \($0)" } ?? ""
        return PageContent(
            title: job.words,
            lead: Prose(
                "\(job.words)\(whom): \(job.stateWords)."
                    + (job.hasEnded ? "" : " Du kan lämna sidan; jobbet fortsätter och finns kvar här.")),
            notices: job.state == .failed || job.state == .interrupted
                ? [Notice(.fault, Prose(job.stageWords))] : [], blocks: blocks)
    }

    private func list(_ service: Service, _ viewer: Viewer, note: String?) async throws -> PageContent {
        let standing = try await service.standing(of: viewer)
        let tree = standing.tree
        let jobs = try await service.store.jobs(limit: Self.listed).filter(standing.sees)
        let running = jobs.count { !$0.hasEnded }
        let table = Table(
            id: "jobb", caption: "De senaste jobben, högst \(Self.listed).",
            columns: [
                Column("Jobb", explanation: "Vad som beräknas", isText: true),
                Column("Organisation", explanation: "Vad det gäller", isText: true),
                Column("Läge", explanation: "Var jobbet står", isText: true),
                Column("Startat", explanation: "Svensk tid", isText: true),
                Column("Startat av", explanation: "Vem som startade", isText: true),
            ],
            rows: jobs.map { job in
                Row([
                    .text(job.words, href: job.path),
                    .text(job.organisationID.flatMap { tree[$0]?.name } ?? "hela installationen"),
                    .text(job.stateWords), .text(StoredJob.text(ofTime: job.createdAt)), .text(job.owner),
                ])
            })
        return PageContent(
            title: "Jobb",
            lead: jobs.isEmpty
                ? "Inget har beräknats i bakgrunden ännu. Större beräkningar, som träffsäkerhet, visas här medan de pågår."
                : running == 0
                    ? "Inget jobb pågår."
                    : Prose("\(Swedish.count(running, one: "jobb", many: "jobb")) pågår eller väntar."),
            notices: note.map { [Notice(.warning, Prose($0))] } ?? [],
            blocks: jobs.isEmpty ? [] : [.table(table)])
    }
}

/// Asks a job to stop.
public struct CancelJob: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.signedIn
    /// Jobs concern the installation; the right is tried against the job's organisation.
    public var organisationID: Int64? { nil }
    private let id: Int64?

    /// Reads `id`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        id = request["id"].flatMap { Int64($0) }
    }

    /// Asks it to stop at its next step.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let id, let job = try await service.store.job(id),
            try await service.standing(of: viewer).maySteer(job)
        else {
            return .done(path: "/jobb", message: "Jobbet finns inte. Inget är avbrutet.")
        }
        guard !job.hasEnded else {
            return .done(path: job.path, message: "Jobbet hade redan avslutats.")
        }
        await service.jobs.cancel(id)
        return .done(path: job.path, message: "Jobbet avbryts vid nästa steg.")
    }
}

extension Standing {
    /// Whether the viewer may see a job: whoever started it, and whoever may see what it works with.
    func sees(_ job: StoredJob) -> Bool {
        viewer.isLocal || job.accountID == viewer.accountID || may(job.neededRight(.aggregate), at: job.organisationID)
    }

    /// Whether the viewer may stop a job: whoever started it, and whoever may change what it works with.
    func maySteer(_ job: StoredJob) -> Bool {
        viewer.isLocal || job.accountID == viewer.accountID || may(job.neededRight(.write), at: job.organisationID)
    }
}

extension StoredJob {
    fileprivate func neededRight(_ level: RightsLevel) -> RequiredRight {
        let object: RightsObject =
            kind == ImportJob.kind ? .registry : kind == PopulationJob.kind ? .population : .need
        return level == .write ? .write(object, .installation) : .aggregate(object, .installation)
    }
}
