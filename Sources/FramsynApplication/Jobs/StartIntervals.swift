internal import Foundation
internal import Presentation
internal import ProjectionEngine
internal import WorkforceModel
internal import WorkforceStore

/// Starts the computation of a projection's intervals as a job.
public struct StartIntervals: FormUseCase {
    /// The right it asks for.
    public static let right = RequiredRight.aggregate(.need)
    /// The organisation asked for; nil means the standard one.
    public var organisationID: Int64? { request.organisationID }
    private let request: PageRequest

    /// Reads `org`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        self.request = request
    }

    /// Starts the job, or leads to the one that already computes the same.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        let id = try await service.organisation(of: request, for: viewer)
        guard let context = try await service.projection(of: id) else { return .page(EmptyNeed.page("Osäkerhet")) }
        let job = try await service.startIntervals(context, by: viewer)
        return .done(path: "/jobb?id=\(job)", message: "Beräkningen är startad.")
    }
}

extension IntervalManifest {
    /// Kind of job.
    static let kind = "intervals"
}

extension Service {
    /// Starts computing the intervals of a projection, and returns the job.
    func startIntervals(_ context: ProjectionContext, by viewer: Viewer) async throws -> Int64 {
        let manifest = try await intervalManifest(context)
        return try await startJob(
            IntervalManifest.kind, manifest: manifest, organisation: context.organisation.id, owner: viewer
        ) { [self] report in
            let employers = context.isSum ? " för \(context.parts.count) arbetsgivare tillsammans" : ""
            let stage = "Räknar på \(manifest.replicates) möjliga utfall\(employers)"
            report(stage, 0)
            guard let intervals = try await simulateIntervals(context, manifest, progress: { report(stage, $0) })
            else {
                throw JobFault(
                    words:
                        "Intervallen går inte att räkna, eftersom avgångar inte är angivna för alla yrken och år. Fyll i dem och försök igen."
                )
            }
            return String(decoding: try JSONEncoder().encode(intervals), as: UTF8.self)
        }
    }

    /// Starts a job, or returns the one under way with the same kind, organisation and manifest.
    func startJob<Manifest: Codable & Equatable>(
        _ kind: String, manifest: Manifest, organisation: Int64, owner: Viewer,
        work: @Sendable @escaping (JobReporter) async throws -> String
    ) async throws -> Int64 {
        for job in try await store.jobs(limit: JobPage.listed)
        where !job.hasEnded && job.kind == kind && job.organisationID == organisation {
            let other = try? JSONDecoder().decode(Manifest.self, from: Data(job.manifest.utf8))
            if other == manifest { return job.id }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(manifest), as: UTF8.self)
        return try await jobs.start(
            kind: kind, owner: owner, organisationID: organisation, manifest: json, time: { self.now }, work: work)
    }
}
