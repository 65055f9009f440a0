public import Presentation
internal import SwedishText
internal import WorkforceModel
internal import WorkforceStore

/// A job of the register: how far it has come, and what came of it.
public struct RegisterJobPage: PageUseCase {
    /// The job tells the organisation.
    public var organisationID: Int64? { nil }
    private let id: Int64

    /// Reads `id`.
    public init(_ request: PageRequest) throws {
        id = Int64(request["id"] ?? "") ?? 0
    }

    /// The job.
    public func run(in service: Service, as viewer: Viewer) async throws -> PageContent {
        guard let job = try await service.store.job(id) else { throw RequestFault.missing("jobb") }
        if let order = ImportJob.order(of: job) {
            return try await ImportResult.page(job, order, service)
        }
        return PopulationJob.page(job)
    }
}

/// Asks a job to stop.
public struct CancelRegisterJob: FormUseCase {
    /// The job tells the organisation.
    public var organisationID: Int64? { nil }
    private let id: Int64

    /// Reads `id`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        id = Int64(request["id"] ?? "") ?? 0
    }

    /// Cancels at the job's next step; what it had not saved is not saved.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard try await service.store.job(id) != nil else { throw RequestFault.missing("jobb") }
        await service.jobs.cancel(id)
        return .done(path: "/register/jobb?id=\(id)", message: "Arbetet avbryts.")
    }
}

/// Parts that pages of jobs share.
enum JobParts {
    /// Where a job stands, with a button that stops it while it goes on.
    static func blocks(_ job: StoredJob) -> [Block] {
        let stage =
            job.stage.isEmpty ? (job.state == .waiting ? "Väntar på tidigare arbete" : "Pågår") : job.stage
        var blocks: [Block] = [
            .progress(Progress(job: job.id, stage: stage, share: job.share, hasEnded: job.hasEnded))
        ]
        if !job.hasEnded {
            blocks.append(
                .form(Form(id: "avbryt", action: "/register/jobb/avbryt?id=\(job.id)", groups: [], submit: "Avbryt")))
        }
        return blocks
    }

    /// What is said of a job that ended without a result.
    static func endWords(_ job: StoredJob) -> String {
        switch job.state {
        case .cancelled: "Arbetet avbröts. Ingenting har sparats."
        case .interrupted: "Servern stängdes innan arbetet var klart. Ingenting har sparats. Starta det igen."
        default: job.stage
        }
    }
}
