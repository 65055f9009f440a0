internal import Foundation
internal import Presentation
internal import ProjectionEngine
internal import WorkforceModel
internal import WorkforceStore

/// The long computations of Behov as jobs: what they are called and where their results are shown.
enum NeedJob: String {
    case intervals
    case backtest

    /// Words for the heading.
    var title: String {
        switch self {
        case .intervals: "Beräkning av intervall"
        case .backtest: "Prövning av träffsäkerheten"
        }
    }

    /// The page that shows the result.
    func resultPath(_ organisation: Int64?) -> String {
        let page = self == .intervals ? "framskrivning" : "traffsakerhet"
        return "/behov/\(page)" + (organisation.map { "?org=\($0)" } ?? "")
    }

    /// A job's page; nil when the job is of another kind.
    static func page(_ job: StoredJob) -> PageContent? {
        guard let kind = NeedJob(rawValue: job.kind) else { return nil }
        var blocks: [Block] = JobParts.blocks(job)
        if job.state == .done {
            blocks.append(
                .actions([Action("Visa resultatet", href: kind.resultPath(job.organisationID), isPrimary: true)]))
        } else if job.hasEnded {
            blocks.append(.paragraphs([Prose(JobParts.endWords(job))]))
            blocks.append(.actions([Action("Tillbaka", href: kind.resultPath(job.organisationID))]))
        }
        return PageContent(title: kind.title, blocks: blocks)
    }
}

/// Starts the job that computes the intervals of a large organisation.
public struct ComputeIntervals: FormUseCase {
    /// The organisation.
    public let organisationID: Int64?

    /// Reads `org`.
    public init(_ request: PageRequest, _ form: FormValues) throws {
        organisationID = request.organisationID
    }

    /// Starts the job and leads to its page.
    public func run(in service: Service, as viewer: Viewer) async throws -> FormAnswer {
        guard let organisationID else { throw RequestFault.noOrganisation }
        guard let context = try await service.projection(of: organisationID), !context.isSum else {
            throw RequestFault.missing("framskrivning")
        }
        let manifest = try await service.intervalManifest(context)
        let job = try await service.jobs.start(
            kind: NeedJob.intervals.rawValue, owner: viewer.name, organisationID: organisationID,
            manifest: String(decoding: try JSONEncoder().encode(manifest), as: UTF8.self),
            time: { [service] in service.now }
        ) { reporter in
            reporter("Simulerar \(manifest.replicates) förlopp för \(context.organisation.name)")
            guard let intervals = try await service.simulateIntervals(context, manifest) else {
                throw JobFault(words: "Avgångar saknas för något år, så rekryteringen kan inte simuleras.")
            }
            return String(decoding: try JSONEncoder().encode(intervals), as: UTF8.self)
        }
        return .done(path: "/register/jobb?id=\(job)", message: "Beräkningen är startad.")
    }
}
